//! JavaScript values to the core's types and back. Nothing else knows both shapes.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Url;

use super::clock;
use super::host::{CallRequest, Host};
use crate::core::call;
use crate::core::config::Config;
use crate::core::error::Error;
use crate::core::json::{DEPTH_LIMIT, Json};
use crate::core::origin::UrlParts;
use crate::core::reader::Source;
use crate::core::shapes;
use crate::core::verdict;

/// Plain data from JavaScript. What is no data at all (a function, a symbol) reads as null.
///
/// By hand, because serde-wasm-bindgen's way in brings float formatting along for error messages that
/// nobody would see: a sixth of the whole module (docs/design.md has the figures).
pub fn json(value: &JsValue) -> Json {
    nested(value, DEPTH_LIMIT)
}

fn nested(value: &JsValue, depth: usize) -> Json {
    if let Some(text) = value.as_string() {
        return Json::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Json::Number(number);
    }
    if let Some(yes) = value.as_bool() {
        return Json::Bool(yes);
    }
    let Some(depth) = depth.checked_sub(1) else { return Json::Null };
    if Array::is_array(value) {
        return Json::List(Array::from(value).iter().map(|item| nested(&item, depth)).collect());
    }
    match value.dyn_ref::<Object>() {
        Some(object) if !value.is_function() => Json::Object(
            Object::keys(object)
                .iter()
                .filter_map(|key| {
                    Some((key.as_string()?, nested(&Reflect::get(object, &key).ok()?, depth)))
                })
                .collect(),
        ),
        _ => Json::Null,
    }
}

/// The configuration from what the facade gathered: `{ options, prefix, variables, secretFile }`.
pub fn config(source: JsValue) -> Result<Config, Error> {
    let source = json(&source);
    let null = Json::Null;
    let file = source.get("secretFile");
    let file_member = |name| file.and_then(|file| file.get(name)).and_then(Json::text);
    Config::read(Source {
        options: source.get("options").unwrap_or(&null),
        prefix: source.get("prefix").and_then(Json::text),
        variables: source.get("variables"),
        secret_file: file_member("text").map(Ok).or_else(|| file_member("problem").map(Err)),
        parse_url: &parse_url,
    })
}

fn parse_url(text: &str) -> Option<UrlParts> {
    let url = Url::new(text).ok()?;
    // Every one of them is a string.
    let part =
        |name: &str| member(&url, name).and_then(|part| part.as_string()).unwrap_or_default();
    Some(UrlParts {
        href: part("href"),
        origin: part("origin"),
        path: part("pathname"),
        protocol: part("protocol"),
        hostname: part("hostname"),
        has_credentials: !part("username").is_empty() || !part("password").is_empty(),
        has_fragment: !part("hash").is_empty(),
    })
}

/// A member of what may be anything; none if reading it throws.
pub fn member(value: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(value, &name.into()).ok()
}

/// A caller's request, and when it began.
pub fn call(request: &CallRequest) -> call::Call {
    let facts = call::Request {
        idempotent: request
            .idempotent()
            .unwrap_or_else(|| verdict::is_idempotent(&request.method())),
        repeatable_body: request.repeatable(),
        timeout_ms: request.timeout_ms().map(|ms| ms as u64),
        newer_than: 0,
    };
    call::Call::new(facts, request.started_at().map_or_else(clock::now, clock::since))
}

/// Whether redirects have led to another origin than the call was sent to.
pub fn left_origin(request: &CallRequest, response: &JsValue) -> bool {
    let origin = |url: &str| Url::new(url).map(|url| url.origin()).ok();
    let url = member(response, "url").and_then(|url| url.as_string()).unwrap_or_default();
    member(response, "redirected").is_some_and(|yes| yes.is_truthy())
        && origin(&url) != origin(&request.url())
}

/// The status of an answer. One that has none, as a stub may, says nothing of itself.
pub fn status(response: &JsValue) -> u16 {
    member(response, "status").and_then(|status| status.as_f64()).unwrap_or_default() as u16
}

/// The error code that a runtime gave its network error: `error.cause.code` or `error.code`.
pub fn fault_code(error: &JsValue) -> Option<String> {
    member(error, "cause")
        .and_then(|cause| member(&cause, "code"))
        .and_then(|code| code.as_string())
        .or_else(|| member(error, "code").and_then(|code| code.as_string()))
}

/// An instance of the facade's error class.
pub fn error(host: &Host, error: &Error, cause: &JsValue) -> JsValue {
    host.make_error(&to_js(&shapes::error(error)), cause)
}

/// Plain data for JavaScript. JSON always converts; null would say that it did not.
pub fn to_js(json: &Json) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    json.serialize(&serializer).unwrap_or(JsValue::NULL)
}
