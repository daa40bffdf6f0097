// A server component that is rendered for each request. Next allows no reading of a clock, which a call
// needs, before a component has awaited its request.

import { connection } from "next/server";
import { createElement, Suspense } from "react";
import { client } from "../../client.js";

async function Thing() {
  await connection();
  const response = await client.fetch("things/7", { cache: "no-store" });
  const { name } = await response.json();
  return createElement("p", null, name);
}

export default function Page() {
  return createElement(Suspense, { fallback: "soon" }, createElement(Thing));
}
