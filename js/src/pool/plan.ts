// Owns what all tenants of a pool have in common: reads and checks the pool's options.

import { OptionReader, readingOptions, WITHHELD } from "../client/option-source.js";
import { runtime } from "../runtime/installed.js";
import { isPlain } from "../call/headers.js";
import { ownMembers } from "../values/own-members.js";
import type { Clock } from "../runtime/clock.js";
import type { Sharing } from "../stores/sharing.js";
import type { OptionSource } from "../wasm/contract.js";
import type { ClientPoolOptions, CredentialsFunction } from "./options.js";

/** The ranges of the pool's own options, and what they are without being given. */
const MOST_TENANTS = 1_000_000;
const TENANTS = { timers: 100_000, none: 1_000 };
const AT_ONCE = { most: 1_000, usual: 16 };
const PER_MINUTE_MOST = 10_000;

/** What all tenants have in common. */
export interface Plan {
  /** The options, for each tenant's reader. */
  readonly common: object;
  readonly credentials: CredentialsFunction;
  readonly reader: OptionReader;
  readonly source: OptionSource;
  readonly fetch: typeof fetch | undefined;
  readonly clock: Clock | undefined;
  readonly sharing: Sharing | undefined;
  readonly maxTenants: number;
  readonly limits: readonly [atOnce: number, perMinute: number];
}

/** Secrets are asked for: as functions, they do not enter the module. */
export function withoutSecret(options: Readonly<Record<string | symbol, unknown>>): object {
  const { clientSecret } = options;
  return typeof clientSecret === "string"
    ? { ...options, clientSecret: () => clientSecret }
    : { ...options };
}

/** Reads the options of a pool. What is wrong with them is noted with the reader. */
export function planOf(given: ClientPoolOptions): Plan {
  const { credentials, maxTenants, tokenRequests, ...others } = readingOptions(
    () => ownMembers(given) as unknown as Record<string | symbol, unknown>,
  );
  const common = withoutSecret(others);
  const reader = new OptionReader(withoutKeys(common));
  const whole = (
    option: string,
    suffix: string,
    value: unknown,
    most: number,
  ): number | undefined => {
    const text = reader.variable(suffix);
    const number = value ?? (text === undefined ? undefined : Number(text));
    if (number === undefined) return undefined;
    if (Number.isInteger(number) && (number as number) >= 1 && (number as number) <= most) {
      return number as number;
    }
    reader.note(option, suffix, `must be a whole number from 1 to ${most}.`);
    return undefined;
  };
  if (typeof credentials !== "function") {
    const problem = "must be a function that gives a tenant's credentials.";
    reader.note(
      "credentials",
      undefined,
      credentials === undefined ? `is missing: it ${problem}` : problem,
    );
  }
  if (tokenRequests !== undefined && !isPlain(tokenRequests)) {
    reader.note("tokenRequests", undefined, "must be an object with atOnce or perMinute.");
  }
  const { atOnce, perMinute, ...unknown } = readingOptions(() =>
    ownMembers(isPlain(tokenRequests) ? tokenRequests : {}),
  );
  for (const name of Object.keys(unknown)) {
    reader.note(`tokenRequests.${name}`, undefined, "is no option.");
  }
  const usual = runtime().timers ? TENANTS.timers : TENANTS.none;
  const ofRequests = (name: string, suffix: string, value: unknown, most: number) =>
    whole(`tokenRequests.${name}`, `TOKEN_REQUESTS_${suffix}`, value, most);
  const limits = [
    ofRequests("atOnce", "AT_ONCE", atOnce, AT_ONCE.most) ?? AT_ONCE.usual,
    ofRequests("perMinute", "PER_MINUTE", perMinute, PER_MINUTE_MOST) ?? 0,
  ] as const;
  const most = whole("maxTenants", "MAX_TENANTS", maxTenants, MOST_TENANTS) ?? usual;
  const source = reader.source();
  return {
    common,
    credentials: credentials as CredentialsFunction,
    reader,
    source: { ...source, kept: { ...source.kept, pool: true } },
    fetch: reader.kept.fetch,
    clock: reader.kept.clock,
    sharing: reader.sharing,
    maxTenants: most,
    limits,
  };
}

/** Keys say something together with a tenant's credentials only. */
function withoutKeys(options: object): object {
  const copy = { ...options };
  for (const name of WITHHELD) Reflect.deleteProperty(copy, name);
  return copy;
}
