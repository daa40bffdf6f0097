//! Feeds the core and carries out its answers: flights, waits, timers, events.

use core::cell::RefCell;
use core::pin::Pin;
use std::rc::{Rc, Weak};

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, JsString, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::AbortController;

use super::host::{CallRequest, Host};
use super::race::{Either, race};
use super::timer::Alarm;
use super::{clock, convert, entropy, fetch};
use crate::core::call::{Call, Step};
use crate::core::engine::Engine;
use crate::core::error::Error;
use crate::core::machine::{FlightId, Warm};
use crate::core::profile::Word;
use crate::core::shapes;
use crate::core::time::Instant;
use crate::core::verdict::Outcome;

/// How an attempt ended: with an answer, or with what fetch threw.
pub type Attempt = Result<JsValue, JsValue>;

type Work = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

/// Starts work. Boxed, so that the machinery of promises is compiled once and not for each kind.
pub fn promise(work: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let work: Work = Box::pin(work);
    future_to_promise(work)
}

/// The flight in the air.
struct Flight {
    id: FlightId,
    /// A JavaScript promise, never a Rust waker: a waiter's continuation must run in its own request's
    /// context (workerd), and only a promise does that.
    landed: Promise,
    abort: AbortController,
}

/// One client at work.
pub struct Driver {
    engine: RefCell<Engine>,
    host: Host,
    fetch: Option<Function>,
    /// The name of the header that carries the token.
    carrier: JsString,
    flight: RefCell<Option<Flight>>,
    alarm: RefCell<Alarm>,
    this: Weak<Self>,
}

impl Driver {
    /// A driver of this engine.
    pub fn new(engine: Engine, host: Host) -> Rc<Self> {
        let carrier = JsString::from(engine.config().profile.word(Word::Header));
        Rc::new_cyclic(|this| Self {
            carrier,
            engine: RefCell::new(engine),
            fetch: host.fetch(),
            host,
            flight: RefCell::default(),
            alarm: RefCell::default(),
            this: Weak::clone(this),
        })
    }

    /// Asks the core something that depends on the time.
    pub fn ask<T>(&self, question: impl FnOnce(&mut Engine, Instant) -> T) -> T {
        let now = clock::now();
        self.tell(|engine| question(engine, now))
    }

    /// Tells or asks the core something else. Nothing that runs JavaScript can be reached from within,
    /// so the borrow cannot meet another.
    pub fn tell<T>(&self, message: impl FnOnce(&mut Engine) -> T) -> T {
        message(&mut self.engine.borrow_mut())
    }

    /// The generation that can be used at once, 0 if there is none. Begins the renewal that is due.
    pub fn usable(&self) -> u32 {
        match self.ask(Engine::warm) {
            Warm::Fresh(generation) => generation,
            Warm::Renew(generation) => {
                self.renew();
                generation
            }
            Warm::Cold => 0,
        }
    }

    /// Begins a renewal behind the usable token, if the core says so.
    pub fn renew(&self) {
        if let Some(flight) = self.ask(Engine::begin_renewal) {
            self.launch(flight);
        }
        self.follow_up();
    }

    /// Sends a call with the token of this generation; none if that is not current any more.
    fn send(&self, request: &CallRequest, generation: u32) -> Option<Promise> {
        let header = self.header(generation)?;
        request.headers().set(&self.carrier, &header);
        Some(fetch::send(self.fetch.as_ref(), &request.target(), &request.init()))
    }

    /// The header of this generation, if it is still current.
    pub fn header(&self, generation: u32) -> Option<JsString> {
        let header = self.tell(|engine| engine.header(generation))?;
        Some(JsString::from(header.expose()))
    }

    /// Drives a call to its end. `first` is an attempt already made, with its generation.
    pub async fn drive(
        &self,
        request: &CallRequest,
        first: Option<(u32, Attempt)>,
    ) -> Result<JsValue, JsValue> {
        let mut call = convert::call(request);
        if let Some((generation, attempt)) = first
            && let Some(outcome) = self.judge(request, &mut call, generation, attempt)
        {
            return outcome;
        }
        loop {
            throw_if_aborted(request)?;
            let step = self.ask(|engine, now| engine.step(&mut call, now));
            self.follow_up();
            match step {
                // A listener that has just been told may have dropped the token: then ask again.
                Step::Send { generation } if request.target().is_undefined() => {
                    let token = self.token(generation);
                    if !token.is_undefined() {
                        return Ok(token);
                    }
                }
                Step::Send { generation } => {
                    let Some(sent) = self.send(request, generation) else { continue };
                    let attempt = JsFuture::from(sent).await.and_then(fetch::response);
                    if let Some(outcome) = self.judge(request, &mut call, generation, attempt) {
                        return outcome;
                    }
                }
                Step::Begin { flight } => self.launch(flight),
                Step::Join { flight, at_most_ms } => {
                    self.wait(request, Some(flight), at_most_ms).await?;
                }
                Step::Pause { wait_ms } => self.wait(request, None, wait_ms).await?,
                Step::Over => return Err(self.error(&Error::closed(), &JsValue::UNDEFINED)),
                Step::Fail(error) => return Err(self.error(&error, &JsValue::UNDEFINED)),
            }
        }
    }

