// A server component that caches its call's result for a second: Next calls again with the client.

import { unstable_cache } from "next/cache";
import { createElement } from "react";
import { client } from "../../client.js";

const thing = unstable_cache(
  async () => (await client.fetch("things/7", { cache: "no-store" })).json(),
  ["thing"],
  { revalidate: 1 },
);

export default async function Page() {
  const { name } = await thing();
  return createElement("p", null, name);
}
