//! The exported class: what the facade calls (`js/src/core-api.ts` is its type).

use std::rc::Rc;

use js_sys::{JsString, Promise};
use wasm_bindgen::prelude::*;

use super::convert;
use super::drive::{self, Driver};
use super::host::{CallRequest, Host};
use crate::core::engine::Engine;
use crate::core::shapes;

/// One client.
#[wasm_bindgen]
pub struct Client {
    driver: Rc<Driver>,
}

#[wasm_bindgen]
impl Client {
    /// Checks the configuration and does nothing else: no timer, no fetch, no randomness, so that a
    /// client may be made at an edge worker's global scope.
    #[wasm_bindgen(constructor)]
    pub fn new(source: JsValue, host: Host) -> Result<Self, JsValue> {
        match convert::config(source) {
            Ok(config) => Ok(Self { driver: Driver::new(Engine::new(config), host) }),
            Err(error) => Err(convert::error(&host, &error, &JsValue::UNDEFINED)),
        }
    }

    /// What the facade needs of the configuration.
    pub fn settings(&self) -> JsValue {
        convert::to_js(&self.driver.tell(|engine| shapes::settings(engine.config())))
    }

    /// The generation of a token that can be used at once by the wall clock (`Date.now()`) alone, or 0:
    /// then [`usable`](Self::usable) looks more closely.
    pub fn fresh(&self, wall_ms: f64) -> u32 {
        self.driver.tell(|engine| engine.fresh(wall_ms as u64))
    }

    /// The generation of a token that can be used at once, or 0.
    pub fn usable(&self) -> u32 {
        self.driver.usable()
    }

    /// The value of the header that carries the token of a generation that [`usable`](Self::usable) has just named.
    pub fn header(&self, generation: u32) -> Option<JsString> {
        self.driver.header(generation)
    }

    /// The token of a generation that [`usable`](Self::usable) has just named; undefined if it has
    /// been dropped meanwhile.
    pub fn token(&self, generation: u32) -> JsValue {
        self.driver.token(generation)
    }

    /// Whether an answer of this status, to a call with this generation, goes to the caller as it is.
    /// If not, [`drive`](Self::drive).
    pub fn settled(&self, generation: u32, status: u16) -> bool {
        self.driver.tell(|engine| engine.settled(generation, status))
    }

    /// The HTTP status that an answer means, by the members of its body that the profile names.
    pub fn meaning(&self, status: u16, body: &JsValue) -> u16 {
        let body = convert::json(body);
        self.driver.tell(|engine| engine.config().profile.status_of(status, &body))
    }

    /// Drives a call that the warm path could not settle. A call without a target is after the token
    /// itself. `generation` is that of an attempt already made, and 0 if there was none; it ended
    /// with `response`, or else with `error`.
    pub fn drive(
        &self,
        request: CallRequest,
        generation: u32,
        response: JsValue,
        error: JsValue,
    ) -> Promise {
        let driver = Rc::clone(&self.driver);
        let attempt = if response.is_undefined() { Err(error) } else { Ok(response) };
        let first = (generation != 0).then_some((generation, attempt));
        drive::promise(async move { driver.drive(&request, first).await })
    }

    /// Drops the current token.
    pub fn invalidate(&self) {
        self.driver.ask(|engine, now| engine.invalidate(None, now));
        self.driver.follow_up();
    }

    /// Ends the client: its token is wiped, its timer stopped.
    pub fn close(&self) {
        self.driver.tell(|engine| engine.close());
        self.driver.call_off();
        self.driver.follow_up();
    }

    /// What the client shows of itself.
    pub fn status(&self) -> JsValue {
        convert::to_js(&self.driver.ask(|engine, now| shapes::status(&engine.status(now))))
    }
}
