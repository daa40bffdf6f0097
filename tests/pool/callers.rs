//! Calls, and their way to a token.

use everbearer::engine::call::{Call, CallOptions, Step};
use everbearer::engine::error::Error;
use everbearer::engine::ids::Generation;
use everbearer::engine::lifecycle::Warmth;

use crate::edge::Session;
use crate::flights::Stage;
use crate::invariants::{Check, Invariant, unless};
use crate::sabotage::Sabotage;
use crate::scenario::Kind;
use crate::world::{Due, World};

const GET: CallOptions = CallOptions {
    idempotent: true,
    repeatable_body: true,
    timeout_ms: None,
    max_retries: None,
    newer_than: Generation::NONE,
};

/// A call that found no token to use at once.
pub struct Caller {
    pub session: usize,
    pub tenant: usize,
    call: Call,
    /// Counts its waits.
    turn: u32,
    /// Whether it waits for a flight.
    joins: bool,
    pub begun: u64,
    /// How it has ended.
    pub end: Option<Result<(), Error>>,
    /// Whether its own origin answers, so that it has to succeed.
    must_succeed: bool,
}

impl World {
    /// A call of a tenant.
    pub fn calls(&mut self, tenant: usize, kind: Kind) -> Check {
        self.figures.calls += 1;
        let session = self.session(tenant)?;
        self.has_no_secret(session)?;
        if kind == Kind::Get && self.is_warm(session)? {
            return Ok(());
        }
        let now = self.clocks();
        let must_succeed = self.watch.must_succeed(tenant, session, self);
        let Session { engine, calls, .. } = &mut self.sessions[session];
        *calls += 1;
        let newer_than = if kind == Kind::Force { engine.generation() } else { Generation::NONE };
        let caller = self.callers.len();
        self.callers.push(Caller {
            session,
            tenant,
            call: Call::new(CallOptions { newer_than, ..GET }, now),
            turn: 0,
            joins: false,
            begun: self.now,
            end: None,
            must_succeed,
        });
        self.schedule(self.setup.token_wait_ms + 1, Due::Deadline { caller });
        self.goes(caller)
    }

    /// The warm path.
    fn is_warm(&mut self, session: usize) -> Result<bool, crate::invariants::Violation> {
        let now = self.clocks();
        let Session { engine, tenant, key, .. } = &mut self.sessions[session];
        let (tenant, key) = (*tenant, *key);
        let warmth = if engine.still_warm(now.wall()) == Generation::NONE {
            engine.warmth(now)
        } else {
            Warmth::Warm(engine.generation())
        };
        if warmth == Warmth::Cold {
            return Ok(false);
        }
        self.tenants[tenant].is_used = true;
        if matches!(warmth, Warmth::RefreshDue(_)) {
            if self.sabotaged(Sabotage::RefreshesByItself) {
                self.begin_refresh(session)?;
            } else if self.pool.wants_refresh(key) {
                self.pump()?;
            }
        }
        Ok(true)
    }

    fn has_no_secret(&self, session: usize) -> Check {
        let Session { engine, tenant, journeys, .. } = &self.sessions[session];
        let client_id = &engine.config().client_id;
        unless(*journeys > 0 || client_id.is_empty(), Invariant::NoSecret, || {
            format!("tenant {tenant} holds the credentials of {client_id}")
        })
    }

    pub fn woken(&mut self, caller: usize, turn: u32) -> Check {
        let Caller { turn: current, end, .. } = &self.callers[caller];
        if end.is_some() || *current != turn {
            return Ok(());
        }
        self.goes(caller)
    }

    /// A flight of this session is over, or its tenant was forgotten: who waits goes on.
    pub fn wake_all(&mut self, session: usize) {
        let callers = core::mem::take(&mut self.sessions[session].waiting);
        for caller in callers {
            let Caller { turn, joins, .. } = self.callers[caller];
            if joins {
                self.schedule(0, Due::Wake { caller, turn });
            }
        }
    }

    fn goes(&mut self, caller: usize) -> Check {
        let session = self.callers[caller].session;
        loop {
            let now = self.clocks();
            let own = &mut self.callers[caller];
            own.turn += 1;
            own.joins = false;
            let turn = own.turn;
            let step = self.sessions[session].engine.step(&mut own.call, now);
            if let Step::Begin { flight } = step {
                self.launch(session, flight)?;
                continue;
            }
            self.follow_up(session);
            match step {
                Step::Join { at_most_ms, .. } => {
                    self.joins(session);
                    self.callers[caller].joins = true;
                    self.sessions[session].waiting.push(caller);
                    if !self.sabotaged(Sabotage::NeverEndsAWait) {
                        self.schedule(at_most_ms.0, Due::Wake { caller, turn });
                    }
                    return Ok(());
                }
                Step::Pause { wait_ms } => {
                    self.schedule(wait_ms.0, Due::Wake { caller, turn });
                    return Ok(());
                }
                Step::Fail(error) => return self.ends(caller, Err(*error)),
                _ => {
                    let tenant = self.callers[caller].tenant;
                    self.tenants[tenant].is_used = true;
                    // The core knows only now that the token is used.
                    self.follow_up(session);
                    return self.ends(caller, Ok(()));
                }
            }
        }
    }

    /// A caller waits for the flight in the air.
    fn joins(&mut self, session: usize) {
        let Session { key, last, is_over, .. } = self.sessions[session];
        if !self.sabotaged(Sabotage::ForgetsToJoin) && !is_over {
            self.pool.awaited(key);
        }
        if let Some(journey) = last {
            let own = &mut self.journeys[journey];
            if own.stage != Stage::Over {
                own.awaited.get_or_insert(self.now);
            }
        }
    }

    fn ends(&mut self, caller: usize, end: Result<(), Error>) -> Check {
        let Caller { session, tenant, must_succeed, begun, .. } = self.callers[caller];
        self.sessions[session].calls -= 1;
        if let Err(error) = &end
            && must_succeed
            && self.watch.still_answers(tenant, session, begun, self)
        {
            let how = format!("tenant {tenant}, begun at {begun}: {:?}", error.code);
            return unless(false, Invariant::Independent, || how);
        }
        self.callers[caller].end = Some(end);
        self.settle()
    }

    pub fn must_be_over(&mut self, caller: usize) -> Check {
        let Caller { end, tenant, begun, .. } = &self.callers[caller];
        unless(end.is_some(), Invariant::EndsInTime, || {
            format!("a call of tenant {tenant} that began at {begun}")
        })
    }
}
