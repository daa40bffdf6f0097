//! The Fetch API: the token request, read up to a limit, and bearer calls.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestInit, RequestRedirect};

use super::convert;
use super::race::{Either, race};
use crate::core::request::TokenRequest;
use crate::core::response::{BODY_LIMIT, Body, Fault, TokenReply};

#[wasm_bindgen]
extern "C" {
    /// An answer's headers, its body's stream and that stream's reader. Not web-sys's types, whose
    /// methods let through what a foreign object throws, and take its word for what they return.
    type AnswerHeaders;
    #[wasm_bindgen(method, catch)]
    fn get(this: &AnswerHeaders, name: &str) -> Result<JsValue, JsValue>;

    type Stream;
    #[wasm_bindgen(method, catch, js_name = getReader)]
    fn reader(this: &Stream) -> Result<Reader, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn cancel(this: &Stream) -> Result<JsValue, JsValue>;

    type Reader;
    #[wasm_bindgen(method, catch)]
    fn read(this: &Reader) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Promise)]
    fn resolve(value: &JsValue) -> Result<Promise, JsValue>;

    /// The bytes of a chunk, whatever that is.
    #[wasm_bindgen(extends = Uint8Array)]
    type Bytes;
    #[wasm_bindgen(catch, constructor, js_class = Uint8Array)]
    fn of(chunk: &JsValue) -> Result<Bytes, JsValue>;

    /// An AbortController whose refusal to abort can be seen.
    type Abort;
    #[wasm_bindgen(method, catch)]
    fn abort(this: &Abort) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_name = fetch)]
    fn global_fetch(target: &JsValue, init: &JsValue) -> Result<JsValue, JsValue>;
}

/// Calls fetch: the caller's own, or the global one as it is now. What it throws is what it would
/// have rejected with.
pub fn send(own: Option<&Function>, target: &JsValue, init: &JsValue) -> Promise {
    let sent = match own {
        Some(own) => own.call2(&JsValue::UNDEFINED, target, init),
        None => global_fetch(target, init),
    };
    sent.and_then(|sent| resolve(&sent)).unwrap_or_else(|error| Promise::reject(&error))
}

/// Ends a request. workerd refuses that outside of the caller's request that made it; it then goes on
/// until it lands, and nobody asks what it brought.
pub fn abort(controller: &AbortController) {
    let _refused = controller.unchecked_ref::<Abort>().abort();
}

/// Makes the token request and reads its answer, all within the timeout. `controller` ends it early.
pub async fn token(
    own: Option<&Function>,
    request: TokenRequest,
    timeout_ms: u32,
    controller: &AbortController,
) -> Result<TokenReply, Fault> {
    let exchange = exchange(own, request, controller);
    match race(exchange, TimeoutFuture::new(timeout_ms)).await {
        Either::First(reply) => reply.map_err(|error| network(&error)),
        Either::Second(()) => {
            abort(controller);
            Err(Fault::Timeout)
        }
    }
}

async fn exchange(
    own: Option<&Function>,
    request: TokenRequest,
    controller: &AbortController,
) -> Result<TokenReply, JsValue> {
    let sent = send(own, &JsValue::from_str(&request.url), &init(&request, controller)?.into());
    drop(request);
    let response = response(JsFuture::from(sent).await?)?;
    Ok(TokenReply {
        status: convert::status(&response),
        retry_after: retry_after(&response),
        body: body(&response, controller).await?,
    })
}

/// What fetch resolved with. Its class is not checked: a fetch of the caller's own may have a Response
/// of its own. But a stub that resolves with nothing is no answer.
pub fn response(value: JsValue) -> Result<JsValue, JsValue> {
    if value.is_object() { Ok(value) } else { Err(value) }
}

/// The Retry-After header. A stub of an answer may have no headers at all.
pub fn retry_after(response: &JsValue) -> Option<String> {
    let headers: AnswerHeaders = convert::member(response, "headers")?.unchecked_into();
    headers.get("retry-after").ok()?.as_string()
}

fn stream(response: &JsValue) -> Option<Stream> {
    let body = convert::member(response, "body")?;
    body.is_object().then(|| body.unchecked_into())
}

/// Redirects are not followed: they would carry the secret elsewhere. (`redirect: "error"` would say
/// the same, but workerd refuses it.)
fn init(request: &TokenRequest, controller: &AbortController) -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(&request.body));
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&controller.signal()));
    Ok(init)
}

/// Reads a body piece by piece, so that an endless one is cut off at the limit.
async fn body(response: &JsValue, controller: &AbortController) -> Result<Body, JsValue> {
    let Some(stream) = stream(response) else {
        return Ok(Body::Empty);
    };
    let reader = stream.reader()?;
    let mut buffer = Vec::new();
    loop {
        let chunk = JsFuture::from(resolve(&reader.read()?)?).await?;
        if Reflect::get(&chunk, &"done".into())?.is_truthy() {
            return Ok(match core::str::from_utf8(&buffer) {
                Ok(text) => Body::of(Some(text), parse),
                Err(_) => Body::NotJson,
            });
        }
        if !take(&mut buffer, Reflect::get(&chunk, &"value".into())?)? {
            abort(controller);
            return Ok(Body::TooLarge);
        }
    }
}

/// Adds a chunk; false if that would be too much. Its length is asked for first: the module's memory
/// grows by what is copied into it, and never shrinks.
fn take(buffer: &mut Vec<u8>, chunk: JsValue) -> Result<bool, JsValue> {
    let length = convert::member(&chunk, "byteLength").and_then(|length| length.as_f64());
    let Some(length) = length else { return Err(chunk) };
    let fits = buffer.len().saturating_add(length as usize) <= BODY_LIMIT;
    if fits {
        buffer.extend_from_slice(&Bytes::of(&chunk)?.to_vec());
    }
    Ok(fits)
}

/// The error that `JSON.parse` throws quotes the text, so it goes no further.
fn parse(text: &str) -> Option<crate::core::json::Json> {
    js_sys::JSON::parse(text).ok().map(|value| convert::json(&value))
}

fn network(error: &JsValue) -> Fault {
    Fault::Network(convert::fault_code(error))
}

thread_local! {
    static DISCARDED: Closure<dyn FnMut(JsValue)> = Closure::new(|_| {});
}

/// Lets go of an answer that nobody will read, so that its connection can be used again.
pub fn discard(response: &JsValue) {
    let Some(stream) = stream(response) else { return };
    // A body that is locked, broken or foreign refuses; there is nothing to be done about that.
    if let Ok(cancelled) = stream.cancel().and_then(|cancelled| resolve(&cancelled)) {
        let _settled = DISCARDED.with(|ignore| cancelled.catch(ignore));
    }
}
