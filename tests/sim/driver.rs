//! What the facade's loop and the edge do with the core, without JavaScript: the same questions in the
//! same order. `send` takes a token that can be used at once, or that of a generation; `settled` looks at
//! the response; a call that goes on asks `next`, which begins flights and asks again, until the call is
//! to wait, to be sent or to end. Only here does a [`Sabotage`] break a rule on purpose.

use everbearer::engine::call::verdict::Outcome;
use everbearer::engine::call::{Call, Step};
use everbearer::engine::client::{AlarmChange, Counters, Engine};
use everbearer::engine::config::Config;
use everbearer::engine::error::Error;
use everbearer::engine::event::EventRecord;
use everbearer::engine::ids::{FlightId, Generation};
use everbearer::engine::lifecycle::{State, Warmth};
use everbearer::engine::time::{Instant, Millis, MonoMillis, UnixMillis};
use everbearer::engine::token_endpoint::response::{Fault, TokenResponse};

use crate::model::Clock;
use crate::sabotage::Sabotage;
use crate::scenario::{DAY, SECOND};

/// A token request made by the driver.
#[derive(Clone, Copy, Debug)]
pub struct Launch {
    pub flight: FlightId,
    pub awaited: bool,
    /// The caller that began it wants a token newer than this.
    pub newer_than: Generation,
}

/// A timer that is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timer {
    pub number: u32,
    pub due: u64,
}

pub struct Driver {
    engine: Engine,
    config: Config,
    timers: bool,
    jitter_seed: u64,
    header: Option<(Generation, String)>,
    /// What is left for the world to carry out.
    pub launched: Vec<Launch>,
    pub events: Vec<EventRecord>,
    pub set: Vec<Timer>,
    /// The timers that are set.
    pub armed: Vec<Timer>,
    numbers: u32,
    pub sabotage: Sabotage,
    has_failed: bool,
}

/// The clocks as the core reads them.
pub fn instant(now: Clock) -> Instant {
    Instant::new(MonoMillis(now.mono), UnixMillis(now.wall))
}

impl Driver {
    pub fn new(config: Config, timers: bool, jitter_seed: u64, sabotage: Sabotage) -> Self {
        Self {
            engine: Engine::new(config.clone()),
            config,
            timers,
            jitter_seed,
            header: None,
            launched: Vec::new(),
            events: Vec::new(),
            set: Vec::new(),
            armed: Vec::new(),
            numbers: 0,
            sabotage,
            has_failed: false,
        }
    }

    fn sabotaged(&self, how: Sabotage) -> bool {
        self.sabotage == how
    }

    pub fn state(&self, now: Clock) -> State {
        self.engine.status(instant(now)).state
    }

    /// The current generation, or none.
    pub fn generation(&self) -> Generation {
        if self.sabotaged(Sabotage::ForgetsNewer) {
            Generation::NONE
        } else {
            self.engine.generation()
        }
    }

    /// The header of a call, and its generation: of a token that can be used at once (none), or of this
    /// generation, if it is still current.
    pub fn send(&mut self, generation: Generation, now: Clock) -> Option<(Generation, String)> {
        let generation = if generation == Generation::NONE { self.usable(now) } else { generation };
        Some((generation, self.header(generation)?))
    }

    /// The generation that can be used at once, or none.
    fn usable(&mut self, now: Clock) -> Generation {
        if self.sabotaged(Sabotage::UsesExpired)
            && let Some((generation, _)) = self.header
        {
            return generation;
        }
        if self.sabotaged(Sabotage::RefreshesAtEachCall) {
            self.launch(FlightId(u32::MAX), false, Generation::NONE);
        }
        // As in the facade: one clock first, both where that is not enough.
        let warm = self.engine.still_warm(UnixMillis(now.wall));
        if warm != Generation::NONE {
            return warm;
        }
        match self.engine.warmth(instant(now)) {
            Warmth::Warm(generation) => generation,
            Warmth::RefreshDue(generation) => {
                self.refresh(now);
                generation
            }
            Warmth::Cold => Generation::NONE,
        }
    }

    pub fn refresh(&mut self, now: Clock) {
        if let Some(flight) = self.engine.begin_refresh(instant(now)) {
            self.launch(flight, false, Generation::NONE);
        }
        self.follow_up(now);
    }

    fn header(&mut self, generation: Generation) -> Option<String> {
        if let Some((held, header)) = &self.header
            && (*held == generation || self.sabotaged(Sabotage::UsesRejected))
        {
            return Some(header.clone());
        }
        if generation == Generation::NONE {
            return None;
        }
        let header = self.engine.header(generation)?.expose().to_owned();
        self.header = Some((generation, header.clone()));
        Some(header)
    }

    /// The next step of a call, other than beginning a flight, which is done here. Also returns the
    /// flights that began.
    pub fn next(
        &mut self,
        call: &mut Call,
        newer_than: Generation,
        now: Clock,
    ) -> (Vec<FlightId>, Step) {
        let mut begun = Vec::new();
        loop {
            let step = self.engine.step(call, instant(now));
            self.follow_up(now);
            let Step::Begin { flight } = step else {
                return (begun, self.spoil_step(step, newer_than, now));
            };
            self.launch(flight, true, newer_than);
            begun.push(flight);
            // A core that begins one flight after another is left to the invariants.
            if begun.len() > 2 {
                return (begun, step);
            }
        }
    }

