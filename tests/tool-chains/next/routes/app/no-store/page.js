// A server component whose call Next does not cache.

import { createElement } from "react";
import { client } from "../../client.js";

export default async function Page() {
  const response = await client.fetch("things/7", { cache: "no-store" });
  const { name } = await response.json();
  return createElement("p", null, name);
}