    /// The token of this generation, for `getToken`; undefined if it is not current any more.
    pub fn token(&self, generation: u32) -> JsValue {
        let token = self.tell(|engine| engine.token(generation).map(shapes::token));
        token.map_or(JsValue::UNDEFINED, |token| convert::to_js(&token))
    }

    /// A JavaScript error.
    pub fn error(&self, error: &Error, cause: &JsValue) -> JsValue {
        convert::error(&self.host, error, cause)
    }

    /// After each input to the core: tell its events, set its timer.
    pub fn follow_up(&self) {
        for event in self.tell(Engine::take_events) {
            let (name, detail) = shapes::event(&event);
            self.host.emit(name, &convert::to_js(&detail));
        }
        if !self.host.timers() {
            return;
        }
        let Some(delay_ms) = self.ask(Engine::alarm_change) else { return };
        let this = Weak::clone(&self.this);
        self.alarm.borrow_mut().set(delay_ms, &self.host, || {
            Closure::new(move || {
                if let Some(driver) = this.upgrade() {
                    driver.tell(|engine| engine.alarm_fired());
                    driver.renew();
                }
            })
        });
    }

    /// Calls off the flight in the air, so that nothing of a closed client goes on.
    pub fn call_off(&self) {
        let flight = self.flight.borrow_mut().take();
        if let Some(flight) = flight {
            fetch::abort(&flight.abort);
        }
    }

    /// Tells the core how an attempt ended. Answers what the caller gets, if that was the last one; if
    /// not, the answer is let go of.
    fn judge(
        &self,
        request: &CallRequest,
        call: &mut Call,
        generation: u32,
        attempt: Attempt,
    ) -> Option<Result<JsValue, JsValue>> {
        let over = match &attempt {
            Ok(response) => {
                let retry_after = fetch::retry_after(response);
                let outcome = Outcome::Answer {
                    status: convert::status(response),
                    retry_after: retry_after.as_deref(),
                    elsewhere: convert::left_origin(request, response),
                };
                self.ask(|engine, now| engine.ended(call, generation, outcome, now))
            }
            Err(error) => {
                // What the caller has ended, or fetch itself refuses, no other attempt would change.
                let refused =
                    throw_if_aborted(request).and_then(|()| self.host.check_call(request));
                if let Err(reason) = refused {
                    return Some(Err(reason));
                }
                let code = convert::fault_code(error);
                let outcome = Outcome::Fault { code: code.as_deref() };
                self.ask(|engine, now| engine.ended(call, generation, outcome, now))
            }
        };
        self.follow_up();
        match attempt {
            Ok(response) if over => Some(Ok(response)),
            Ok(response) => {
                fetch::discard(&response);
                None
            }
            Err(cause) => over.then(|| {
                let code = convert::fault_code(&cause);
                Err(self.error(&Error::network(code.as_deref()), &cause))
            }),
        }
    }

    /// Starts a flight. It belongs to nobody: whoever waits for it may go, and it goes on.
    fn launch(&self, id: FlightId) {
        let (Some(this), Ok(abort)) = (self.this.upgrade(), AbortController::new()) else { return };
        let signal = abort.clone();
        let landed = promise(async move {
            this.fly(id, &signal).await;
            Ok(JsValue::UNDEFINED)
        });
        self.host.wait_until(&landed);
        *self.flight.borrow_mut() = Some(Flight { id, landed, abort });
    }

    async fn fly(&self, flight: FlightId, abort: &AbortController) {
        if self.tell(|engine| engine.needs_seed()) {
            let seed = entropy::seed();
            self.tell(|engine| engine.seed(seed));
        }
        let (request, timeout_ms, asked_at) =
            self.ask(|engine, now| (engine.token_request(), engine.config().token_timeout_ms, now));
        let timeout_ms = u32::try_from(timeout_ms).unwrap_or(u32::MAX);
        let reply = fetch::token(self.fetch.as_ref(), request, timeout_ms, abort).await;
        self.ask(|engine, now| engine.landed(flight, asked_at, reply, now));
        self.follow_up();
    }

    /// Waits for a time, and for a flight if that lands earlier. Should the caller abort, that ends
    /// the wait at once, with the caller's reason.
    async fn wait(
        &self,
        request: &CallRequest,
        flight: Option<FlightId>,
        at_most_ms: u64,
    ) -> Result<(), JsValue> {
        let landed = match self.flight.borrow().as_ref() {
            Some(current) if flight == Some(current.id) => current.landed.clone(),
            // That settles, too, once the call is over; a promise that never did would leak.
            _ => request.aborted(),
        };
        // What the flight brought is in the core; its promise only says when.
        let wait = race(JsFuture::from(landed), sleep(at_most_ms));
        match race(wait, JsFuture::from(request.aborted())).await {
            Either::First(_) => Ok(()),
            Either::Second(reason) => reason.map(|_| ()),
        }
    }
}

/// gloo's timer holds the process open, as it should: a caller is waiting.
async fn sleep(ms: u64) {
    TimeoutFuture::new(u32::try_from(ms).unwrap_or(u32::MAX).min(i32::MAX as u32)).await;
}

fn throw_if_aborted(request: &CallRequest) -> Result<(), JsValue> {
    match request.signal() {
        Some(signal) if signal.aborted() => Err(signal.reason()),
        _ => Ok(()),
    }
}
