// Owns the pictures of the rooms in docs/design.md: those of js/src by the table of what each may import,
// those of Rust by what they do import.

import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { between } from "../lib/generated.mjs";
import { filesBelow } from "../lib/hash.mjs";
import { withoutComments, withoutRustTests } from "../lib/layers.mjs";
import { inRoot, root } from "../lib/paths.mjs";
import { purposes, rooms, steps } from "../lib/rooms.mjs";
import { moduleOf, ORDER, usedModules } from "../lib/rust-order.mjs";

/** A diagram of these nodes (`id: label`) and arrows. */
function diagram(nodes, arrows) {
  const lines = [
    ...Object.entries(nodes).map(([id, label]) => `${id}["${label}"]`),
    ...arrows.map(([from, to]) => `${from} --> ${to}`),
  ];
  return ["```mermaid", "flowchart TD", ...lines.map((line) => `  ${line}`), "```"].join("\n");
}

/** The rooms of js/src by a table of what each may import. */
export function roomsOfTypeScript(table = rooms) {
  const nodes = Object.keys(table).map((name) => [name, `${name}<br>${purposes[name]}`]);
  return diagram(Object.fromEntries(nodes), steps(table));
}

/** "engine::call::step" is in the room call. Modules without a room of their own are one, at the bottom. */
function rustRoomOf(name) {
  const [part, room = part] = name.split("::");
  if (part !== "engine") return part;
  const stands = (other) => ORDER.indexOf(other);
  return stands(`engine::${room}`) < stands("engine::policy") ? room : "values";
}

/** Each room of Rust with the rooms that its files use. */
function rustUses() {
  const table = {};
  for (const file of filesBelow([inRoot("src")]).filter((path) => path.endsWith(".rs"))) {
    const path = relative(root, file).replaceAll("\\", "/");
    const room = rustRoomOf(moduleOf(path));
    const text = withoutComments(withoutRustTests(readFileSync(file, "utf8")));
    const used = [...usedModules(path, text)].map(rustRoomOf);
    table[room] = [...new Set([...(table[room] ?? []), ...used])].filter((one) => one !== room);
  }
  return table;
}

function roomsOfRust() {
  const table = rustUses();
  // The roots of the crate and of the engine only name their modules.
  for (const outer of ["lib", "engine"]) delete table[outer];
  const names = [...new Set(ORDER.map(rustRoomOf))].filter((name) => name in table);
  const inner = Object.fromEntries(
    names.map((name) => [name, table[name].filter((other) => names.includes(other))]),
  );
  const labels = names.map((name) => [name, [name, ...modulesOf(name)].join("<br>")]);
  return diagram(Object.fromEntries(labels), steps(inner));
}

/** The modules of a room, four to a line; a room that is one file has none. */
function modulesOf(room) {
  const names = ORDER.filter((name) => rustRoomOf(name) === room).map((name) =>
    name.split("::").at(-1),
  );
  const others = names.filter((name) => name !== room);
  return Array.from({ length: Math.ceil(others.length / 4) }, (_, line) =>
    others.slice(line * 4, line * 4 + 4).join(", "),
  );
}

/** docs/design.md with its pictures. */
export function designWith(design) {
  const first = between(design, "rooms of js/src", roomsOfTypeScript());
  return between(first, "rooms of src", roomsOfRust());
}
