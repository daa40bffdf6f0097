//! The tenants of a pool at work: feeds the core, and sets the one timer.

use core::cell::RefCell;
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;

use super::clock::Clock;
use super::host::{self, ClientId, Registration};
use super::timer::Alarm;
use crate::engine::pool::Pool;
use crate::engine::time::Instant;

/// What a pool's tenants share.
pub struct Tenants {
    core: RefCell<Pool>,
    clock: Clock,
    alarm: RefCell<Alarm>,
    this: Weak<Self>,
    /// Last, so that it is dropped last: dropping the alarm needs the pool's clock.
    registration: Registration,
}

impl Tenants {
    /// The tenants of the pool that the host knows by this id.
    pub fn new(core: Pool, id: ClientId, clock: Clock) -> Rc<Self> {
        Rc::new_cyclic(|this| Self {
            core: RefCell::new(core),
            clock,
            alarm: RefCell::default(),
            this: Weak::clone(this),
            registration: Registration(id),
        })
    }

    /// Asks or tells the core something. `question` cannot run JavaScript, so the borrow never conflicts with another.
    pub fn ask<T>(&self, question: impl FnOnce(&mut Pool, Instant) -> T) -> T {
        let now = self.now();
        question(&mut self.core.borrow_mut(), now)
    }

    /// Not inlined: there are many questions.
    #[inline(never)]
    fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Has the host begin what is due.
    pub fn pump(&self) {
        host::pump(self.registration.0);
    }

    /// After each input to the core: sets its timer.
    pub fn follow_up(&self) {
        if !host::timers() {
            return;
        }
        let change = self.ask(Pool::alarm_change);
        let this = Weak::clone(&self.this);
        Alarm::renew(&self.alarm, change, self.clock, || {
            Closure::new(move || {
                if let Some(tenants) = this.upgrade() {
                    tenants.ask(|pool, _| pool.alarm_fired());
                    tenants.pump();
                }
            })
        });
    }
}
