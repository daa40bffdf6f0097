//! Timers: the end of a token request's patience, and the background refresh. The latter needs a
//! `setTimeout` of its own, because it must not keep a process alive, and the handle that gloo-timers
//! holds cannot be unref'd.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::host::Host;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, delay_ms: f64) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(handle: &JsValue);
}

/// Waits. The timer holds the process open, as it should: a caller is waiting. It is cleared when the
/// wait is dropped.
pub async fn sleep(host: &Host, ms: u32) {
    if !host.has_clock() {
        return TimeoutFuture::new(ms).await;
    }
    let mut timer = None;
    let fired = Promise::new(&mut |fire, _| {
        let handle = host.start_timer(&fire, f64::from(ms));
        timer = Some(Set { host, handle, fire });
    });
    let _never_rejects = JsFuture::from(fired).await;
}

/// A timer of the user's clock.
struct Set<'a> {
    host: &'a Host,
    handle: JsValue,
    fire: Function,
}

impl Drop for Set<'_> {
    fn drop(&mut self) {
        self.host.stop_timer(&self.handle);
        // What is kept for a promise that never settles is never freed.
        let _never_throws = self.fire.call0(&JsValue::UNDEFINED);
    }
}

/// One timer at most.
#[derive(Default)]
pub struct Alarm {
    callback: Option<Closure<dyn FnMut()>>,
    /// The timer that is set, and the host whose clock it is set with, if not the runtime's.
    set: Option<(JsValue, Option<Host>)>,
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
        let callback = callback.as_ref().unchecked_ref();
        let own = host.has_clock().then(|| host.clone());
        let handle = match &own {
            Some(host) => host.start_timer(callback, delay_ms as f64),
            None => set_timeout(callback, delay_ms as f64),
        };
        host.unref_timer(&handle);
        self.set = Some((handle, own));
    }

    fn stop(&mut self) {
        match self.set.take() {
            Some((handle, Some(host))) => host.stop_timer(&handle),
            Some((handle, None)) => clear_timeout(&handle),
            None => {}
        }
    }
}
