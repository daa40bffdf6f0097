// Owns the web's types in the package's declarations: those of the project that uses the package, whether they
// come from the DOM, from Node or from workers, and minimal ones if it has none.

/** The instance type of a global class, if the project knows it. */
type Made<Name extends string, Otherwise> =
  typeof globalThis extends Readonly<Record<Name, { readonly prototype: infer Known }>>
    ? Known
    : Otherwise;

/** A URL. */
export type WebUrl = Made<"URL", { readonly href: string }>;

/** An AbortSignal. */
export type WebSignal = Made<"AbortSignal", { readonly aborted: boolean }>;

/** A CryptoKey. */
export type WebKey = Made<"CryptoKey", { readonly type: string; readonly usages: unknown }>;

/** A Response. */
export type WebResponse = Made<"Response", PlainResponse>;

interface PlainResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: unknown;
  text(): Promise<string>;
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

interface PlainInit {
  method?: string;
  headers?: Record<string, string> | undefined;
  body?: unknown;
  redirect?: "follow" | "error" | "manual";
  signal?: WebSignal | null;
}

/** The global fetch. */
export type WebFetch = typeof globalThis extends { readonly fetch: infer Known }
  ? Known
  : (input: string | WebUrl, init?: PlainInit) => Promise<WebResponse>;

/** The first argument of the global fetch. */
export type FetchInput = WebFetch extends (input: infer Input, ...rest: never) => unknown
  ? Input
  : never;

/** The second argument of the global fetch. */
export type FetchInit = WebFetch extends (input: never, init?: infer Init) => unknown
  ? NonNullable<Init>
  : never;

/** The headers in the second argument of the global fetch. */
export type FetchHeaders = FetchInit extends { headers?: infer Headers } ? Headers : never;

/** A compiled wasm module. */
export type WasmModule = typeof globalThis extends {
  readonly WebAssembly: { readonly Module: { readonly prototype: infer Known } };
}
  ? Known
  : object;

/** What `using` needs, if the project's `lib` knows it. */
export type ForUsing = SymbolConstructor extends { readonly dispose: infer Key extends symbol }
  ? { readonly [K in Key]: () => void }
  : object;

/** What `await using` needs, if the project's `lib` knows it. */
export type ForAwaitUsing = SymbolConstructor extends {
  readonly asyncDispose: infer Key extends symbol;
}
  ? { readonly [K in Key]: () => Promise<void> }
  : object;
