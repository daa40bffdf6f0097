//! The Fetch API: sends token requests and awaits their responses.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestInit, RequestRedirect};

use super::host::{self, ClientId};
use crate::engine::token_endpoint::request::TokenRequest;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Promise)]
    fn resolve(value: &JsValue) -> Result<Promise, JsValue>;

    /// An AbortController whose `abort` may throw.
    type Abort;
    #[wasm_bindgen(method, catch)]
    fn abort(this: &Abort) -> Result<(), JsValue>;
}

/// Waits for the result of fetch, which may be any value.
pub async fn settled(sent: &JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(resolve(sent)?).await
}

/// Aborts a request. workerd forbids that outside of the caller's request that sent it; it then goes on
/// until it lands, and its result is ignored.
pub fn abort(controller: &AbortController) {
    let _forbidden = controller.unchecked_ref::<Abort>().abort();
}

/// Sends the token request of this client.
pub fn token(id: ClientId, request: &TokenRequest, controller: &AbortController) -> JsValue {
    match init(request, controller) {
        Ok(init) => host::send_token_request(id, &request.url, &init, request.in_query),
        Err(error) => Promise::reject(&error).into(),
    }
}

/// Redirects are not followed: they would carry the secret elsewhere. (`redirect: "error"` would mean
/// the same, but workerd does not accept it.)
fn init(request: &TokenRequest, controller: &AbortController) -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_headers(&headers);
    // fetch gives an empty text a content type.
    if !request.body.is_empty() {
        init.set_body(&JsValue::from_str(&request.body));
    }
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&controller.signal()));
    Ok(init)
}
