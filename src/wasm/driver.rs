//! One client at work: feeds the core, carries out its decisions, emits its events, sets its timer.

use core::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::{JsString, Promise};
use wasm_bindgen::prelude::*;

use super::clock::Clock;
use super::flight::Flight;
use super::host::{self, CallRecord, ClientId, Hop, Registration};
use super::tenants::Tenants;
use super::timer::Alarm;
use super::{convert, fetch};
use crate::engine::client::Engine;
use crate::engine::config::wire_profile::Field;
use crate::engine::error::Error;
use crate::engine::ids::{FlightId, Generation};
use crate::engine::lifecycle::Warmth;
use crate::engine::pool::TenantKey;
use crate::engine::retry_after;
use crate::engine::shapes;
use crate::engine::time::{Instant, Millis, UnixMillis};

/// One client at work.
pub struct Driver {
    engine: RefCell<Engine>,
    pub(super) clock: Clock,
    /// The name of the token's header.
    header_name: JsString,
    /// Its value for the generation that was asked for last.
    header: RefCell<Option<(Generation, Rc<JsString>)>>,
    /// The flight in the air.
    pub(super) flight: RefCell<Option<Flight>>,
    alarm: RefCell<Alarm>,
    pub(super) this: Weak<Self>,
    /// Of a tenant: its pool, and its key there.
    member: Option<(Weak<Tenants>, TenantKey)>,
    /// Last, so that it is dropped last: dropping the alarm needs the client's clock.
    registration: Registration,
}

impl Driver {
    /// A driver of this engine, for the client that the host knows by this id.
    pub fn new(
        engine: Engine,
        id: ClientId,
        clock: Clock,
        member: Option<(Weak<Tenants>, TenantKey)>,
    ) -> Rc<Self> {
        let header_name = JsString::from(engine.config().profile.get(Field::Header));
        Rc::new_cyclic(|this| Self {
            header_name,
            header: RefCell::default(),
            engine: RefCell::new(engine),
            clock,
            flight: RefCell::default(),
            alarm: RefCell::default(),
            this: Weak::clone(this),
            member,
            registration: Registration(id),
        })
    }

    /// The client's id in the host.
    pub const fn id(&self) -> ClientId {
        self.registration.0
    }

    /// Asks the core a question that depends on the time.
    pub fn ask<T>(&self, question: impl FnOnce(&mut Engine, Instant) -> T) -> T {
        let now = self.clock.now();
        self.tell(|engine| question(engine, now))
    }

    /// Tells or asks the core anything else. `message` cannot run JavaScript, so the borrow never
    /// conflicts with another.
    pub fn tell<T>(&self, message: impl FnOnce(&mut Engine) -> T) -> T {
        message(&mut self.engine.borrow_mut())
    }

    /// The generation that can be used at once, or none. Begins the refresh that is due.
    pub fn usable(&self) -> Generation {
        self.usable_at(self.clock.wall())
    }

    fn usable_at(&self, wall: UnixMillis) -> Generation {
        let warm = self.tell(|engine| engine.still_warm(wall));
        if warm != Generation::NONE {
            return warm;
        }
        match self.ask(Engine::warmth) {
            Warmth::Warm(generation) => generation,
            Warmth::RefreshDue(generation) => {
                match self.member() {
                    Some((tenants, key)) => {
                        // It begins when it has its turn.
                        if tenants.ask(|pool, _| pool.wants_refresh(key)) {
                            tenants.pump();
                        }
                    }
                    None => self.refresh(),
                }
                generation
            }
            Warmth::Cold => Generation::NONE,
        }
    }

    /// Begins a background refresh, if the core says so.
    pub fn refresh(&self) {
        if let Some(flight) = self.ask(Engine::begin_refresh) {
            self.launch(flight);
        }
        self.follow_up();
    }

    /// Sends a call with the token of this generation, or (none) with a token that can be used at once.
    /// Returns its generation; none, with nothing sent, if there is no such token.
    pub fn send(
        &self,
        record: &CallRecord,
        hop: &Hop,
        own: &JsValue,
        generation: Generation,
        wall: UnixMillis,
    ) -> Generation {
        let generation =
            if generation == Generation::NONE { self.usable_at(wall) } else { generation };
        let Some(header) = self.header(generation) else { return Generation::NONE };
        host::send(record, hop, own, &self.header_name, &header);
        generation
    }

    /// The header's value for this generation, if that is current. JavaScript's copy is made once for each
    /// generation.
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

    /// The token of this generation, for `getToken`; undefined if it is no longer current.
    pub fn token(&self, generation: Generation) -> JsValue {
        let token = self.tell(|engine| engine.token(generation).map(shapes::token));
        token.map_or(JsValue::UNDEFINED, |token| convert::to_js(&token))
    }

    /// The wait that a Retry-After header asks for.
    pub fn retry_after_ms(&self, header: &str, status: u16) -> Option<Millis> {
        self.ask(|_, now| retry_after::asked_ms(header, status, now))
    }

    /// A JavaScript error.
    pub fn error(&self, error: &Error) -> JsValue {
        convert::error(self.id(), error)
    }

    /// A JavaScript error with its cause.
    pub fn error_with(&self, error: &Error, cause: &JsValue) -> JsValue {
        convert::error_with(self.id(), error, cause)
    }

    /// After each input to the core: emits its events, sets its timer.
    pub fn follow_up(&self) {
        for record in self.tell(Engine::take_events) {
            host::emit(self.id(), &convert::to_js(&shapes::event(&record)));
        }
        if let Some((tenants, key)) = self.member() {
            let alarm_ms = self.ask(|engine, now| engine.alarm_ms(now));
            tenants.ask(|pool, now| pool.alarm_of(key, alarm_ms, now));
            tenants.follow_up();
            return;
        }
        if !host::timers() {
            return;
        }
        let change = self.ask(Engine::alarm_change);
        let this = Weak::clone(&self.this);
        Alarm::renew(&self.alarm, change, self.clock, || {
            Closure::new(move || {
                if let Some(driver) = this.upgrade() {
                    driver.tell(|engine| engine.alarm_fired());
                    driver.refresh();
                }
            })
        });
    }

    /// Of a tenant: its pool, and its key there.
    pub fn member(&self) -> Option<(Rc<Tenants>, TenantKey)> {
        let (tenants, key) = self.member.as_ref()?;
        Some((tenants.upgrade()?, *key))
    }

    /// The key of a tenant that has nothing in the air: neither a call nor a flight holds its driver.
    pub fn rests(&self) -> Option<TenantKey> {
        let (_, key) = self.member.as_ref()?;
        (self.this.strong_count() == 1).then_some(*key)
    }

    /// Drops the current token; if one is given, only if that is current.
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

    /// The promise of this flight, if it is in the air.
    pub fn landed(&self, id: FlightId) -> Option<Promise> {
        let flight = self.flight.borrow();
        flight.as_ref().filter(|flight| flight.id == id).map(|flight| flight.landed.clone())
    }

    /// Aborts the flight in the air, so that nothing of a closed client goes on.
    pub fn call_off(&self) {
        let flight = self.flight.borrow_mut().take();
        if let Some(flight) = flight {
            fetch::abort(&flight.abort);
        }
    }

    /// Drops JavaScript's copy of the header, which must not outlive its token.
    pub fn forget_header(&self) {
        self.header.borrow_mut().take();
    }
}
