// A server component that keeps what its call gives for a second: Next calls it again by the client.

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
