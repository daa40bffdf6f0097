//! Samples both clocks. Looks them up each time, so that a test's fake timers work.

use wasm_bindgen::prelude::*;

use super::host::{self, ClientId};
use crate::engine::time::{Instant, MonoMillis, UnixMillis};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn monotonic_ms() -> f64;
}

/// The clocks of a client.
#[derive(Clone, Copy)]
pub enum Clock {
    /// The runtime's clocks.
    Runtime,
    /// The user's own clock, by the client's id.
    Own(ClientId),
}

impl Clock {
    /// The wall clock.
    pub fn wall(self) -> UnixMillis {
        let ms = match self {
            Self::Runtime => js_sys::Date::now(),
            Self::Own(id) => host::wall(id),
        };
        UnixMillis(ms as u64)
    }

    /// The current time, on both clocks.
    pub fn now(self) -> Instant {
        let ms = match self {
            Self::Runtime => monotonic_ms(),
            Self::Own(id) => host::monotonic(id),
        };
        Instant::new(MonoMillis(ms as u64), self.wall())
    }
}
