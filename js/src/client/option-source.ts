// Owns option sources: reads the options object and the variables of an environment as plain data for the core,
// which checks them.

import { isPlain } from "../call/headers.js";
import { configurationError } from "../errors/errors.js";
import type { Problem } from "../errors/fields.js";
import { isClock } from "../runtime/clock.js";
import type { Clock } from "../runtime/clock.js";
import { runtime } from "../runtime/installed.js";
import { withoutLineEnds } from "../values/lines.js";
import { ownMembers } from "../values/own-members.js";
import type { TokenStore } from "../stores/contract.js";
import type { Sharing } from "../stores/sharing.js";
import type { OptionSource } from "../wasm/contract.js";
import { readerOf } from "./files.js";
import { keptKeys } from "./key-options.js";
import type { KeptKeys } from "./key-options.js";
import type { FromEnv, FromEnvWithPreset, PrefixedEnvironment, SecretFunction } from "./options.js";
import { hasLeases, isStore, sharingOf } from "./store-options.js";

/** The value of an option as plain data. */
const asData = (name: string, value: unknown): unknown =>
  value instanceof URL ? value.href : copied(value, DEPTHS[name] ?? DEPTH);

/** An option's members, and their members: the core looks no deeper. */
const DEPTH = 3;

/** Values of parameters may be nested: so deeply, with the parameters themselves. */
const DEPTHS: Readonly<Record<string, number | undefined>> = ownMembers({ tokenParameters: 6 });

/**
 * A copy: what the caller changes later must not change the client, and a getter that throws must not
 * throw inside the module.
 */
function copied(value: unknown, depth: number, isMember = false): unknown {
  if (typeof value === "function") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return value.map((item) => copied(item, depth - 1, true));
  // A Date or a Map, whose own members say nothing.
  if (isMember && Object.prototype.toString.call(value) !== "[object Object]") return undefined;
  // What is undefined is not given; what is no data becomes null, which the core refuses.
  const given = Object.entries(value).filter(([, one]) => one !== undefined);
  const entries = given.map(([name, one]) => [name, copied(one, depth - 1, true)]);
  return Object.fromEntries(entries) as unknown;
}

/** Reads options, which may be anything: getters and proxies may throw. */
export function readingOptions<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const problem = "cannot be read: a member of them throws. cause says more.";
    throw configurationError([{ option: "options", problem }], cause);
  }
}

/**
 * The member by which `fromEnv` tells the constructor where to look for options that are not given. It survives
 * a subclass that copies and extends its options.
 */
const environment = Symbol("environment");

/** An environment, and whether the preset that it names has been looked up. */
interface Variables extends PrefixedEnvironment {
  readonly presets: boolean;
}

/** Options for a constructor, with the environment for those that are not given. */
export function fromVariables<T extends object>(
  prefix: unknown,
  options: FromEnv<T> | undefined,
): T {
  const { env, preset, ...given } = readingOptions(() =>
    ownMembers(options as FromEnvWithPreset<T> | undefined),
  );
  const presets = typeof preset === "function";
  const from: Variables = {
    prefix: readingOptions(() => String(prefix)),
    env: env === undefined ? runtime().environment() : env,
    presets,
  };
  return { ...(presets ? preset(from, given) : given), [environment]: from } as unknown as T;
}

/** Options that the facade uses itself. Invalid ones go to the core, which reports them. */
interface Kept {
  /** A function of the user's, or the reader of the file that a variable names. */
  clientSecret?: SecretFunction;
  fetch?: typeof fetch;
  clock?: Clock;
  store?: TokenStore;
  headers?: Readonly<Record<string, unknown>>;
}

/** The names of options that do not enter the module. */
export const WITHHELD: ReadonlySet<string> = new Set([
  "privateKey",
  "keyId",
  "keyAlgorithm",
  "certificate",
  "assertionClaims",
  "assertionHeader",
  "clientAssertion",
]);

