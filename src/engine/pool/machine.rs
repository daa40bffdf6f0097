//! A pool: admits tenants, lets flights have their turns, tells whose refresh is due, and forgets who has been at rest
//! for the longest time.
//!
//! Rules
//! 1. At each origin of a token endpoint, so many token requests are in the air at most, and so many begin within any
//!    minute. Origins do not wait for each other.
//! 2. A flight that callers wait for has its turn before one that nobody waits for; and a refresh that is due does
//!    not begin while any flight waits.
//! 3. A tenant with something in the air is awake, and no tenant that is awake is forgotten.
//! 4. So many tenants at rest are remembered. Those without a token are forgotten first, and then who has been at rest for
//!    the longest time. Tenants that are awake drive nobody away: anybody can invent names.

use std::boxed::Box;
use std::rc::Rc;
use std::vec::Vec;

use super::deadlines::Deadlines;
use super::tenants::{TenantKey, Tenants, Turn};
pub use super::turns::Limits;
use super::turns::Turns;
use crate::engine::client::{AlarmChange, Engine};
use crate::engine::config::Config;
use crate::engine::fleet::health::SharedHealth;
use crate::engine::ids::FlightId;
use crate::engine::time::{Instant, Millis, MonoMillis, NotBefore};
use crate::engine::token_endpoint::preparation::Preparer;

/// 2^32 divided by the golden ratio: multiples of it, modulo 2^32, are spread evenly however many there are.
const GOLDEN: u32 = 2_654_435_769;
/// 2^32 times the square root of 2, less its whole part: by so much all move with each token, so that none has the
/// shortest life each time.
const STEP: u32 = 1_779_033_704;

/// What an edge has to do for a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It was forgotten to make room.
    Forget,
    /// Its flight has got its turn.
    Resume,
    /// Its refresh begins.
    Refresh,
}

/// What a pool is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tenants that are remembered.
    pub tenants: u32,
    /// Those among them that are at rest.
    pub resting: u32,
    /// Token requests in the air.
    pub requesting: u32,
    /// Flights that wait for their turn.
    pub waiting: u32,
    /// Tenants that were forgotten to make room.
    pub evicted: u32,
}

/// The tenants of one process.
#[derive(Debug)]
pub struct Pool {
    common: Rc<Config>,
    health: SharedHealth,
    /// What is known of the token endpoint that the tenants have in common.
    preparer: Preparer,
    limits: Limits,
    most_at_rest: u32,
    tenants: Tenants,
    deadlines: Deadlines,
    /// The origins where something is going on, by the print of their text.
    origins: Vec<(u64, Turns)>,
    /// Takes what finds no place among them, which cannot be.
    nowhere: Turns,
    /// Token requests in the air whose tenants have begun another flight, and their origins.
    superseded: Vec<(TenantKey, FlightId, u64)>,
    /// Flights that wait for their turn.
    waiting: u32,
    /// Who was forgotten to make room, which the edge is still to be told.
    forgotten: Vec<TenantKey>,
    evicted: u32,
    alarm: Option<MonoMillis>,
}

impl Pool {
    /// A pool of at most so many tenants at rest.
    pub fn new(common: Rc<Config>, limits: Limits, most_at_rest: u32) -> Self {
        Self {
            common,
            health: SharedHealth::default(),
            preparer: Preparer::default(),
            limits,
            most_at_rest,
            tenants: Tenants::default(),
            deadlines: Deadlines::default(),
            origins: Vec::new(),
            nowhere: Turns::default(),
            superseded: Vec::new(),
            waiting: 0,
            forgotten: Vec::new(),
            evicted: 0,
            alarm: None,
        }
    }

    /// What the tenants have in common.
    pub const fn common(&self) -> &Rc<Config> {
        &self.common
    }

    /// A new tenant, and its client.
    pub fn admit(&mut self) -> (TenantKey, Box<Engine>) {
        let key = self.tenants.admit();
        (key, Box::new(Engine::tenant(&self.common, &self.health)))
    }

