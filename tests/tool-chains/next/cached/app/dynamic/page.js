// A server component that is made for each request. Next allows no look at a clock, which a call is in need
// of, before a component has waited for its request.

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
