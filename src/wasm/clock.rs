//! Samples both clocks. They are looked up at each call, so that a test's fake timers work.

use wasm_bindgen::prelude::*;

use crate::core::time::Instant;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn monotonic_ms() -> f64;
}

/// The wall clock, in milliseconds since the Unix epoch.
pub fn wall_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// Now, on both clocks.
pub fn now() -> Instant {
    since(monotonic_ms())
}

/// Now, with the monotonic clock as it was at an earlier reading of `performance.now()`.
pub fn since(monotonic_ms: f64) -> Instant {
    Instant::new(monotonic_ms as u64, wall_ms())
}
