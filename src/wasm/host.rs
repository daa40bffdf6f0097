//! What JavaScript hands in: the runtime's capabilities, and the facts of a call.

use js_sys::{Function, JsString, Promise};
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

#[wasm_bindgen]
extern "C" {
    /// The capabilities of the runtime and of the facade (`js/src/wasm/contract.ts`). What the user has
    /// handed in is behind it, held weakly: what the module holds, no collector sees.
    #[derive(Clone)]
    pub type Host;

    /// The user's own fetch, if there is one.
    #[wasm_bindgen(method, getter)]
    pub fn fetch(this: &Host) -> JsValue;

    /// Sends a call: sets this header and calls fetch, the user's own or the global one as it is now. The
    /// facts keep what fetch answered; what it throws is what it would have rejected with. One import for
    /// all of it: to leave the module costs more than what is done outside.
    #[wasm_bindgen(method)]
    pub fn send(
        this: &Host,
        facts: &CallFacts,
        hop: &Hop,
        own: &JsValue,
        name: &JsString,
        value: &JsString,
    );

    /// Whether a timer may run between calls.
    #[wasm_bindgen(method, getter)]
    pub fn timers(this: &Host) -> bool;

    /// Whether a clock was handed in. If not, the runtime's is asked without going through the host.
    #[wasm_bindgen(method, getter, js_name = hasClock)]
    pub fn has_clock(this: &Host) -> bool;

    /// The wall clock, in milliseconds since the Unix epoch.
    #[wasm_bindgen(method)]
    pub fn wall(this: &Host) -> f64;

    /// The monotonic clock, in milliseconds.
    #[wasm_bindgen(method)]
    pub fn monotonic(this: &Host) -> f64;

    /// Sets a timer of the clock that was handed in.
    #[wasm_bindgen(method, js_name = startTimer)]
    pub fn start_timer(this: &Host, callback: &Function, delay_ms: f64) -> JsValue;

    /// Clears it.
    #[wasm_bindgen(method, js_name = stopTimer)]
    pub fn stop_timer(this: &Host, handle: &JsValue);

    /// Lets the process exit in spite of a timer.
    #[wasm_bindgen(method, js_name = unrefTimer)]
    pub fn unref_timer(this: &Host, handle: &JsValue);

    /// Keeps the runtime's request context alive until the promise settles, where there is one.
    #[wasm_bindgen(method, js_name = waitUntil)]
    pub fn wait_until(this: &Host, promise: &Promise);

    /// Adds `cache: "no-store"` to the options of a token request, where the runtime takes that.
    #[wasm_bindgen(method, js_name = neverCache)]
    pub fn never_cache(this: &Host, init: &JsValue);

    /// The Retry-After header of an answer, dates in it as milliseconds since the Unix epoch.
    #[wasm_bindgen(method, js_name = retryAfter)]
    pub fn retry_after(this: &Host, response: &JsValue) -> Option<String>;

    /// Reads the body of an answer of the token endpoint as text, up to so many bytes; undefined if it
    /// is longer. Never throws, but may reject.
    #[wasm_bindgen(method, js_name = readBody)]
    pub fn read_body(
        this: &Host,
        response: &JsValue,
        limit: usize,
        signal: &AbortSignal,
    ) -> Promise;

    /// Keeps what a token request was ended by, for the errors that are made of it. Answers the
    /// runtime's error code, undefined if it has none, or true if it is no fault of the network.
    #[wasm_bindgen(method, js_name = tokenFault)]
    pub fn token_fault(this: &Host, error: &JsValue) -> JsValue;

    /// Makes an instance of the facade's error class.
    #[wasm_bindgen(method, js_name = makeError)]
    pub fn make_error(this: &Host, fields: &JsValue, cause: &JsValue) -> JsValue;

    /// Tells listeners.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, event: &JsValue);

    /// The facts of a call, prepared by the facade.
    pub type CallFacts;

    /// The generation of the token that it was last sent with; 0 if it was not sent.
    #[wasm_bindgen(method, getter)]
    pub fn generation(this: &CallFacts) -> u32;

    /// The method, in upper case.
    #[wasm_bindgen(method, getter)]
    pub fn method(this: &CallFacts) -> String;

    /// What the caller declared of repeating the operation, if anything.
    #[wasm_bindgen(method, getter)]
    pub fn idempotent(this: &CallFacts) -> Option<bool>;

    /// Whether the body can be sent again.
    #[wasm_bindgen(method, getter)]
    pub fn repeatable(this: &CallFacts) -> bool;

    /// The call's timeout in milliseconds.
    #[wasm_bindgen(method, getter, js_name = timeoutMs)]
    pub fn timeout_ms(this: &CallFacts) -> Option<f64>;

    /// The monotonic clock when the call began; only where there is a timeout.
    #[wasm_bindgen(method, getter, js_name = startedAt)]
    pub fn started_at(this: &CallFacts) -> Option<f64>;

    /// Whether only a token newer than the current one will do.
    #[wasm_bindgen(method, getter, js_name = forceRefresh)]
    pub fn force_refresh(this: &CallFacts) -> bool;

    /// What fetch is given, and the headers in it.
    pub type Hop;
}
