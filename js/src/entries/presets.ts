// The entry of the presets, in every runtime: they give options, and need no client.

export * from "../presets/index.js";
