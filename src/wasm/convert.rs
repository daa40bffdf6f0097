//! Converts JavaScript values to the core's types and back. Only this file knows both shapes.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Url;

use super::host::{self, CallRecord, ClientId};
use crate::engine::call::{CallOptions, verdict};
use crate::engine::config::Config;
use crate::engine::config::reader::{Kept, OptionSource};
use crate::engine::error::Error;
use crate::engine::fleet::coordination::{Found, Told};
use crate::engine::fleet::lease::{HoldOff, LOOK_AGAIN_MS, Lease};
use crate::engine::fleet::record::Record;
use crate::engine::ids::Generation;
use crate::engine::json::{DEPTH_LIMIT, Json};
use crate::engine::origin::UrlParts;
use crate::engine::shapes;
use crate::engine::time::Millis;

/// Plain data from JavaScript. Values that are not data (functions, symbols) become null.
///
/// Written by hand, because serde-wasm-bindgen's deserializer brings in float formatting for error messages
/// that nobody would see: a sixth of the whole module (docs/design.md has the figures).
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

/// The configuration, read from the option source: `{ options, prefix, variables, kept }`.
pub fn config(source: JsValue) -> Result<Config, Error> {
    let source = json(&source);
    let null = Json::Null;
    let kept = |name| source.get("kept").and_then(|kept| kept.get(name));
    Config::read(OptionSource {
        options: source.get("options").unwrap_or(&null),
        prefix: source.get("prefix").and_then(Json::text),
        variables: source.get("variables"),
        kept: Kept {
            secret: kept("secret").is_some(),
            key: kept("key").map(|changes| matches!(changes, Json::Bool(true))),
            assertion: kept("assertion").is_some(),
            fetch: kept("fetch").is_some(),
            store: kept("store").map(|leases| matches!(leases, Json::Bool(true))),
            pool: kept("pool").is_some(),
        },
        parse_url: &parse_url,
        write_number: &write_number,
    })
}

/// A finite number as JSON.
fn write_number(number: f64) -> String {
    js_sys::JSON::stringify(&number.into()).map(String::from).unwrap_or_default()
}

/// The URL standard's parser.
pub fn parse_url(text: &str) -> Option<UrlParts> {
    let url = Url::new(text).ok()?;
    // Each part is a string.
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

/// A member of any value; none if reading it throws.
pub fn member(value: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(value, &name.into()).ok()
}

/// What the core needs to know of a call.
pub fn options(record: &CallRecord, newer_than: Generation) -> CallOptions {
    CallOptions {
        idempotent: record.idempotent().unwrap_or_else(|| verdict::is_idempotent(&record.method())),
        repeatable_body: record.repeatable(),
        timeout_ms: record.timeout_ms().map(|ms| Millis(ms as u64)),
        max_retries: record.max_retries(),
        newer_than,
    }
}

/// What the facade tells of a flight that shares its token through a store: its number in
/// js/src/stores/coordination.ts, and what was found.
pub fn told(number: u32, found: &JsValue) -> Told {
    match number {
        0 => Told::Begun,
        1 => Told::Done,
        2 => Told::Failed,
        3 => Told::Taken(true),
        4 => Told::Taken(false),
        5 => Told::Landed,
        _ => {
            let found = json(found);
            let ms = |name| found.whole(name).map(Millis);
            let record = found.get("record").and_then(Record::read);
            let lease = found.get("lease").map(|lease| {
                let left_ms = ms("leaseMs").unwrap_or(LOOK_AGAIN_MS);
                match HoldOff::read(lease, left_ms) {
                    Some(hold_off) => Lease::HoldOff(hold_off),
                    None => {
                        let own = matches!(lease, Json::Bool(true));
                        Lease::Flight { left_ms, own }
                    }
                }
            });
            Told::Found(Box::new(Found {
                record: record.map(|record| (record, ms("leftMs"))),
                lease,
            }))
        }
    }
}

/// The status of a response; 0 if it has none, as that of a stub may.
pub fn status(response: &JsValue) -> u16 {
    member(response, "status").and_then(|status| status.as_f64()).unwrap_or_default() as u16
}

/// An instance of the facade's error class, for a caller of this client.
pub fn error(id: ClientId, error: &Error) -> JsValue {
    error_with(id, error, &JsValue::UNDEFINED)
}

/// The same with its cause.
pub fn error_with(id: ClientId, error: &Error, cause: &JsValue) -> JsValue {
    host::make_error(id, &to_js(&shapes::error(error)), cause)
}

/// Plain data for JavaScript. JSON always converts; null stands for the error that cannot occur.
pub fn to_js(json: &Json) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    json.serialize(&serializer).unwrap_or(JsValue::NULL)
}
