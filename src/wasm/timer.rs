//! The background refresh timer. It needs its own `setTimeout`, because it must not keep a process
//! alive, and the handle that gloo-timers holds cannot be unref'd.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::host::Host;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, delay_ms: f64) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(handle: &JsValue);
}

/// One timer at most.
#[derive(Default)]
pub struct Alarm {
    callback: Option<Closure<dyn FnMut()>>,
    handle: Option<JsValue>,
}

impl Drop for Alarm {
    fn drop(&mut self) {
        // The callback goes with the alarm, and a timer must not fire into nothing.
        self.stop();
    }
}

impl Alarm {
    /// Sets the timer anew, or stops it. `callback` is made once and kept.
    pub fn set(
        &mut self,
        delay_ms: Option<u64>,
        host: &Host,
        callback: impl FnOnce() -> Closure<dyn FnMut()>,
    ) {
        self.stop();
        let Some(delay_ms) = delay_ms else { return };
        let callback = self.callback.get_or_insert_with(callback);
        let handle = set_timeout(callback.as_ref().unchecked_ref(), delay_ms as f64);
        host.unref_timer(&handle);
        self.handle = Some(handle);
    }

    fn stop(&mut self) {
        if let Some(handle) = self.handle.take() {
            clear_timeout(&handle);
        }
    }
}
