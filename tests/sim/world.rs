//! Runs a scenario in virtual time: callers, flights, timers, and the invariants after each step.

use core::cmp::Reverse;
use std::collections::BinaryHeap;

use everbearer::engine::client::Counters;
use everbearer::engine::config::Config;
use everbearer::engine::error::Code;
use everbearer::engine::ids::FlightId;
use serde_json::json;

use crate::callers::{Caller, Ending, Phase};
use crate::driver::{Driver, Launch, Timer};
use crate::invariants::{self as invariant, Check, Violation};
use crate::model::{BACKOFF_MAX, Clock, Input, Model, STORED};
use crate::record::Tape;
use crate::sabotage::Sabotage;
use crate::scenario::{Kind, LONGEST_DELAY, Scenario, Setup, Transition};
use crate::server::{Server, TokenOutcome};

/// Where every client's wall clock starts.
pub const START: u64 = 1_800_000_000_000;

/// Something due at a time of the monotonic clock.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// A caller goes on, unless it has already done so.
    Wake {
        caller: usize,
        turn: u32,
    },
    Responded {
        caller: usize,
        turn: u32,
    },
    Landed {
        flight: usize,
        turn: u32,
    },
    Alarm {
        client: u32,
        number: u32,
        due: u64,
    },
    /// A caller must have got its token or an error by now.
    Deadline {
        caller: usize,
        need: u32,
    },
    /// The caller's own timer ends a call that has been sent.
    Timeout {
        caller: usize,
    },
}

/// A token request.
pub struct Flight {
    pub id: FlightId,
    pub client: u32,
    pub asked: Clock,
    pub outcome: TokenOutcome,
    /// Its outcome if nothing ends it earlier; none if the server never responds.
    pub late: Option<TokenOutcome>,
    pub turn: u32,
    pub landed: bool,
    pub waiters: Vec<(usize, u32)>,
}

/// The figures of a run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    pub seeds: u64,
    pub steps: u64,
    pub callers: u64,
    pub token_requests: u64,
    pub most_waiting: u64,
}

impl Figures {
    pub fn add(&mut self, other: Self) {
        self.seeds += other.seeds;
        self.steps += other.steps;
        self.callers += other.callers;
        self.token_requests += other.token_requests;
        self.most_waiting = self.most_waiting.max(other.most_waiting);
    }
}

/// One client in its world.
pub struct World {
    pub setup: Setup,
    pub config: Config,
    pub clock: Clock,
    /// The servers' clock.
    pub real: u64,
    /// When the event at work was due; it may be late.
    pub slot: u64,
    pub queue: BinaryHeap<Reverse<(u64, u64, Due)>>,
    pub order: u64,
    pub driver: Driver,
    pub model: Model,
    pub server: Server,
    pub callers: Vec<Caller>,
    pub flights: Vec<Flight>,
    /// Flights of the client at work of which listeners have heard the beginning alone.
    pub untold: Vec<FlightId>,
    /// Counts the clients: a new one comes after a trap or a close.
    pub client: u32,
    pub figures: Figures,
    /// The record of this run, if there is one.
    pub tape: Option<Tape>,
}

impl World {
    /// Runs a scenario to its end, or to the first violation.
    pub fn run(scenario: &Scenario, config: Config, sabotage: Sabotage) -> (Figures, Check) {
        let mut world = Self::new(scenario, config, sabotage);
        let outcome = world.play(scenario).and_then(|()| world.heal());
        (world.figures, outcome)
    }

    /// Runs and records a scenario. Here a call's own timeout ends it at any point, as it does for its
    /// caller.
    pub fn recorded(scenario: &Scenario, config: Config) -> (Tape, Counters) {
        let mut world = Self::new(scenario, config, Sabotage::None);
        world.tape = Some(Tape::new(world.clock.mono));
        if let Err(violation) = world.play(scenario) {
            panic!("{}: {}", violation.invariant, violation.how);
        }
        let counters = world.driver.counters(world.clock);
        (world.tape.unwrap(), counters)
    }

    fn play(&mut self, scenario: &Scenario) -> Check {
        scenario.transitions.iter().try_for_each(|transition| self.apply(transition))
    }

