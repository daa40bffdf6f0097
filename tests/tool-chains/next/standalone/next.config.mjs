// Owns an application that is deployed as its own server, with the package bundled or installed beside it.

/** @type {import("next").NextConfig} */
export default {
  output: "standalone",
  serverExternalPackages: process.env.EXTERNAL ? ["everbearer"] : [],
  experimental: { cpus: 1 },
};
