//! Timers: a token request's timeout and the background refresh. The latter calls `setTimeout` itself,
//! because it must not keep a process alive, and gloo-timers offers no way to unref its handle.

use core::cell::RefCell;

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::clock::Clock;
use super::host::{self, ClientId};
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
pub async fn sleep(clock: Clock, ms: u32) {
    let Clock::Own(id) = clock else { return TimeoutFuture::new(ms).await };
    let mut timer = None;
    let fired = Promise::new(&mut |fire, _| {
        let handle = host::start_timer(id, &fire, f64::from(ms));
        timer = Some(Set { id, handle, fire });
    });
    let _never_rejects = JsFuture::from(fired).await;
}

/// A timer of the user's clock.
struct Set {
    id: ClientId,
    handle: JsValue,
    fire: Function,
}

impl Drop for Set {
    fn drop(&mut self) {
        host::stop_timer(self.id, &self.handle);
        // A promise that never settles would never free its memory.
        let _never_throws = self.fire.call0(&JsValue::UNDEFINED);
    }
}

/// The timer of the background refresh; at most one is set.
#[derive(Default)]
pub struct Alarm {
    callback: Option<Closure<dyn FnMut()>>,
    /// The timer that is set, and the clock that set it.
    set: Option<(JsValue, Clock)>,
}

impl Drop for Alarm {
    fn drop(&mut self) {
        // The callback is dropped with the alarm, so the timer must not fire any more.
        self.stop();
    }
}

impl Alarm {
    /// Changes the timer in this place. It is taken out for the time being: the user's own clock may call the client.
    pub fn renew(
        place: &RefCell<Self>,
        change: AlarmChange,
        clock: Clock,
        callback: impl FnOnce() -> Closure<dyn FnMut()>,
    ) {
        if change == AlarmChange::Keep {
            return;
        }
        let mut alarm = place.take();
        alarm.change(change, clock, callback);
        place.replace(alarm);
    }

    /// Replaces or stops the timer. `callback` is made once and kept.
    fn change(
        &mut self,
        change: AlarmChange,
        clock: Clock,
        callback: impl FnOnce() -> Closure<dyn FnMut()>,
    ) {
        self.stop();
        let AlarmChange::Set { delay_ms } = change else { return };
        let callback = self.callback.get_or_insert_with(callback);
        let callback = callback.as_ref().unchecked_ref();
        let handle = match clock {
            Clock::Own(id) => host::start_timer(id, callback, delay_ms.0 as f64),
            Clock::Runtime => set_timeout(callback, delay_ms.0 as f64),
        };
        host::unref_timer(&handle);
        self.set = Some((handle, clock));
    }

    fn stop(&mut self) {
        match self.set.take() {
            Some((handle, Clock::Own(id))) => host::stop_timer(id, &handle),
            Some((handle, Clock::Runtime)) => clear_timeout(&handle),
            None => {}
        }
    }
}
