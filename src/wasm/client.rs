//! The exported class: what the facade calls (`js/src/wasm/contract.ts` is its type).

use std::rc::Rc;

use js_sys::JsString;
use wasm_bindgen::prelude::*;

use super::call::Call;
use super::convert;
use super::driver::Driver;
use super::host::{CallFacts, Hop, Host};
use crate::engine::client::Engine;
use crate::engine::ids::Generation;
use crate::engine::shapes;

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
            Err(error) => Err(convert::error(&host, &error)),
        }
    }

    /// What the facade needs of the configuration.
    pub fn settings(&self) -> JsValue {
        convert::to_js(&self.driver.tell(|engine| shapes::settings(engine.config())))
    }

    /// The generation of a token that can be used at once, or 0. Begins the refresh that is due.
    pub fn usable(&self) -> u32 {
        self.driver.usable().0
    }

    /// The value of the header that carries the token of this generation; undefined if there is no such.
    pub fn header(&self, generation: u32) -> Option<JsString> {
        self.driver.header(Generation(generation)).map(|header| JsString::clone(&header))
    }

    /// The token of this generation (0: one that can be used at once); undefined if there is no such.
    pub fn token(&self, generation: u32) -> JsValue {
        let generation = Generation(generation);
        let any = generation == Generation::NONE;
        self.driver.token(if any { self.driver.usable() } else { generation })
    }

    /// Sends a call: takes the token of this generation (0: one that can be used at once, by the wall
    /// clock as the facade has just read it), sets the header and calls fetch, the user's own if there is
    /// one. Answers the generation that it was sent with, or 0, and nothing sent, if there is no such token.
    pub fn send(
        &self,
        facts: &CallFacts,
        hop: &Hop,
        own: &JsValue,
        generation: u32,
        wall_ms: f64,
    ) -> u32 {
        self.driver.send(facts, hop, own, Generation(generation), wall_ms as u64).0
    }

    /// Whether an answer of this status, to a call with this generation, goes to the caller as it is.
    /// If not, [`begin`](Self::begin) leads the call on.
    pub fn settled(&self, generation: u32, status: u16) -> bool {
        self.driver.tell(|engine| engine.settled(Generation(generation), status))
    }

    /// Leads a call that could not be sent at once, or whose first answer did not settle it. `sent_at`:
    /// the wall clock when it was first to be sent, for what events say of it.
    pub fn begin(&self, facts: &CallFacts, sent_at: f64) -> Call {
        Call::new(Rc::clone(&self.driver), facts, sent_at)
    }

    /// The HTTP status that an answer means, by the members of its body that the profile names.
    pub fn meaning(&self, status: u16, body: &JsValue) -> u16 {
        let body = convert::json(body);
        self.driver.tell(|engine| engine.config().profile.status_of(status, &body))
    }

    /// The wait in milliseconds that a Retry-After header asks for; undefined if it cannot be read.
    #[wasm_bindgen(js_name = retryAfterMs)]
    pub fn retry_after_ms(&self, header: &str) -> Option<f64> {
        self.driver.retry_after_ms(header).map(|ms| ms as f64)
    }

    /// Drops the current token; only if it is this one, where a token or its header's value is given.
    pub fn invalidate(&self, rejected: Option<String>) {
        self.driver.invalidate(rejected.as_deref());
    }

    /// Ends the client: its token is wiped, its timer stopped.
    pub fn close(&self) {
        self.driver.close();
    }

    /// What the client shows of itself.
    pub fn status(&self) -> JsValue {
        convert::to_js(&self.driver.ask(|engine, now| shapes::status(&engine.status(now))))
    }
}
