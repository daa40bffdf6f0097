//! What is watched during a run: who has a turn where, who waits, and which origins answer.

use everbearer::engine::client::Engine;

use crate::edge::At;
use crate::flights::{Journey, Stage};
use crate::invariants::{Check, Invariant, unless};
use crate::scenario::{MINUTE, Mode, SECOND, Setup};
use crate::world::World;

/// Retry-After, and the random delay after it.
const LATE_MS: u64 = 30 * SECOND;

pub struct Watch {
    /// By origin; the last is that of flights which have none so far.
    pub in_the_air: Vec<u32>,
    /// When turns began.
    pub begun: Vec<Vec<u64>>,
    /// From then on, what an origin did before does not matter.
    calm_from: Vec<u64>,
    /// When tenants were disturbed last.
    disturbed: u64,
    /// No refresh is due before.
    first_due: u64,
    /// A second, and how often the timer has fired in it.
    fired: (u64, usize),
}

impl Watch {
    pub fn new(setup: &Setup) -> Self {
        let origins = setup.origins + 1;
        Self {
            in_the_air: vec![0; origins],
            begun: vec![Vec::new(); origins],
            calm_from: vec![0; origins],
            disturbed: 0,
            first_due: u64::MAX,
            fired: (0, 0),
        }
    }

    /// An origin, or whatever has to do with all of them, changes what it does.
    pub fn changes(&mut self, origin: Option<usize>, setup: &Setup, now: u64) {
        let from = now + setup.token_timeout_ms + LATE_MS;
        for (own, calm_from) in self.calm_from.iter_mut().enumerate() {
            if origin.is_none_or(|origin| origin == own) {
                *calm_from = from;
            }
        }
    }

    pub fn disturbs(&mut self, now: u64) {
        self.disturbed = now;
    }

    /// A refresh should begin at this time.
    pub fn is_due(&mut self, at: Option<u64>) {
        self.first_due = self.first_due.min(at.unwrap_or(u64::MAX));
    }

    /// A flight gets its turn.
    pub fn takes_turn(&self, journey: usize, origin: usize, world: &World) -> Check {
        let Setup { at_once, per_minute, .. } = world.setup;
        let others = self.in_the_air[origin];
        unless(others < at_once, Invariant::AtOnce, || {
            format!("{} at origin {origin}, of {at_once}", others + 1)
        })?;
        let within = self.since_so_many(origin, per_minute, world.now);
        unless(within.is_none_or(|ms| ms >= MINUTE), Invariant::PerMinute, || {
            format!("{} at origin {origin} within {within:?} ms", per_minute.unwrap_or(0) + 1)
        })?;
        if world.journeys[journey].awaited.is_some() {
            return Ok(());
        }
        let passed = self.waiting(origin, world).find(|waiting| {
            waiting.since < world.now && waiting.awaited.is_some_and(|since| since < world.now)
        });
        unless(passed.is_none(), Invariant::AwaitedFirst, || {
            let tenant = passed.map(|passed| world.sessions[passed.session].tenant);
            format!("that of tenant {tenant:?} at origin {origin}")
        })
    }

    /// The time since as many turns began as may within a minute, if so many have.
    fn since_so_many(&self, origin: usize, per_minute: Option<u32>, now: u64) -> Option<u64> {
        let begun = &self.begun[origin];
        let at = begun.len().checked_sub(per_minute? as usize)?;
        Some(now - begun[at])
    }

