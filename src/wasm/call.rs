//! The exported class of a call under way: the questions that the facade's loop asks about it.

use core::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::convert;
use super::driver::Driver;
use super::host::CallFacts;
use crate::engine::call::verdict::Outcome;
use crate::engine::call::{self, Step};
use crate::engine::error::Error;
use crate::engine::ids::{FlightId, Generation};
use crate::engine::time::Instant;

/// One call, or one wait for a token.
#[wasm_bindgen]
pub struct Call {
    driver: Rc<Driver>,
    state: RefCell<call::Call>,
    /// The generation of the token that it is sent with.
    generation: Cell<Generation>,
    /// The flight it waits for.
    awaited: Cell<Option<FlightId>>,
}

impl Call {
    /// A call with these facts, whose first attempt may have been made; `sent_at` is the wall clock then.
    pub(super) fn new(driver: Rc<Driver>, facts: &CallFacts, sent_at: f64) -> Self {
        // The monotonic clock is asked about calls with a timeout only.
        let since = Instant::new(facts.started_at().unwrap_or_default() as u64, sent_at as u64);
        let newer_than = if facts.force_refresh() {
            driver.tell(|engine| engine.generation())
        } else {
            Generation::NONE
        };
        let state = call::Call::new(convert::request(facts, newer_than), since);
        Self {
            driver,
            state: RefCell::new(state),
            generation: Cell::new(Generation(facts.generation())),
            awaited: Cell::default(),
        }
    }

    /// Asks or tells the core something about this call, and carries out what follows.
    fn ended(&self, outcome: Outcome<'_>, repeatable: bool) -> bool {
        let generation = self.generation.get();
        let over = self.driver.ask(|engine, now| {
            let call = &mut *self.state.borrow_mut();
            call.set_repeatable(repeatable);
            engine.ended(call, generation, outcome, now)
        });
        self.driver.follow_up();
        over
    }
}

#[wasm_bindgen]
impl Call {
    /// The next step: milliseconds to wait before asking again, less if [`flight`](Self::flight) lands
    /// earlier; or undefined, and then the call is to be sent with [`generation`](Self::generation).
    ///
    /// # Errors
    /// The error that ends the call.
    pub fn next(&self) -> Result<Option<f64>, JsValue> {
        loop {
            let step =
                self.driver.ask(|engine, now| engine.step(&mut self.state.borrow_mut(), now));
            // A flight is told of once it is in the air, with the next step.
            if !matches!(step, Step::Begin { .. }) {
                self.driver.follow_up();
            }
            self.awaited.set(None);
            match step {
                Step::Send { generation } => {
                    self.generation.set(generation);
                    return Ok(None);
                }
                Step::Begin { flight } => self.driver.launch(flight),
                Step::Join { flight, at_most_ms } => {
                    self.awaited.set(Some(flight));
                    return Ok(Some(at_most_ms as f64));
                }
                Step::Pause { wait_ms } => return Ok(Some(wait_ms as f64)),
                Step::Over => return Err(self.driver.error(&Error::closed())),
                Step::Fail(error) => return Err(self.driver.error(&error)),
            }
        }
    }

    /// The generation of the token that the call is sent with.
    pub fn generation(&self) -> u32 {
        self.generation.get().0
    }

    /// Settles when the flight that this call waits for has landed; undefined if it waits for none.
    pub fn flight(&self) -> Option<Promise> {
        self.driver.landed(self.awaited.get()?)
    }

    /// The call was answered. Whether that is what the caller gets; if not, ask for the next step.
    /// `elsewhere`: a redirect led to an origin that the token was not sent to. `repeatable`: its body
    /// can be sent again.
    pub fn answered(
        &self,
        status: u16,
        retry_after: Option<String>,
        elsewhere: bool,
        repeatable: bool,
    ) -> bool {
        let retry_after = retry_after.as_deref();
        self.ended(Outcome::Answer { status, retry_after, elsewhere }, repeatable)
    }

    /// The call got no answer; `code` is the runtime's own. Undefined: ask for the next step.
    ///
    /// # Errors
    /// The error that the caller gets.
    pub fn failed(
        &self,
        code: Option<String>,
        repeatable: bool,
        cause: &JsValue,
    ) -> Result<(), JsValue> {
        let code = code.as_deref();
        if self.ended(Outcome::Fault { code }, repeatable) {
            return Err(self.driver.error_with(&Error::network(code), cause));
        }
        Ok(())
    }
}
