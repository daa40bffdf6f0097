//! Timers: a token request's timeout and the background refresh. The latter calls `setTimeout` itself,
//! because it must not keep a process alive, and gloo-timers offers no way to unref its handle.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::host::Host;
use crate::engine::client::AlarmChange;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, delay_ms: f64) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(handle: &JsValue);
}

/// Waits. The timer keeps the process alive, since a caller is waiting. It is cleared when the wait is
/// dropped.
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
        // A promise that never settles would never free its memory.
        let _never_throws = self.fire.call0(&JsValue::UNDEFINED);
    }
}

/// The timer of the background refresh; at most one is set.
#[derive(Default)]
pub struct Alarm {
    callback: Option<Closure<dyn FnMut()>>,
    /// The timer that is set, and the host whose clock set it, unless that is the runtime's.
    set: Option<(JsValue, Option<Host>)>,
}

impl Drop for Alarm {
    fn drop(&mut self) {
        // The callback is dropped with the alarm, so the timer must not fire any more.
        self.stop();
    }
}

impl Alarm {
    /// Replaces or stops the timer. `callback` is made once and kept.
    pub fn change(
        &mut self,
        change: AlarmChange,
        host: &Host,
        callback: impl FnOnce() -> Closure<dyn FnMut()>,
    ) {
        self.stop();
        let AlarmChange::Set { delay_ms } = change else { return };
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