    fn spoil_step(&mut self, step: Step, newer_than: Generation, now: Clock) -> Step {
        match step {
            Step::Join { .. } if self.sabotaged(Sabotage::SecondFlight) => {
                self.launch(FlightId(u32::MAX), true, newer_than);
            }
            Step::Join { flight, .. }
                if self.sabotaged(Sabotage::NeverEndsAWait) && !self.alive(now) =>
            {
                return Step::Join { flight, at_most_ms: Millis(DAY) };
            }
            Step::Join { flight, at_most_ms }
                if self.sabotaged(Sabotage::WaitsToTheEnd) && self.in_last(newer_than, now) =>
            {
                return Step::Join { flight, at_most_ms: Millis(at_most_ms.0 * 2 + 2) };
            }
            Step::Send { .. }
                if self.sabotaged(Sabotage::GivesUpEarly) && self.in_last(newer_than, now) =>
            {
                return Step::Fail(Box::new(Error::network(None)));
            }
            Step::Send { .. }
                if self.sabotaged(Sabotage::AsksAgainAndAgain) && self.in_last(newer_than, now) =>
            {
                self.launch(FlightId(u32::MAX), true, Generation::NONE);
            }
            Step::Pause { wait_ms } if self.sabotaged(Sabotage::PausesTooLong) => {
                return Step::Pause { wait_ms: Millis(wait_ms.0 + 90 * SECOND) };
            }
            _ => {}
        }
        step
    }

    fn alive(&self, now: Clock) -> bool {
        matches!(self.state(now), State::Usable | State::Refreshing)
    }

    /// Whether the token is in its last stretch. Asking counts as a use, so only sabotage may ask.
    fn in_last(&mut self, newer_than: Generation, now: Clock) -> bool {
        self.alive(now)
            && newer_than == Generation::NONE
            && self.engine.warmth(instant(now)) == Warmth::Cold
    }

    pub fn settled(&mut self, generation: Generation, status: u16) -> bool {
        self.engine.settled(generation, status)
    }

    /// Whether the attempt was the call's last.
    pub fn ended(
        &mut self,
        call: &mut Call,
        generation: Generation,
        outcome: Outcome<'_>,
        now: Clock,
    ) -> bool {
        let late = self.engine.token(generation).is_none();
        let over = self.engine.ended(call, generation, outcome, instant(now));
        if self.sabotaged(Sabotage::RefreshesForLateRejections)
            && late
            && matches!(outcome, Outcome::Response { status, .. }
                if self.engine.config().profile.rejects(status))
            && self.state(now) == State::Usable
        {
            self.engine.invalidate(None, instant(now));
        }
        self.follow_up(now);
        over
    }

    fn launch(&mut self, flight: FlightId, awaited: bool, newer_than: Generation) {
        if self.engine.needs_seed() {
            self.engine.seed(self.jitter_seed);
        }
        self.launched.push(Launch { flight, awaited, newer_than });
    }

    pub fn landed(
        &mut self,
        flight: FlightId,
        asked_at: Clock,
        response: Result<TokenResponse, Fault>,
        now: Clock,
    ) {
        let failures = self.engine.status(instant(now)).counters.token_failures;
        self.engine.landed(flight, instant(asked_at), response, None, instant(now));
        if self.sabotaged(Sabotage::TellsNoEnd) {
            self.engine.take_events();
        }
        self.follow_up(now);
        if self.engine.status(instant(now)).counters.token_failures > failures {
            self.spoil_failure(now);
        }
    }

    /// The sabotage after a failed token request.
    fn spoil_failure(&mut self, now: Clock) {
        match self.sabotage {
            Sabotage::DropsAfterFailure if self.state(now) == State::Usable => {
                self.engine.invalidate(None, instant(now));
            }
            // A new core knows of no throttle, no backoff and no stored error.
            Sabotage::ForgetsFailures => self.engine = Engine::new(self.config.clone()),
            Sabotage::GivesUp => self.has_failed = true,
            _ => {}
        }
    }

    /// What the client has done so far.
    pub fn counters(&self, now: Clock) -> Counters {
        self.engine.status(instant(now)).counters
    }

    /// Whether calls fail without asking the core.
    pub fn gave_up(&self) -> bool {
        self.has_failed
    }

    /// Drops the current token, or the one that was rejected with this header.
    pub fn invalidate(&mut self, rejected: Option<&str>, now: Clock) {
        let spoilt = self.sabotaged(Sabotage::DropsUnnamed) && self.state(now) == State::Usable;
        let rejected = rejected.filter(|_| !spoilt);
        self.engine.invalidate(rejected, instant(now));
        if self.header.as_ref().is_some_and(|(held, _)| self.engine.token(*held).is_none()) {
            self.header = None;
        }
        self.follow_up(now);
    }

    pub fn close(&mut self, now: Clock) {
        self.engine.close();
        self.header = None;
        if !self.sabotaged(Sabotage::KeepsTimer) {
            self.follow_up(now);
        }
    }

    /// A timer has fired.
    pub fn alarm_fired(&mut self, timer: Timer, now: Clock) {
        self.armed.retain(|armed| *armed != timer);
        self.engine.alarm_fired();
        self.refresh(now);
    }

    fn follow_up(&mut self, now: Clock) {
        self.events.append(&mut self.engine.take_events());
        if !self.timers {
            return;
        }
        let change = self.engine.alarm_change(instant(now));
        if change == AlarmChange::Keep {
            return;
        }
        if !self.sabotaged(Sabotage::TwoTimers) {
            self.armed.clear();
        }
        let AlarmChange::Set { delay_ms } = change else { return };
        self.numbers += 1;
        let delay_ms = if self.sabotaged(Sabotage::LongTimer) { 40 * DAY } else { delay_ms.0 };
        let timer = Timer { number: self.numbers, due: now.mono + delay_ms };
        self.armed.push(timer);
        self.set.push(timer);
    }
}
