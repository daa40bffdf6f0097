// A server component that caches its call's result for a second, and is rendered at build time.

import { cacheLife } from "next/cache";
import { createElement } from "react";
import { client } from "../../client.js";

async function thing() {
  "use cache";
  cacheLife({ revalidate: 1, expire: 3600 });
  const response = await client.fetch("things/7", { cache: "no-store" });
  return response.json();
}

export default async function Page() {
  const { name } = await thing();
  return createElement("p", null, name);
}
