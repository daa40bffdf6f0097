// A server component whose call Next keeps for a second.

import { createElement } from "react";
import { client } from "../../client.js";

export default async function Page() {
  const response = await client.fetch("things/7", { next: { revalidate: 1 } });
  const { name } = await response.json();
  return createElement("p", null, name);
}
