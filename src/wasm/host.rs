//! The JavaScript objects that the facade hands in: the host, and the record of a call.

use js_sys::{Function, JsString, Promise};
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

#[wasm_bindgen]
extern "C" {
    /// What the facade does for the module (`js/src/wasm/contract.ts`). It holds the user's own objects
    /// weakly: the garbage collector does not see references from the module.
    #[derive(Clone)]
    pub type Host;

    /// The user's own fetch, if there is one.
    #[wasm_bindgen(method, getter)]
    pub fn fetch(this: &Host) -> JsValue;

    /// Sends a call: sets this header and calls fetch, the user's own or the current global one. The record
    /// keeps the result; an error that fetch throws counts as one that it rejects with. One import does all
    /// of it, because leaving the module costs more than the work outside.
    #[wasm_bindgen(method)]
    pub fn send(
        this: &Host,
        record: &CallRecord,
        hop: &Hop,
        own: &JsValue,
        name: &JsString,
        value: &JsString,
    );

    /// Whether timers may run between calls.
    #[wasm_bindgen(method, getter)]
    pub fn timers(this: &Host) -> bool;

    /// Whether the user has a clock of their own. If not, the module reads the runtime's clocks directly.
    #[wasm_bindgen(method, getter, js_name = hasClock)]
    pub fn has_clock(this: &Host) -> bool;

    /// The wall clock, in milliseconds since the Unix epoch.
    #[wasm_bindgen(method)]
    pub fn wall(this: &Host) -> f64;

    /// The monotonic clock, in milliseconds.
    #[wasm_bindgen(method)]
    pub fn monotonic(this: &Host) -> f64;

    /// Sets a timer of the user's own clock.
    #[wasm_bindgen(method, js_name = startTimer)]
    pub fn start_timer(this: &Host, callback: &Function, delay_ms: f64) -> JsValue;

    /// Clears such a timer.
    #[wasm_bindgen(method, js_name = stopTimer)]
    pub fn stop_timer(this: &Host, handle: &JsValue);

    /// Lets the process exit despite a timer.
    #[wasm_bindgen(method, js_name = unrefTimer)]
    pub fn unref_timer(this: &Host, handle: &JsValue);

    /// Keeps the runtime's request context alive until the promise settles, where there is one.
    #[wasm_bindgen(method, js_name = waitUntil)]
    pub fn wait_until(this: &Host, promise: &Promise);

    /// Adds `cache: "no-store"` to the options of a token request, where the runtime supports that.
    #[wasm_bindgen(method, js_name = neverCache)]
    pub fn never_cache(this: &Host, init: &JsValue);

    /// The Retry-After header of a response, with dates as milliseconds since the Unix epoch.
    #[wasm_bindgen(method, js_name = retryAfter)]
    pub fn retry_after(this: &Host, response: &JsValue) -> Option<String>;

    /// Reads the body of a token response as text, up to `limit` bytes; undefined if it is longer. Never
    /// throws, but may reject.
    #[wasm_bindgen(method, js_name = readBody)]
    pub fn read_body(
        this: &Host,
        response: &JsValue,
        limit: usize,
        signal: &AbortSignal,
    ) -> Promise;

    /// Keeps the error that ended a token request, as the cause of later errors. Returns the runtime's
    /// error code, undefined if there is none, or true if it is not a network fault.
    #[wasm_bindgen(method, js_name = tokenFault)]
    pub fn token_fault(this: &Host, error: &JsValue) -> JsValue;

    /// Makes an instance of the facade's error class.
    #[wasm_bindgen(method, js_name = makeError)]
    pub fn make_error(this: &Host, fields: &JsValue, cause: &JsValue) -> JsValue;

    /// Tells listeners.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, event: &JsValue);

    /// The record of a call, prepared by the facade.
    pub type CallRecord;

    /// The generation of the token with which it was last sent; 0 if it was not sent.
    #[wasm_bindgen(method, getter)]
    pub fn generation(this: &CallRecord) -> u32;

    /// The method, in upper case.
    #[wasm_bindgen(method, getter)]
    pub fn method(this: &CallRecord) -> String;

    /// Whether the caller declared the call idempotent, if it declared anything.
    #[wasm_bindgen(method, getter)]
    pub fn idempotent(this: &CallRecord) -> Option<bool>;

    /// Whether the body can be sent more than once.
    #[wasm_bindgen(method, getter)]
    pub fn repeatable(this: &CallRecord) -> bool;

    /// The call's timeout in milliseconds.
    #[wasm_bindgen(method, getter, js_name = timeoutMs)]
    pub fn timeout_ms(this: &CallRecord) -> Option<f64>;

    /// The call's own limit of retries.
    #[wasm_bindgen(method, getter, js_name = maxRetries)]
    pub fn max_retries(this: &CallRecord) -> Option<u32>;

    /// The monotonic clock when the call began; only where there is a timeout.
    #[wasm_bindgen(method, getter, js_name = startedAt)]
    pub fn started_at(this: &CallRecord) -> Option<f64>;

    /// Whether only a token newer than the current one will do.
    #[wasm_bindgen(method, getter, js_name = forceRefresh)]
    pub fn force_refresh(this: &CallRecord) -> bool;

    /// The arguments of fetch, and the headers in them.
    pub type Hop;
}