    /// What an edge has to do next, and for which tenant; each once. To be asked again until there is nothing more.
    pub fn next(&mut self, now: Instant) -> Option<(Next, TenantKey)> {
        if let Some(key) = self.forgotten.pop() {
            // Before, the edge has its name by this place.
            self.tenants.vacate(key);
            return Some((Next::Forget, key));
        }
        if let Some(key) = self.granted(now) {
            return Some((Next::Resume, key));
        }
        self.due(now).map(|key| (Next::Refresh, key))
    }

    /// Takes the client of a tenant at rest; none if it is awake, or was forgotten.
    pub fn wake(&mut self, key: TenantKey) -> Option<Box<Engine>> {
        self.tenants.wake(key)
    }

    /// Puts a tenant to rest, whose client has nothing in the air. `engine` is left as that of a new tenant. Others may be
    /// forgotten for it ([`Self::next`]).
    pub fn rest(&mut self, key: TenantKey, engine: &mut Engine, now: Instant) {
        self.conclude(engine);
        let blank = Engine::tenant(&self.common, &self.health);
        let engine = Box::new(core::mem::replace(engine, blank));
        let is_bare = !engine.has_token(now);
        let alarm_ms = engine.alarm_ms(now);
        self.tenants.rest(key, engine, is_bare);
        self.alarm_of(key, alarm_ms, now);
        self.make_room();
    }

    /// Forgets a tenant. Whether there was one.
    pub fn forget(&mut self, key: TenantKey) -> bool {
        self.leave(key, None);
        let is_known = self.tenants.forget(key);
        if is_known {
            self.tenants.vacate(key);
        }
        is_known
    }

    fn make_room(&mut self) {
        while self.tenants.resting() > self.most_at_rest
            && let Some(oldest) = self.tenants.oldest()
            && self.tenants.forget(oldest)
        {
            self.forgotten.push(oldest);
            self.evicted = self.evicted.saturating_add(1);
        }
    }

    // Configurations

    /// Gives a flight's client the configuration with the tenant's credentials ([`Engine::configure`]).
    pub fn configure(
        &self,
        key: TenantKey,
        engine: &mut Engine,
        mut config: Config,
        changed: bool,
    ) {
        let place = (key.place() as u32).wrapping_mul(GOLDEN);
        let step = engine.generation().0.wrapping_mul(STEP);
        config.policy.spread = Some(place.wrapping_add(step));
        engine.configure(config, changed, &self.preparer);
    }

    /// The flight is over: its client forgets the tenant's credentials.
    pub fn conclude(&mut self, engine: &mut Engine) {
        engine.forget(&mut self.preparer);
    }

    // Deadlines

    /// The timer of a tenant would fire after this time; none: it has no timer.
    pub fn alarm_of(&mut self, key: TenantKey, alarm_ms: Option<Millis>, now: Instant) {
        let due = alarm_ms.map(|ms| NotBefore::after(now, ms).moment());
        let Self { tenants, deadlines, .. } = self;
        let Some(tenant) = tenants.get(key) else { return };
        tenant.due = due;
        if let Some(due) = due
            && tenant.entry.is_none_or(|entry| due < entry)
        {
            tenant.entry = Some(due);
            deadlines.add(due, key);
            deadlines.tidy(tenants);
        }
    }

    /// A tenant whose refresh is to begin now.
    fn due(&mut self, now: Instant) -> Option<TenantKey> {
        let moment = now.mono();
        while let Some((at, key)) = self.deadlines.pop(moment) {
            self.comes_due(at, key, now);
        }
        let Self { origins, tenants, limits, .. } = self;
        for (origin, turns) in origins.iter_mut() {
            // Where there is room, no flight waits any more.
            while turns.is_free(limits, moment)
                && let Some(key) = turns.due.pop_front()
            {
                // A flight has begun since, perhaps at another origin.
                let due = tenants.get(key).filter(|it| it.is_due && it.origin == *origin);
                if let Some(tenant) = due {
                    tenant.is_due = false;
                    return Some(key);
                }
            }
        }
        // Where nothing is going on, nothing is remembered.
        origins.retain(|(_, turns)| !turns.is_idle(moment));
        None
    }