/** The variables of the same options, without their prefix. */
const KEY_VARIABLES = [
  ...["PRIVATE_KEY", "PRIVATE_KEY_FILE", "KEY_ID", "KEY_ALGORITHM"],
  ...["CERTIFICATE", "CERTIFICATE_FILE", "CLIENT_ASSERTION_FILE"],
];

const NO_KEYS: KeptKeys = { signing: undefined, assertion: undefined, kinds: {} };

/** Options as somebody has given them. */
type Own = Readonly<Record<string | symbol, unknown>>;

/** Reads the options of a client, and collects problems. */
export class OptionReader {
  /** Problems found here; the core adds its own. */
  readonly problems: Problem[] = [];
  /** Options that a provider's client derives from its own: their problems are reported for those. */
  readonly renamed = new Map<string, Omit<Problem, "problem">>();
  /** The options for the core. */
  readonly options: Record<string, unknown> = ownMembers({});
  readonly kept: Kept = ownMembers({});
  /** The secret that its file holds now. It is for the check only: later it is read for each token request. */
  secretNow: string | undefined;
  readonly prefix: string | undefined;
  readonly #variables: Readonly<Record<string, string>> = ownMembers({});
  /** The store's key, which does not enter the module. */
  #storeKey: unknown;
  /** Options that do not enter the module. */
  readonly #withheld: Record<string, unknown> = ownMembers({});

  constructor(given: object | undefined) {
    const from = readingOptions(() => this.#read(ownMembers(given) as Own));
    if (!from) return;
    this.prefix = from.prefix;
    const { env } = from;
    if (typeof env === "object" && env !== null) {
      this.#variables = readingOptions(() => textsOf(env, from.prefix));
      if (!from.presets && this.variable("PRESET"))
        this.note("preset", "PRESET", "needs preset of everbearer/presets, given to fromEnv.");
    } else {
      this.problems.push({ option: "env", problem: "must be an object, such as process.env." });
    }
  }

  /** Private keys and assertions, which the core does not see. */
  #keys: KeptKeys | undefined;

  /** What the client keeps of its keys. They are taken out of options and variables when this is first asked. */
  get keys(): KeptKeys {
    return (this.#keys ??= this.#taken());
  }

  #sharing: Sharing | undefined;

  /** The store with its keys, if there is one. */
  get sharing(): Sharing | undefined {
    return this.#sharing;
  }

  /** Takes the store's key out of options and variables, and checks it. */
  #share(): void {
    const { store } = this.kept;
    const path = this.variable("STORE_KEY_FILE");
    let key = this.#storeKey ?? this.variable("STORE_KEY");
    for (const suffix of ["STORE_KEY", "STORE_KEY_FILE"]) this.#dropVariable(suffix);
    if (key === undefined && path !== undefined) {
      const { text, problem } = readerOf(path);
      if (problem !== undefined) {
        this.note("storeKey", "STORE_KEY_FILE", problem);
        return;
      }
      key = text;
    }
    if (!store && this.problems.some(({ option }) => option === "store")) return;
    this.#sharing = readingOptions(() =>
      sharingOf(store, key, (problem) => {
        this.note("storeKey", "STORE_KEY", problem);
      }),
    );
  }

