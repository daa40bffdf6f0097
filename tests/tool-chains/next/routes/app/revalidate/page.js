// A server component of which Next keeps the answer of a call for a second. No other call has this URL: Next
// would take the answer of that one.

import { createElement } from "react";
import { client } from "../../client.js";

export default async function Page() {
  const response = await client.fetch("things/7?by=revalidate", { next: { revalidate: 1 } });
  const { name } = await response.json();
  return createElement("p", null, name);
}