    fn comes_due(&mut self, at: MonoMillis, key: TenantKey, now: Instant) {
        let Some(tenant) = self.tenants.get(key) else { return };
        // Another entry has been found for it before, or will be.
        if tenant.entry != Some(at) {
            return;
        }
        tenant.entry = None;
        match tenant.due {
            Some(due) if due <= at => {}
            Some(due) => {
                tenant.entry = Some(due);
                self.deadlines.add(due, key);
                return;
            }
            None => return,
        }
        let again_ms = match self.tenants.at_rest(key) {
            // A token that nobody has used is left to age.
            Some(engine) if !engine.refresh_is_due(now) => Some(engine.alarm_ms(now)),
            _ => None,
        };
        let Some(tenant) = self.tenants.get(key) else { return };
        tenant.due = None;
        match again_ms {
            // One that would fire at once has fired.
            Some(alarm_ms) => self.alarm_of(key, alarm_ms.filter(|ms| *ms > Millis::ZERO), now),
            None => {
                self.wants_refresh(key);
            }
        }
    }

    /// A refresh of this tenant is due. Whether that was not known.
    pub fn wants_refresh(&mut self, key: TenantKey) -> bool {
        let Some(tenant) = self.tenants.get(key).filter(|tenant| !tenant.is_due) else {
            return false;
        };
        tenant.is_due = true;
        let origin = tenant.origin;
        self.turns(origin).due.push_back(key);
        true
    }

    /// How the one timer has to change since this was last asked.
    pub fn alarm_change(&mut self, now: Instant) -> AlarmChange {
        let moment = now.mono();
        let turns = self.origins.iter().filter_map(|(_, turns)| turns.alarm(&self.limits, moment));
        let untold = (!self.forgotten.is_empty()).then_some(moment);
        let alarm = turns.chain(self.deadlines.first()).chain(untold).min();
        if core::mem::replace(&mut self.alarm, alarm) == alarm {
            return AlarmChange::Keep;
        }
        let most_ms = self.common.policy.timer_max_ms;
        alarm.map_or(AlarmChange::Stop, |alarm| AlarmChange::Set {
            delay_ms: alarm.since(moment).min(most_ms),
        })
    }

    /// The timer has fired, and is no longer set.
    pub const fn alarm_fired(&mut self) {
        self.alarm = None;
    }

    // Turns

    /// A flight wants to make a token request at the origin of this print. Whether it may at once; if not,
    /// [`Self::next`] tells when.
    pub fn enter(
        &mut self,
        key: TenantKey,
        flight: FlightId,
        origin: u64,
        awaited: bool,
        now: Instant,
    ) -> bool {
        let Some(tenant) = self.tenants.get(key) else { return false };
        match tenant.flight {
            // An earlier flight does not take the turn of a later one.
            Some((last, _)) if last > flight => return false,
            // The token request of the flight before is in the air still.
            Some((last, Turn::Taken)) if last < flight => {
                tenant.flight = None;
                self.superseded.push((key, last, tenant.origin));
            }
            _ => {}
        }
        self.leave(key, None);
        let Some(tenant) = self.tenants.get(key) else { return false };
        tenant.flight = Some((flight, Turn::Waiting { awaited }));
        // What its refresh is wanted for, the flight brings.
        (tenant.origin, tenant.is_due) = (origin, false);
        let turns = self.turns(origin);
        let queue = if awaited { &mut turns.awaited } else { &mut turns.others };
        queue.push_back(key);
        self.waiting = self.waiting.saturating_add(1);
        self.place(origin).is_ok_and(|at| self.grant(at, Some(key), now).is_some())
    }