  #keepStore(value: unknown): void {
    if (isStore(value)) this.kept.store = value;
    else this.note("store", undefined, "must have the methods get, set and delete (TokenStore).");
  }

  #dropVariable(suffix: string): void {
    Reflect.deleteProperty(this.#variables, `${this.prefix ?? ""}_${suffix}`);
  }

  #taken(): KeptKeys {
    const signsWithSecret = this.#method() === "client_secret_jwt";
    // Most clients have a secret only: nothing of it runs then, nor is it compiled.
    const hasNone =
      !signsWithSecret &&
      Object.keys(this.#withheld).length === 0 &&
      !KEY_VARIABLES.some((suffix) => this.variable(suffix));
    if (hasNone) return NO_KEYS;
    return keptKeys({
      take: (name) => {
        const { [name]: given } = this.#withheld;
        return given;
      },
      variable: (suffix) => {
        const value = this.variable(suffix);
        this.#dropVariable(suffix);
        return value;
      },
      note: (option, suffix, problem) => {
        this.note(option, suffix, problem);
      },
      signsWithSecret,
      secret: this.#secret(),
      secretNow: this.secretNow ?? this.#secret(),
    });
  }

  /** Whether the token that is exchanged may be of another kind than a JWT. */
  get exchanges(): boolean {
    const kind = this.options["subjectTokenType"] ?? this.variable("SUBJECT_TOKEN_TYPE");
    return typeof kind === "string" && !kind.endsWith(":jwt");
  }

  #method(): unknown {
    return this.options["clientAuthentication"] ?? this.variable("CLIENT_AUTHENTICATION");
  }

  /** The secret, or what gives it. */
  #secret(): unknown {
    const { clientSecret } = this.kept;
    return clientSecret ?? this.options["clientSecret"] ?? this.variable("CLIENT_SECRET");
  }

  /** Notes what is wrong with an option, or with the variable of this suffix. */
  note(option: string, suffix: string | undefined, problem: string): void {
    this.problems.push({ ...this.named(option, suffix), problem });
  }

  /** An option, and the variable that gives it. */
  named(option: string, suffix: string | undefined): Omit<Problem, "problem"> {
    if (this.prefix === undefined || suffix === undefined) return { option };
    return { option, variable: `${this.prefix}_${suffix}` };
  }

  /** A variable; undefined if it is not set, or empty. */
  variable(suffix: string): string | undefined {
    return this.#variables[`${this.prefix ?? ""}_${suffix}`]?.trim() || undefined;
  }

  /** What the core reads. */
  source(): OptionSource {
    const { prefix } = this;
    this.#readSecretFile();
    this.#share();
    // With a prototype: the module takes nothing else for an object.
    const options = { ...this.options };
    const secret = this.kept.clientSecret && { secret: true as const };
    const fetch = this.kept.fetch && { fetch: true as const };
    const store = this.kept.store && { store: hasLeases(this.kept.store) };
    const kept = { ...this.keys.kinds, ...secret, ...fetch, ...store };
    return prefix === undefined
      ? { options, kept }
      : { options, prefix, variables: { ...this.#variables }, kept };
  }

  /** Reads the file of the secret, if that is not given otherwise, to see that it can be. */
  #readSecretFile(): void {
    const path = this.variable("CLIENT_SECRET_FILE");
    if (path === undefined || this.#secret() !== undefined) return;
    const read = readerOf(path);
    this.kept.clientSecret = read.again;
    if (read.problem === undefined) this.secretNow = withoutLineEnds(read.text);
    else this.note("clientSecret", "CLIENT_SECRET", read.problem);
  }

  #read(own: Own): Variables | undefined {
    for (const [name, value] of Object.entries(own)) {
      const isFunction = typeof value === "function";
      if (name === "clientSecret" && isFunction) this.kept.clientSecret = value as SecretFunction;
      else if (name === "fetch" && isFunction) this.kept.fetch = value as typeof fetch;
      else if (name === "clock" && isClock(value)) this.kept.clock = value;
      else if (name === "store" && value !== undefined) this.#keepStore(value);
      else if (name === "storeKey") this.#storeKey = value;
      else if (name === "headers" && isPlain(value)) this.kept.headers = ownMembers(value);
      else if (WITHHELD.has(name)) this.#withheld[name] = value;
      else this.options[name] = asData(name, value);
    }
    return own[environment] as Variables | undefined;
  }
}

/** The variables with this prefix. Values that are not strings are skipped: a worker has other bindings. */
function textsOf(env: object, prefix: string): Readonly<Record<string, string>> {
  const found = Object.entries(env).filter(
    (variable): variable is [string, string] =>
      variable[0].startsWith(`${prefix}_`) && typeof variable[1] === "string",
  );
  return ownMembers(Object.fromEntries(found));
}
