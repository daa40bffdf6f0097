//! What JavaScript hands in: the runtime's capabilities, and a caller's request.

use js_sys::{Function, JsString, Promise};
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

#[wasm_bindgen]
extern "C" {
    /// The capabilities of the runtime and of the facade (`js/src/core-api.ts`).
    pub type Host;

    /// The caller's own fetch, if there is one.
    #[wasm_bindgen(method, getter)]
    pub fn fetch(this: &Host) -> Option<Function>;

    /// Whether a timer may run between calls.
    #[wasm_bindgen(method, getter)]
    pub fn timers(this: &Host) -> bool;

    /// Lets the process exit in spite of a timer.
    #[wasm_bindgen(method, js_name = unrefTimer)]
    pub fn unref_timer(this: &Host, handle: &JsValue);

    /// Keeps the runtime's request context alive until the promise settles, where there is one.
    #[wasm_bindgen(method, js_name = waitUntil)]
    pub fn wait_until(this: &Host, promise: &Promise);

    /// Makes an instance of the facade's error class.
    #[wasm_bindgen(method, js_name = makeError)]
    pub fn make_error(this: &Host, fields: &JsValue, cause: &JsValue) -> JsValue;

    /// Throws if fetch would refuse this call whatever the network does.
    #[wasm_bindgen(method, catch, js_name = checkCall)]
    pub fn check_call(this: &Host, request: &CallRequest) -> Result<(), JsValue>;

    /// Tells listeners.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, event: &str, detail: &JsValue);

    /// A caller's request, prepared by the facade.
    #[derive(Clone)]
    pub type CallRequest;

    /// URL or Request: fetch's first argument. Undefined when only a token is wanted.
    #[wasm_bindgen(method, getter)]
    pub fn target(this: &CallRequest) -> JsValue;

    /// The absolute URL of the target.
    #[wasm_bindgen(method, getter)]
    pub fn url(this: &CallRequest) -> String;

    /// Fetch's second argument.
    #[wasm_bindgen(method, getter)]
    pub fn init(this: &CallRequest) -> JsValue;

    /// The headers in `init`, to which the Authorization header is added.
    #[wasm_bindgen(method, getter)]
    pub fn headers(this: &CallRequest) -> Headers;

    /// The method, in upper case.
    #[wasm_bindgen(method, getter)]
    pub fn method(this: &CallRequest) -> String;

    /// What the caller declared of repeating the operation, if anything.
    #[wasm_bindgen(method, getter)]
    pub fn idempotent(this: &CallRequest) -> Option<bool>;

    /// Whether the body can be sent again.
    #[wasm_bindgen(method, getter)]
    pub fn repeatable(this: &CallRequest) -> bool;

    /// The call's timeout in milliseconds.
    #[wasm_bindgen(method, getter, js_name = timeoutMs)]
    pub fn timeout_ms(this: &CallRequest) -> Option<f64>;

    /// `performance.now()` when the call began.
    #[wasm_bindgen(method, getter, js_name = startedAt)]
    pub fn started_at(this: &CallRequest) -> Option<f64>;

    /// The caller's abort signal, which the call's timeout fires too.
    #[wasm_bindgen(method, getter)]
    pub fn signal(this: &CallRequest) -> Option<AbortSignal>;

    /// Headers as a plain object of the facade's own.
    pub type Headers;

    /// Sets one.
    #[wasm_bindgen(method, indexing_setter)]
    pub fn set(this: &Headers, name: &JsString, value: &JsString);

    /// A promise that rejects when the signal fires.
    #[wasm_bindgen(method, getter)]
    pub fn aborted(this: &CallRequest) -> Promise;
}
