// A server component with a call whose response Next caches for a second. No other call may have this URL,
// because Next would use its response.

import { createElement } from "react";
import { client } from "../../client.js";

export default async function Page() {
  const response = await client.fetch("things/7?by=revalidate", { next: { revalidate: 1 } });
  const { name } = await response.json();
  return createElement("p", null, name);
}
