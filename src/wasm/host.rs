//! The host (what the facade does for the module), and the record of a call.
//!
//! An instance of the module has one host, which knows clients by ids. By the id it looks up what differs
//! from client to client.

use js_sys::{Function, JsString, Promise};
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

/// A client's id in the host.
pub type ClientId = u32;

/// A client that the host knows, until this is dropped.
pub struct Registration(pub ClientId);

impl Drop for Registration {
    fn drop(&mut self) {
        forget(self.0);
    }
}

// The glue's `host` is that of its instance (`js/src/wasm/contract.ts`).
#[wasm_bindgen(js_namespace = host)]
extern "C" {
    /// Forgets a client.
    fn forget(id: ClientId);

    /// Sends a call: sets this header and calls fetch, the user's own or the current global one. The record
    /// keeps the result; an error that fetch throws counts as one that it rejects with. One import does all
    /// of it, because leaving the module costs more than the work outside.
    pub fn send(record: &CallRecord, hop: &Hop, own: &JsValue, name: &JsString, value: &JsString);

    /// Sends a token request by the client's fetch, with `cache: "no-store"` where the runtime supports that.
    /// Returns what fetch returns; an error that fetch throws counts as one that it rejects with. `hides`: the URL holds
    /// what no error may show.
    #[wasm_bindgen(js_name = sendTokenRequest)]
    pub fn send_token_request(id: ClientId, url: &str, init: &JsValue, hides: bool) -> JsValue;

    /// A random UUID.
    pub fn uuid() -> String;

    /// Prepares the token request of this flight (`Client::prepare`) and sends it (`Client::send_token_request`).
    /// Resolves with the response, or rejects. `landed`: settles when the flight has landed.
    pub fn prepare(id: ClientId, flight: u32, signal: &AbortSignal, landed: &JsValue) -> Promise;

    /// The Date header of a response, in milliseconds since the Unix epoch.
    #[wasm_bindgen(js_name = dateOf)]
    pub fn date_of(response: &JsValue) -> Option<f64>;

    /// Whether timers may run between calls.
    pub fn timers() -> bool;

    /// The wall clock of a client with a clock of its own, in milliseconds since the Unix epoch.
    pub fn wall(id: ClientId) -> f64;

    /// The monotonic clock of such a client, in milliseconds.
    pub fn monotonic(id: ClientId) -> f64;

    /// Sets a timer of such a client's clock.
    #[wasm_bindgen(js_name = startTimer)]
    pub fn start_timer(id: ClientId, callback: &Function, delay_ms: f64) -> JsValue;

    /// Clears such a timer.
    #[wasm_bindgen(js_name = stopTimer)]
    pub fn stop_timer(id: ClientId, handle: &JsValue);

    /// Lets the process exit despite a timer.
    #[wasm_bindgen(js_name = unrefTimer)]
    pub fn unref_timer(handle: &JsValue);

    /// Keeps the runtime's request context alive until the promise settles, where there is one.
    #[wasm_bindgen(js_name = waitUntil)]
    pub fn wait_until(promise: &Promise);

    /// The Retry-After header of a response, with dates as milliseconds since the Unix epoch; or the header of this
    /// name, with the mark.
    #[wasm_bindgen(js_name = retryAfter)]
    pub fn retry_after(response: &JsValue, name: &str, mark: &str) -> Option<String>;

    /// Reads the body of a token response as text, up to `limit` bytes; undefined if it is longer. Never
    /// throws, but may reject.
    #[wasm_bindgen(js_name = readBody)]
    pub fn read_body(response: &JsValue, limit: usize, signal: &AbortSignal) -> Promise;

    /// Keeps the error that ended a client's token request, as the cause of later errors. Returns the
    /// runtime's error code, undefined if there is none, true if it is not a network fault, or the number of what
    /// could not be had before the request (`Missing::of`).
    #[wasm_bindgen(js_name = tokenFault)]
    pub fn token_fault(id: ClientId, error: &JsValue) -> JsValue;

    /// Makes an instance of the facade's error class, for a caller of this client.
    #[wasm_bindgen(js_name = makeError)]
    pub fn make_error(id: ClientId, fields: &JsValue, cause: &JsValue) -> JsValue;

    /// Has a pool begin what is due.
    pub fn pump(id: ClientId);

    /// Tells a client's listeners.
    pub fn emit(id: ClientId, event: &JsValue);
}

#[wasm_bindgen]
extern "C" {
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
