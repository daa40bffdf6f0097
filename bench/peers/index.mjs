// Owns the list of peers. `hasCache`: the library keeps the token until it expires; for the others the
// adapter does, in the few lines that their documentation suggests. `makesCalls`: the library also makes
// the API calls; for the others the adapter uses fetch with the library's header.

/** Raw fetch measured against itself: its difference is the noise. */
export const RAW = "raw";
export const OWN = "everbearer";

const ALL = { hasCache: true, makesCalls: true };
const peer = (name, packages, traits = ALL) => ({ name, packages, ...traits });

export const peers = [
  peer(OWN, ["everbearer"]),
  peer("badgateway", ["@badgateway/oauth2-client"]),
  peer("openid-client", ["openid-client"], { ...ALL, hasCache: false }),
  peer("oauth4webapi", ["oauth4webapi"], { ...ALL, hasCache: false }),
  peer("simple-oauth2", ["simple-oauth2"], { hasCache: false, makesCalls: false }),
  peer("msal-node", ["@azure/msal-node"], { ...ALL, makesCalls: false }),
  peer("google-auth", ["google-auth-library"]),
  peer("axios-pair", ["axios-oauth-client", "axios-token-interceptor", "axios"]),
  peer("commercetools", ["@commercetools/ts-client"]),
  peer("oauth-fetch", ["oauth-fetch"], { ...ALL, hasCache: false }),
];
