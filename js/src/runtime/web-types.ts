// Owns the web's types as the package's declarations name them: those of the project that uses the package, be
// they of web pages, of Node or of workers, and as much as is needed where it has none.

/** The type of what a global class makes, where the project knows it. */
type Made<Name extends string, Otherwise> =
  typeof globalThis extends Readonly<Record<Name, { readonly prototype: infer Known }>>
    ? Known
    : Otherwise;

/** A URL. */
export type WebUrl = Made<"URL", { readonly href: string }>;

/** An AbortSignal. */
export type WebSignal = Made<"AbortSignal", { readonly aborted: boolean }>;

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

/** The second. */
export type FetchInit = WebFetch extends (input: never, init?: infer Init) => unknown
  ? NonNullable<Init>
  : never;

/** The headers in it. */
export type FetchHeaders = FetchInit extends { headers?: infer Headers } ? Headers : never;

/** A compiled wasm module. */
export type WasmModule = typeof globalThis extends {
  readonly WebAssembly: { readonly Module: { readonly prototype: infer Known } };
}
  ? Known
  : object;

/** What `using` asks for, where the project's library knows of it. */
export type ForUsing = SymbolConstructor extends { readonly dispose: infer Key extends symbol }
  ? { readonly [K in Key]: () => void }
  : object;

/** What `await using` asks for. */
export type ForAwaitUsing = SymbolConstructor extends {
  readonly asyncDispose: infer Key extends symbol;
}
  ? { readonly [K in Key]: () => Promise<void> }
  : object;
