//! One client at work: feeds the core, sends what it says, tells its events, sets its timer.

use core::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::{JsString, Promise};
use wasm_bindgen::prelude::*;

use super::clock::Clock;
use super::flight::Flight;
use super::host::{CallFacts, Hop, Host};
use super::timer::Alarm;
use super::{convert, fetch};
use crate::engine::client::Engine;
use crate::engine::config::wire_profile::Word;
use crate::engine::error::Error;
use crate::engine::ids::{FlightId, Generation};
use crate::engine::lifecycle::Warm;
use crate::engine::retry_after;
use crate::engine::shapes;
use crate::engine::time::Instant;

/// One client at work.
pub struct Driver {
    engine: RefCell<Engine>,
    pub(super) host: Host,
    pub(super) clock: Clock,
    /// The name of the header that carries the token.
    carrier: JsString,
    /// Its value, for the generation that was asked for last.
    header: RefCell<Option<(Generation, Rc<JsString>)>>,
    /// The flight in the air.
    pub(super) flight: RefCell<Option<Flight>>,
    alarm: RefCell<Alarm>,
    pub(super) this: Weak<Self>,
}

impl Driver {
    /// A driver of this engine.
    pub fn new(engine: Engine, host: Host) -> Rc<Self> {
        let carrier = JsString::from(engine.config().profile.word(Word::Header));
        Rc::new_cyclic(|this| Self {
            carrier,
            header: RefCell::default(),
            engine: RefCell::new(engine),
            clock: Clock::of(&host),
            host,
            flight: RefCell::default(),
            alarm: RefCell::default(),
            this: Weak::clone(this),
        })
    }

    /// Asks the core something that depends on the time.
    pub fn ask<T>(&self, question: impl FnOnce(&mut Engine, Instant) -> T) -> T {
        let now = self.clock.now(&self.host);
        self.tell(|engine| question(engine, now))
    }

    /// Tells or asks the core something else. Nothing that runs JavaScript can be reached from within,
    /// so the borrow cannot meet another.
    pub fn tell<T>(&self, message: impl FnOnce(&mut Engine) -> T) -> T {
        message(&mut self.engine.borrow_mut())
    }

    /// The generation that can be used at once, or none. Begins the refresh that is due.
    pub fn usable(&self) -> Generation {
        self.usable_at(self.clock.wall_ms(&self.host))
    }

    fn usable_at(&self, wall_ms: u64) -> Generation {
        let fresh = self.tell(|engine| engine.fresh(wall_ms));
        if fresh != Generation::NONE {
            return fresh;
        }
        match self.ask(Engine::warm) {
            Warm::Fresh(generation) => generation,
            Warm::Refresh(generation) => {
                self.refresh();
                generation
            }
            Warm::Cold => Generation::NONE,
        }
    }

    /// Begins a refresh behind the usable token, if the core says so.
    pub fn refresh(&self) {
        if let Some(flight) = self.ask(Engine::begin_refresh) {
            self.launch(flight);
        }
        self.follow_up();
    }

    /// Sends a call with the token of this generation, or (none) of the one that can be used at this
    /// moment. Answers with which; none, and nothing sent, if there is no such token.
    pub fn send(
        &self,
        facts: &CallFacts,
        hop: &Hop,
        own: &JsValue,
        generation: Generation,
        wall_ms: u64,
    ) -> Generation {
        let generation =
            if generation == Generation::NONE { self.usable_at(wall_ms) } else { generation };
        let Some(header) = self.header(generation) else { return Generation::NONE };
        self.host.send(facts, hop, own, &self.carrier, &header);
        generation
    }

    /// The header of this generation, if that is current. JavaScript's copy is made once for each.
    pub fn header(&self, generation: Generation) -> Option<Rc<JsString>> {
        if generation != self.tell(|engine| engine.generation()) {
            return None;
        }
        if let Some((known, header)) = &*self.header.borrow()
            && *known == generation
        {
            return Some(Rc::clone(header));
        }
        let header = self.tell(|engine| engine.header(generation))?;
        let header = Rc::new(JsString::from(header.expose()));
        *self.header.borrow_mut() = Some((generation, Rc::clone(&header)));
        Some(header)
    }

    /// The token of this generation, for `getToken`; undefined if it is not current any more.
    pub fn token(&self, generation: Generation) -> JsValue {
        let token = self.tell(|engine| engine.token(generation).map(shapes::token));
        token.map_or(JsValue::UNDEFINED, |token| convert::to_js(&token))
    }

    /// The wait that a Retry-After header asks for, in milliseconds.
    pub fn retry_after_ms(&self, header: &str) -> Option<u64> {
        self.ask(|_, now| retry_after::retry_after_ms(header, now))
    }

    /// A JavaScript error.
    pub fn error(&self, error: &Error) -> JsValue {
        convert::error(&self.host, error)
    }

    /// A JavaScript error with its cause.
    pub fn error_with(&self, error: &Error, cause: &JsValue) -> JsValue {
        convert::error_with(&self.host, error, cause)
    }

    /// After each input to the core: tell its events, set its timer.
    pub fn follow_up(&self) {
        for told in self.tell(Engine::take_events) {
            self.host.emit(&convert::to_js(&shapes::event(&told)));
        }
        if !self.host.timers() {
            return;
        }
        let Some(delay_ms) = self.ask(Engine::alarm_change) else { return };
        let this = Weak::clone(&self.this);
        // Taken out meanwhile: a clock of the user's own may call the client.
        let mut alarm = self.alarm.take();
        alarm.set(delay_ms, &self.host, || {
            Closure::new(move || {
                if let Some(driver) = this.upgrade() {
                    driver.tell(|engine| engine.alarm_fired());
                    driver.refresh();
                }
            })
        });
        self.alarm.replace(alarm);
    }

    /// Drops the token, or this one if it is current.
    pub fn invalidate(&self, rejected: Option<&str>) {
        self.ask(|engine, now| engine.invalidate(rejected, now));
        self.forget_header();
        self.follow_up();
    }

    /// Ends the client.
    pub fn close(&self) {
        self.tell(|engine| engine.close());
        self.forget_header();
        self.call_off();
        self.follow_up();
    }

    /// The promise of this flight, if it is the one in the air.
    pub fn landed(&self, id: FlightId) -> Option<Promise> {
        let flight = self.flight.borrow();
        flight.as_ref().filter(|flight| flight.id == id).map(|flight| flight.landed.clone())
    }

    /// Calls off the flight in the air, so that nothing of a closed client goes on.
    pub fn call_off(&self) {
        let flight = self.flight.borrow_mut().take();
        if let Some(flight) = flight {
            fetch::abort(&flight.abort);
        }
    }

    /// JavaScript's copy of a token must not outlive it.
    pub fn forget_header(&self) {
        self.header.borrow_mut().take();
    }
}