    /// A caller waits for the flight of this tenant.
    pub fn awaited(&mut self, key: TenantKey) {
        let Some(tenant) = self.tenants.get(key) else { return };
        if let Some((_, turn @ Turn::Waiting { awaited: false })) = &mut tenant.flight {
            *turn = Turn::Waiting { awaited: true };
            let origin = tenant.origin;
            // Where it stood before, it is skipped.
            self.turns(origin).awaited.push_back(key);
        }
    }

    /// A flight is over, or does not want its turn any more. None: the last flight of this tenant.
    pub fn leave(&mut self, key: TenantKey, flight: Option<FlightId>) {
        let mut superseded = self.superseded.iter();
        if let Some(at) = superseded.position(|(its, of, _)| *its == key && Some(*of) == flight) {
            let (_, _, origin) = self.superseded.swap_remove(at);
            self.ends(origin);
            return;
        }
        let Some(tenant) = self.tenants.get(key) else { return };
        let Some((own, turn)) = tenant.flight else { return };
        if flight.is_some_and(|flight| flight != own) {
            return;
        }
        tenant.flight = None;
        let origin = tenant.origin;
        if turn == Turn::Taken {
            self.ends(origin);
        } else {
            self.waiting = self.waiting.saturating_sub(1);
        }
    }

    /// A token request is not in the air any more.
    fn ends(&mut self, origin: u64) {
        let turns = self.turns(origin);
        turns.busy = turns.busy.saturating_sub(1);
    }

    /// A tenant whose flight gets its turn.
    fn granted(&mut self, now: Instant) -> Option<TenantKey> {
        (0..self.origins.len()).find_map(|at| self.grant(at, None, now))
    }

    /// The flight that is the next at an origin gets its turn, if it is this tenant's. None: whoever's.
    fn grant(&mut self, at: usize, own: Option<TenantKey>, now: Instant) -> Option<TenantKey> {
        let moment = now.mono();
        let Self { origins, tenants, limits, waiting, .. } = self;
        let (origin, turns) = origins.get_mut(at)?;
        if !turns.is_free(limits, moment) {
            return None;
        }
        loop {
            let of_callers = !turns.awaited.is_empty();
            let queue = if of_callers { &mut turns.awaited } else { &mut turns.others };
            let key = *queue.front()?;
            let waits = Turn::Waiting { awaited: of_callers };
            // It may have left, or have its turn.
            let flight = tenants.get(key).filter(|tenant| tenant.origin == *origin);
            let flight = flight.and_then(|tenant| tenant.flight.as_mut());
            if let Some((_, turn)) = flight.filter(|(_, turn)| *turn == waits) {
                if own.is_some_and(|own| own != key) {
                    return None;
                }
                *turn = Turn::Taken;
                queue.pop_front();
                turns.begin(limits, moment);
                *waiting = waiting.saturating_sub(1);
                return Some(key);
            }
            queue.pop_front();
        }
    }

    fn place(&self, origin: u64) -> Result<usize, usize> {
        self.origins.binary_search_by_key(&origin, |(origin, _)| *origin)
    }

    fn turns(&mut self, origin: u64) -> &mut Turns {
        let found = self.place(origin);
        let (Ok(at) | Err(at)) = found;
        if found.is_err() {
            self.origins.insert(at, (origin, Turns::default()));
        }
        self.origins.get_mut(at).map_or(&mut self.nowhere, |(_, turns)| turns)
    }

    /// How many origins are remembered.
    pub fn origins(&self) -> usize {
        self.origins.len()
    }

    /// What it is doing.
    pub fn counts(&self) -> Counts {
        let busy = self.origins.iter().map(|(_, turns)| turns.busy);
        Counts {
            tenants: self.tenants.count(),
            resting: self.tenants.resting(),
            requesting: busy.fold(0, u32::saturating_add),
            waiting: self.waiting,
            evicted: self.evicted,
        }
    }
}