    /// The flights that wait for their turn at an origin.
    fn waiting<'a>(&self, origin: usize, world: &'a World) -> impl Iterator<Item = &'a Journey> {
        let parked = world.parked.values().map(|journey| &world.journeys[*journey]);
        parked.filter(move |journey| {
            let Journey { stage, session, .. } = journey;
            *stage == Stage::Parked(origin) && !world.sessions[*session].is_over
        })
    }

    /// The refresh of a tenant begins.
    pub fn no_flight_waits(&self, tenant: usize, world: &World) -> Check {
        let Some(origin) = world.tenants[tenant].entered else { return Ok(()) };
        let waiting = self.waiting(origin, world).find(|waiting| waiting.since < world.now);
        unless(waiting.is_none(), Invariant::RefreshesLast, || {
            format!("that of tenant {tenant}, at origin {origin}")
        })
    }

    fn has_room(&self, origin: usize, world: &World) -> bool {
        let Setup { at_once, per_minute, .. } = world.setup;
        let since = self.since_so_many(origin, per_minute, world.now);
        self.in_the_air[origin] < at_once && since.is_none_or(|ms| ms >= MINUTE)
    }

    pub fn fired(&mut self, now: u64, tenants: usize) -> Check {
        let second = now / SECOND;
        if self.fired.0 != second {
            self.fired = (second, 0);
        }
        self.fired.1 += 1;
        let times = self.fired.1;
        unless(times <= 100 + 10 * tenants, Invariant::NoHotLoop, || {
            format!("{times} times in a second")
        })
    }

    /// Whether a call that begins now has to succeed: whatever it needs answers, and nobody is before it.
    pub fn must_succeed(&self, tenant: usize, session: usize, world: &World) -> bool {
        let (setup, known) = (&world.setup, &world.tenants[tenant]);
        let session = &world.sessions[session];
        let flies = session.last.is_some_and(|last| world.journeys[last].stage != Stage::Over);
        let empty =
            |origin| self.waiting(origin, world).next().is_none() && self.has_room(origin, world);
        let is_clean = |engine: &Engine| engine.status(world.clocks()).last_error.is_none();
        let in_time = setup.token_wait_ms >= 30 * SECOND || setup.tenants <= 40;
        !known.is_stranger
            && !known.wrong
            && setup.per_minute.is_none()
            && in_time
            && !flies
            && is_clean(&session.engine)
            && self.ways(tenant, world).into_iter().all(empty)
            && self.answers(tenant, world)
    }

    /// Where the flights of a tenant have their turns.
    fn ways(&self, tenant: usize, world: &World) -> [usize; 2] {
        let first = if world.setup.common { 0 } else { world.setup.origins };
        [first, world.tenants[tenant].origin]
    }

    fn answers(&self, tenant: usize, world: &World) -> bool {
        self.ways(tenant, world).into_iter().all(|origin| {
            let mode = world.origins.get(origin).copied();
            self.calm_from[origin] <= world.now && mode.is_none_or(|mode| mode == Mode::Answer)
        }) && world.credentials == Mode::Answer
    }

    /// Whether that has been so since then.
    pub fn still_answers(&self, tenant: usize, session: usize, begun: u64, world: &World) -> bool {
        self.answers(tenant, world)
            && self.disturbed < begun
            && !world.sessions[session].is_over
            && !world.tenants[tenant].wrong
    }
}

impl World {
    /// Nothing more happens at this time: whoever waits has a reason.
    pub fn settled(&mut self) -> Check {
        let is_due = self.watch.first_due < self.now;
        if !self.setup.timers || (!is_due && self.parked.is_empty()) {
            return Ok(());
        }
        let origins = 0..self.watch.in_the_air.len();
        let has_room: Vec<bool> = origins.map(|origin| self.watch.has_room(origin, self)).collect();
        for (origin, _) in has_room.iter().enumerate().filter(|(_, has_room)| **has_room) {
            let waiting = self.watch.waiting(origin, self).next();
            unless(waiting.is_none(), Invariant::NobodyStranded, || {
                let waiting = waiting.map(|waiting| (waiting.session, waiting.since));
                format!("{waiting:?} at origin {origin}")
            })?;
        }
        if !is_due {
            return Ok(());
        }
        let known = self.tenants.iter().filter(|tenant| tenant.at != At::Nowhere);
        self.watch.first_due = known.filter_map(|tenant| tenant.due).min().unwrap_or(u64::MAX);
        for (name, tenant) in self.tenants.iter().enumerate() {
            let is_late = tenant.due.is_some_and(|due| due < self.now) && tenant.at != At::Nowhere;
            let has_room = tenant.entered.is_none_or(|origin| has_room[origin]);
            unless(!is_late || !has_room, Invariant::NoRefreshForgotten, || {
                format!("that of tenant {name}, due at {:?}", tenant.due)
            })?;
        }
        Ok(())
    }
}