    fn new(scenario: &Scenario, config: Config, sabotage: Sabotage) -> Self {
        let setup = &scenario.setup;
        let driver = Driver::new(config.clone(), setup.timers, setup.jitter_seed, sabotage);
        Self {
            setup: setup.clone(),
            config,
            clock: Clock { mono: 5_000, wall: START },
            real: START,
            slot: 0,
            queue: BinaryHeap::new(),
            order: 0,
            driver,
            model: Model::new(setup),
            server: Server::new(setup.rejected_status),
            callers: Vec::new(),
            flights: Vec::new(),
            untold: Vec::new(),
            client: 0,
            figures: Figures { seeds: 1, ..Figures::default() },
            tape: None,
        }
    }

    /// Records a step, except calls, which have numbers.
    fn write_down(&mut self, transition: &Transition) {
        let Some(tape) = &mut self.tape else { return };
        match *transition {
            Transition::Pass { ms } => tape.step(json!({ "advance": ms })),
            Transition::WallJump { ms } => tape.step(json!({ "shiftWall": ms })),
            Transition::Sleep { ms } => tape.step(json!({ "shiftWall": ms })),
            Transition::Invalidate => tape.step(json!({ "invalidate": true })),
            Transition::Close => tape.step(json!({ "close": true })),
            Transition::Abort { one_in } => {
                let live = |number: &usize| !matches!(self.callers[*number].phase, Phase::Over(_));
                let who = (0..self.callers.len()).step_by(one_in as usize).filter(live);
                tape.step(json!({ "abort": who.collect::<Vec<_>>() }));
            }
            _ => {}
        }
    }

    fn apply(&mut self, transition: &Transition) -> Check {
        self.write_down(transition);
        let server = &mut self.server;
        self.model.last_input = Input::Other;
        match *transition {
            Transition::Pass { ms } => self.pass(ms)?,
            Transition::Call { count, kind, timeout_ms } => {
                for _ in 0..count {
                    self.call(kind, timeout_ms)?;
                }
            }
            Transition::Abort { one_in } => self.end_some(Ending::Aborted, |caller, number| {
                number % one_in as usize == 0 && !matches!(caller.phase, Phase::Over(_))
            }),
            Transition::TokenServer(mode) => server.token_mode = mode,
            Transition::TokenLatency { ms } => server.token_latency_ms = ms,
            Transition::Lifetime { expires_in, refresh_in } => {
                (server.expires_in, server.refresh_in) = (expires_in, refresh_in);
            }
            Transition::ApiServer(mode) => server.api_mode = mode,
            Transition::ApiLatency { ms, spread_ms } => {
                (server.api_latency_ms, server.api_spread_ms) = (ms, spread_ms);
            }
            Transition::Revoke => server.revoke(),
            Transition::RotateSecret => server.secret_rotated = true,
            Transition::RestoreSecret => server.secret_rotated = false,
            Transition::Heal => server.heal(),
            Transition::WallJump { ms } => {
                self.clock.wall = self.clock.wall.saturating_add_signed(ms);
            }
            Transition::Sleep { ms } => {
                self.clock.wall += ms;
                self.real += ms;
            }
            Transition::Freeze { ms } => {
                self.forward(ms);
                self.pass(0)?;
            }
            Transition::LoseFlight => self.airborne(|flight| flight.turn += 1),
            Transition::DelayFlight { ms } => self.delay_flight(ms),
            Transition::Trap => self.replace(Ending::Failed(Code::InstanceFailed)),
            Transition::Invalidate => {
                self.model.invalidated();
                self.driver.invalidate(None, self.clock);
            }
            Transition::Close => self.close(),
            Transition::Reopen if self.model.closed => {
                self.replace(Ending::Failed(Code::ClientClosed));
            }
            Transition::Reopen => {}
        }
        self.after_step()
    }

    /// Time passes, and everything due happens.
    fn pass(&mut self, ms: u64) -> Check {
        let until = self.clock.mono + ms;
        while self.queue.peek().is_some_and(|Reverse((due, ..))| *due <= until) {
            let Some(Reverse((due, _, what))) = self.queue.pop() else { break };
            self.forward(due.saturating_sub(self.clock.mono));
            self.slot = due;
            if self.would_happen(&what)
                && let Some(tape) = &mut self.tape
            {
                tape.happened(due, &what);
            }
            if self.happen(what)? {
                self.after_step()?;
            }
        }
        self.forward(until - self.clock.mono);
        self.slot = self.clock.mono;
        Ok(())
    }

