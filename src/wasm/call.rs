//! The exported class of calls in progress: the questions of the facade's loop.

use core::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::convert;
use super::driver::Driver;
use super::host::CallRecord;
use crate::engine::call::verdict::Outcome;
use crate::engine::call::{self, Step};
use crate::engine::error::Error;
use crate::engine::ids::{FlightId, Generation};
use crate::engine::time::{Instant, MonoMillis, UnixMillis};

/// One call, or one wait for a token.
#[wasm_bindgen]
pub struct Call {
    driver: Rc<Driver>,
    state: RefCell<call::Call>,
    /// The generation of the token with which it is sent.
    generation: Cell<Generation>,
    /// The flight it waits for.
    awaited: Cell<Option<FlightId>>,
}

impl Call {
    /// A call with this record, whose first attempt may have been made; `sent_at` is the wall clock then.
    pub(super) fn new(driver: Rc<Driver>, record: &CallRecord, sent_at: f64) -> Self {
        // The monotonic clock is asked about calls with a timeout only.
        let since = Instant::new(
            MonoMillis(record.started_at().unwrap_or_default() as u64),
            UnixMillis(sent_at as u64),
        );
        let newer_than = if record.force_refresh() {
            driver.tell(|engine| engine.generation())
        } else {
            Generation::NONE
        };
        let state = call::Call::new(convert::options(record, newer_than), since);
        Self {
            driver,
            state: RefCell::new(state),
            generation: Cell::new(Generation(record.generation())),
            awaited: Cell::default(),
        }
    }

    /// Tells the core how an attempt ended. Returns whether the caller gets this outcome.
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
    /// The next step: the milliseconds to wait before asking again, or less if [`flight`](Self::flight)
    /// lands earlier; undefined if the call is to be sent with [`generation`](Self::generation).
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
                    self.driver.joined();
                    return Ok(Some(at_most_ms.0 as f64));
                }
                Step::Pause { wait_ms } => return Ok(Some(wait_ms.0 as f64)),
                Step::Over => return Err(self.driver.error(&Error::closed())),
                Step::Fail(error) => return Err(self.driver.error(&error)),
            }
        }
    }

    /// The generation of the token with which the call is sent.
    pub fn generation(&self) -> u32 {
        self.generation.get().0
    }

    /// Settles when the flight that this call waits for has landed; undefined if it waits for none.
    pub fn flight(&self) -> Option<Promise> {
        self.driver.landed(self.awaited.get()?)
    }

    /// A response arrived. Returns whether the caller gets it; if not, ask for the next step.
    /// `challenge`: the error that its WWW-Authenticate header names. `elsewhere`: a redirect led to an origin to which the token
    /// was not sent. `repeatable`: the call's body can be sent more than once.
    pub fn responded(
        &self,
        status: u16,
        retry_after: Option<String>,
        challenge: Option<String>,
        elsewhere: bool,
        repeatable: bool,
    ) -> bool {
        let [retry_after, challenge] = [retry_after.as_deref(), challenge.as_deref()];
        self.ended(Outcome::Response { status, retry_after, challenge, elsewhere }, repeatable)
    }

    /// The call got no response; `code` is the runtime's own. If this returns, ask for the next step.
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
