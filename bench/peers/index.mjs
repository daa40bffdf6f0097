// Owns the list of what is compared. `hasCache`: the library itself keeps the token until it ends; for the
// others the adapter does, in the few lines that their documentation suggests.

/** Raw fetch measured against itself: what it shows of a difference is the noise. */
export const RAW = "raw";
export const OWN = "everbearer";

const peer = (name, hasCache, ...packages) => ({ name, hasCache, packages });

export const peers = [
  peer(OWN, true, "everbearer"),
  peer("badgateway", true, "@badgateway/oauth2-client"),
  peer("openid-client", false, "openid-client"),
  peer("oauth4webapi", false, "oauth4webapi"),
  peer("simple-oauth2", false, "simple-oauth2"),
  peer("msal-node", true, "@azure/msal-node"),
  peer("google-auth", true, "google-auth-library"),
  peer("axios-pair", true, "axios-oauth-client", "axios-token-interceptor", "axios"),
  peer("commercetools", true, "@commercetools/ts-client"),
  peer("oauth-fetch", false, "oauth-fetch"),
];
