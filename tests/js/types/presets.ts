// The presets as a user's program sees them: a missing variable, an unknown one and an unknown environment are errors.

import { ClientPool } from "everbearer/pool";
import { OAuthClient } from "everbearer";
import type { OAuthClientOptions } from "everbearer";
import { auth0, boxCcg, microsoftEntra, paypal, preset, spotify } from "everbearer/presets";
import type { PresetName, PresetOptions } from "everbearer/presets";
import type { Holds, Same } from "./support.js";

const credentials = { clientId: "id", clientSecret: "secret" };

export const clients = [
  new OAuthClient({
    ...auth0({ tenant: "acme" }),
    audience: "https://api.example.com/",
    ...credentials,
  }),
  new OAuthClient({ ...microsoftEntra({ tenant: "acme" }), ...credentials }),
  new OAuthClient({ ...paypal(), ...credentials }),
  new OAuthClient({ ...paypal({ environment: "sandbox" }), ...credentials, timeoutMs: 1 }),
  new OAuthClient({ ...spotify(), ...credentials }),
  new OAuthClient({ ...preset("auth0", { tenant: "acme" }), ...credentials }),
  new OAuthClient({ ...preset("paypal"), ...credentials }),
  OAuthClient.fromEnv("ACME", { preset }),
];

export const pool = new ClientPool({ ...paypal(), credentials: () => credentials });
export const other = ClientPool.fromEnv("ACME", { preset, credentials: () => credentials });

/** Configuration is known at run time only. */
export const configured = (name: string, variables: Record<string, string>): PresetOptions =>
  preset(name, variables);
export const lookedUp = (name: string): PresetOptions => preset(name, () => undefined);

export type Options = Holds<PresetOptions extends OAuthClientOptions ? true : false>;
export type Url = Holds<Same<PresetOptions["tokenUrl"], string>>;
export const known: PresetName = "microsoft-entra";

// @ts-expect-error A variable is missing.
auth0();
// @ts-expect-error A variable is missing.
auth0({});
// @ts-expect-error A variable is unknown.
auth0({ tenant: "acme", tenent: "acme" });
// @ts-expect-error A variable is no string.
auth0({ tenant: 7 });
// @ts-expect-error An environment is unknown.
paypal({ environment: "staging" });
// @ts-expect-error A word is unknown.
boxCcg({ subjectType: "group", subjectId: "1" });
// @ts-expect-error There are no variables.
spotify({ tenant: "acme" });
// @ts-expect-error A variable is missing.
preset("auth0");
// @ts-expect-error A variable is missing.
preset("auth0", {});
// @ts-expect-error An environment is unknown.
preset("paypal", { environment: "staging" });
// @ts-expect-error A name is unknown.
export const unknown: PresetName = "auth1";