    fn forward(&mut self, ms: u64) {
        self.clock.mono += ms;
        self.clock.wall += ms;
        self.real += ms;
    }

    /// Whether this is still a step: it has not been overtaken.
    fn would_happen(&self, what: &Due) -> bool {
        match *what {
            Due::Wake { caller, turn } | Due::Responded { caller, turn } => {
                self.callers[caller].turn == turn
            }
            Due::Landed { flight, turn } => self.flights[flight].turn == turn,
            Due::Alarm { client, number, due } => {
                client == self.client && self.driver.armed.contains(&Timer { number, due })
            }
            Due::Deadline { .. } => false,
            Due::Timeout { caller } => !matches!(self.callers[caller].phase, Phase::Over(_)),
        }
    }

    /// Returns whether it was a step; one that was overtaken is not.
    fn happen(&mut self, what: Due) -> Result<bool, Violation> {
        self.model.last_input = Input::Other;
        match what {
            Due::Wake { caller, turn } if self.callers[caller].turn == turn => {
                if matches!(self.callers[caller].phase, Phase::Pause) {
                    self.needs_token(caller);
                }
                self.drive(caller)?;
            }
            Due::Responded { caller, turn } if self.callers[caller].turn == turn => {
                self.responded(caller)?;
            }
            Due::Landed { flight, turn } if self.flights[flight].turn == turn => {
                self.landed(flight)?;
            }
            Due::Alarm { client, number, due } => {
                let timer = Timer { number, due };
                if client != self.client || !self.driver.armed.contains(&timer) {
                    return Ok(false);
                }
                self.driver.alarm_fired(timer, self.clock);
            }
            Due::Deadline { caller, need } => {
                let Caller { phase, need: current, .. } = &self.callers[caller];
                let waiting = matches!(phase, Phase::Token) && *current == need;
                invariant::ends_in_time(waiting, caller, self.clock)?;
                return Ok(false);
            }
            Due::Timeout { caller } => match self.callers[caller].phase {
                Phase::Token | Phase::Pause if self.tape.is_some() => {
                    self.end(caller, Ending::TimedOut);
                }
                Phase::Sent { .. } => self.end(caller, Ending::TimedOut),
                Phase::Pause => invariant::ends_in_time(true, caller, self.clock)?,
                _ => return Ok(false),
            },
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Carries out what the driver has left to do, and checks everything.
    pub fn after_step(&mut self) -> Check {
        self.carry_out()?;
        self.figures.steps += 1;
        let state = self.driver.state(self.clock);
        let timers = self.setup.timers && self.setup.background_refresh;
        invariant::usable_token_kept(&self.model, state, self.clock)?;
        invariant::timers_bounded(&self.driver, &self.model, timers, self.clock)
    }

    pub fn carry_out(&mut self) -> Check {
        for record in core::mem::take(&mut self.driver.events) {
            if let Some(tape) = &mut self.tape {
                tape.event(self.clock.mono, &record);
            }
            self.hear(&record)?;
        }
        for launch in core::mem::take(&mut self.driver.launched) {
            self.launch(launch)?;
        }
        for Timer { number, due } in core::mem::take(&mut self.driver.set) {
            self.schedule(due, Due::Alarm { client: self.client, number, due });
        }
        Ok(())
    }

    pub fn schedule(&mut self, due: u64, what: Due) {
        self.order += 1;
        self.queue.push(Reverse((due, self.order, what)));
    }

    // Flights

    fn launch(&mut self, Launch { flight: id, awaited, newer_than }: Launch) -> Check {
        let now = self.clock;
        if awaited {
            invariant::request_bounded(&self.model, newer_than, now)?;
        } else {
            invariant::refresh_bounded(&self.model, now)?;
        }
        invariant::one_flight(&self.model, now)?;
        invariant::beginning_is_told(self.untold.contains(&id), id)?;
        self.model.begun(id, awaited, now);
        self.figures.token_requests += 1;
        let timeout_ms = self.setup.token_timeout_ms;
        let latency_ms = self.server.token_latency_ms;
        let late = self.server.token(self.real);
        let in_time = late.clone().filter(|_| latency_ms < timeout_ms);
        if let Some(tape) = &mut self.tape {
            tape.token_request(now.mono, in_time.as_ref(), latency_ms);
        }
        let due = now.mono + if in_time.is_some() { latency_ms } else { timeout_ms };
        let flight = self.flights.len();
        self.flights.push(Flight {
            id,
            client: self.client,
            asked: now,
            outcome: in_time.unwrap_or_else(TokenOutcome::timeout),
            late,
            turn: 0,
            landed: false,
            waiters: Vec::new(),
        });
        self.schedule(due, Due::Landed { flight, turn: 0 });
        Ok(())
    }

    fn landed(&mut self, at: usize) -> Check {
        let flight = &mut self.flights[at];
        flight.landed = true;
        let waiters = core::mem::take(&mut flight.waiters);
        let Flight { id, asked, client, ref outcome, .. } = *flight;
        let outcome = outcome.clone();
        if client == self.client {
            self.model.landed(id, outcome.landing(asked, self.clock), self.clock);
            self.driver.landed(id, asked, outcome.response, self.clock);
            self.carry_out()?;
            invariant::end_is_told(!self.untold.contains(&id), id)?;
        }
        if let Some(tape) = &mut self.tape {
            tape.woke(waiters.len());
        }
        for (caller, turn) in waiters {
            self.schedule(self.slot, Due::Wake { caller, turn });
        }
        Ok(())
    }

    /// The flight in the air, if there is one.
    fn airborne(&mut self, change: impl FnOnce(&mut Flight)) {
        let client = self.client;
        if let Some(flight) = self.flights.last_mut().filter(|f| !f.landed && f.client == client) {
            change(flight);
        }
    }

    fn delay_flight(&mut self, ms: u64) {
        let at = self.flights.len().wrapping_sub(1);
        let due = self.clock.mono + ms;
        let mut turn = None;
        self.airborne(|flight| {
            flight.turn += 1;
            if let Some(late) = flight.late.take() {
                flight.outcome = late;
            }
            turn = Some(flight.turn);
        });
        if let Some(turn) = turn {
            self.schedule(due, Due::Landed { flight: at, turn });
        }
    }

    // The life of clients

    /// Callers that wait get the error; calls that were sent get their response when it comes.
    fn tell_waiting(&mut self, ending: Ending) {
        self.end_some(ending, |caller, _| matches!(caller.phase, Phase::Token | Phase::Pause));
    }

    /// A new client replaces this one.
    fn replace(&mut self, ending: Ending) {
        self.tell_waiting(ending);
        self.client += 1;
        let Setup { timers, jitter_seed, .. } = self.setup;
        self.driver = Driver::new(self.config.clone(), timers, jitter_seed, self.driver.sabotage);
        self.model = Model::new(&self.setup);
        self.untold.clear();
    }

    fn close(&mut self) {
        if let Some(tape) = &mut self.tape {
            tape.counters = Some(self.driver.counters(self.clock));
        }
        self.model.close();
        self.untold.clear();
        self.driver.close(self.clock);
        self.tell_waiting(Ending::Failed(Code::ClientClosed));
        // The token request is aborted.
        self.airborne(|flight| flight.turn += 1);
    }

    /// The servers are healthy from now on, and so is the client, once every wait that they asked for has
    /// passed and one call has had the time to find out.
    fn heal(&mut self) -> Check {
        self.apply(&Transition::Heal)?;
        if self.model.closed {
            self.apply(&Transition::Reopen)?;
        }
        // Responses from before the recovery may still be on their way.
        self.apply(&Transition::Pass { ms: LONGEST_DELAY })?;
        let wait_ms = self.model.free_from().saturating_sub(self.clock.mono);
        self.apply(&Transition::Pass { ms: wait_ms + BACKOFF_MAX })?;
        for round in 0..4 {
            let number = self.callers.len();
            self.call(Kind::Get, None)?;
            self.apply(&Transition::Pass { ms: STORED + 1_000 })?;
            let ending = match &self.callers[number].phase {
                Phase::Over(ending) => Some(ending),
                _ => None,
            };
            if round > 0 {
                invariant::healed(ending)?;
            }
        }
        Ok(())
    }
}
