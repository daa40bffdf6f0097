//! The simulated callers: what each one does from its call to its response, as the facade's loop and the
//! driver lead it.

use everbearer::engine::call::verdict::Outcome;
use everbearer::engine::call::{Call, CallOptions, Step};
use everbearer::engine::error::Code;
use everbearer::engine::ids::{FlightId, Generation};
use everbearer::engine::time::Millis;
use serde_json::json;

use crate::driver::instant;
use crate::invariants::{self as invariant, Check, Violation};
use crate::model::{Clock, Input};
use crate::record;
use crate::scenario::Kind;
use crate::server::ApiOutcome;
use crate::world::{Due, World};

/// How a call ended for its caller.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    Response(u16),
    Token(String),
    Failed(Code),
    NetworkError,
    TimedOut,
    Aborted,
}

/// What a caller waits for.
#[derive(Clone, Debug)]
pub enum Phase {
    Token,
    Pause,
    Sent { text: String, generation: Generation, outcome: Option<ApiOutcome> },
    Over(Ending),
}

/// One call, or one wait for a token.
pub struct Caller {
    pub options: CallOptions,
    pub kind: Kind,
    /// The current generation when it came.
    pub has: Generation,
    pub since: Clock,
    /// Made when the warm path is not enough.
    pub call: Option<Call>,
    pub phase: Phase,
    pub turn: u32,
    /// Counts how often it has needed a token.
    pub need: u32,
    pub rejected: bool,
    /// Whether it is a user who has reported a rejection and asks once more.
    pub again: bool,
    pub waited: Option<FlightId>,
    /// The current generation (none: no token) when it last began to wait for a token.
    pub waited_with: Option<Option<Generation>>,
    /// How often it has asked for its next step at this moment.
    pub rounds: (u64, u32),
    pub client: u32,
}

impl World {
    pub fn call(&mut self, kind: Kind, timeout_ms: Option<u64>) -> Check {
        let number = self.callers.len();
        let since = self.clock;
        let timeout_ms = timeout_ms.filter(|_| kind != Kind::User);
        if let Some(tape) = &mut self.tape {
            let kind = record::kind(kind);
            tape.step(json!({ "call": number, "kind": kind, "timeoutMs": timeout_ms }));
        }
        // Forced calls want a token newer than the current one.
        let newer_than =
            if kind == Kind::Force { self.driver.generation() } else { Generation::NONE };
        self.callers.push(Caller {
            options: CallOptions {
                idempotent: kind == Kind::Get || kind == Kind::GetToken,
                repeatable_body: kind == Kind::Get || kind == Kind::Post,
                timeout_ms: timeout_ms.map(Millis),
                max_retries: None,
                newer_than,
            },
            kind,
            has: self.model.token.as_ref().map_or(Generation::NONE, |token| token.generation),
            since,
            call: None,
            phase: Phase::Token,
            turn: 0,
            need: 0,
            rejected: false,
            again: false,
            waited: None,
            waited_with: None,
            rounds: (0, 0),
            client: self.client,
        });
        self.figures.callers += 1;
        self.model.last_input = Input::Other;
        if let Some(timeout_ms) = timeout_ms {
            self.schedule(since.mono + timeout_ms, Due::Timeout { caller: number });
        }
        if self.driver.gave_up() {
            self.end(number, Ending::Failed(Code::InvalidClient));
            return Ok(());
        }
        self.begin(number)?;
        self.after_step()
    }

    /// The warm path comes first, except for callers who want a token newer than the current one.
    fn begin(&mut self, number: usize) -> Check {
        let token = if self.callers[number].kind == Kind::Force {
            None
        } else {
            self.model.asked_for(self.clock);
            self.driver.send(Generation::NONE, self.clock)
        };
        self.carry_out()?;
        match token {
            Some((generation, header)) => self.hand_over(number, &header, generation),
            None => {
                self.needs_token(number);
                self.drive(number)
            }
        }
    }

    /// From now on the caller waits for a token, up to its deadline.
    pub fn needs_token(&mut self, number: usize) {
        let now = self.clock.mono;
        let Caller { since, options, need, phase, call, waited_with, .. } =
            &mut self.callers[number];
        *waited_with = None;
        call.get_or_insert_with(|| Call::new(*options, instant(*since)));
        *need += 1;
        *phase = Phase::Token;
        let own = options.timeout_ms.map_or(u64::MAX, |timeout_ms| since.mono + timeout_ms.0 + 1);
        let due = own.min(now + self.setup.token_wait_ms).max(now) + 1;
        let need = *need;
        self.schedule(due, Due::Deadline { caller: number, need });
    }

    /// Leads a caller on until it has to wait for something.
    pub fn drive(&mut self, number: usize) -> Check {
        loop {
            let caller = &mut self.callers[number];
            let (at, rounds) = caller.rounds;
            let rounds = if at == self.clock.mono { rounds + 1 } else { 0 };
            caller.rounds = (self.clock.mono, rounds);
            invariant::comes_to_a_decision(rounds, number)?;
            let Some(mut call) = caller.call.take() else { return Ok(()) };
            let newer_than = caller.options.newer_than;
            let (begun, step) = self.driver.next(&mut call, newer_than, self.clock);
            self.callers[number].call = Some(call);
            for flight in begun {
                let waited = self.callers[number].waited.replace(flight);
                invariant::waiting_was_worth_it(&self.model, waited)?;
            }
            self.carry_out()?;
            let left_ms = self.model.left(newer_than, self.clock);
            match step {
                Step::Join { flight, at_most_ms: Millis(at_most_ms) } => {
                    let at_hand = self.model.token.as_ref().map(|token| token.generation);
                    let before = self.callers[number].waited_with.replace(at_hand) == Some(at_hand);
                    invariant::waits_for_half_at_most(left_ms, Some(at_most_ms), before)?;
                    self.join(number, flight, at_most_ms);
                    return Ok(());
                }
                Step::Pause { wait_ms: Millis(wait_ms) } => {
                    if matches!(self.callers[number].phase, Phase::Token) {
                        invariant::waits_for_half_at_most(left_ms, None, false)?;
                    }
                    return self.pause(number, wait_ms);
                }
                Step::Send { generation } => {
                    let sent = self.driver.send(generation, self.clock);
                    let Some((_, header)) = sent else { continue };
                    return self.hand_over(number, &header, generation);
                }
                Step::Begin { .. } => {}
                Step::Fail(error) => {
                    let waited = self.callers[number].waited;
                    invariant::fails_without_a_token_only(left_ms, error.code)?;
                    invariant::told_while_stored(&self.model, error.code, waited, self.clock)?;
                    self.end(number, Ending::Failed(error.code));
                    return Ok(());
                }
                Step::Over => {
                    self.end(number, Ending::Failed(Code::ClientClosed));
                    return Ok(());
                }
            }
        }
    }

    pub fn join(&mut self, number: usize, flight: FlightId, at_most_ms: u64) {
        self.model.joined(flight);
        let caller = &mut self.callers[number];
        caller.waited = Some(flight);
        caller.phase = Phase::Token;
        caller.turn += 1;
        let turn = caller.turn;
        let client = self.client;
        // The flight launched last is the one whose promise the driver has.
        match self.flights.last_mut().filter(|last| last.id == flight && last.client == client) {
            Some(last) if last.landed => {
                self.schedule(self.slot, Due::Wake { caller: number, turn });
            }
            Some(last) => {
                last.waiters.push((number, turn));
                self.figures.most_waiting =
                    self.figures.most_waiting.max(last.waiters.len() as u64);
            }
            None => {}
        }
        self.schedule(self.clock.mono + at_most_ms, Due::Wake { caller: number, turn });
    }

    /// A wait for the token endpoint, or one before a retry.
    pub fn pause(&mut self, number: usize, wait_ms: u64) -> Check {
        let now = self.clock.mono;
        let caller = &mut self.callers[number];
        caller.turn += 1;
        caller.waited = None;
        let turn = caller.turn;
        if matches!(caller.phase, Phase::Sent { .. }) {
            caller.phase = Phase::Pause;
            let passed_ms = now - caller.since.mono;
            let left_ms = caller.options.timeout_ms.map(|ms| ms.0.saturating_sub(passed_ms));
            invariant::pause_ends_in_time(wait_ms, left_ms)?;
        }
        self.schedule(now + wait_ms, Due::Wake { caller: number, turn });
        Ok(())
    }

    /// A caller gets the token: its call is sent with it, or the token is handed out.
    pub fn hand_over(&mut self, number: usize, header: &str, generation: Generation) -> Check {
        let text = header.trim_start_matches("Bearer ").to_owned();
        let caller = &mut self.callers[number];
        let passed_ms = self.clock.mono - caller.since.mono;
        let patience_ms =
            caller.options.timeout_ms.map_or(u64::MAX, |ms| ms.0.saturating_sub(passed_ms));
        let waited = caller.waited.take();
        invariant::no_bad_token(&self.model, &text, waited, patience_ms, self.clock)?;
        self.model.handed_out(&text);
        if caller.kind == Kind::Force {
            invariant::newer(&self.model, caller.has)?;
        }
        if matches!(caller.kind, Kind::GetToken | Kind::Force) {
            self.end(number, Ending::Token(text));
            return Ok(());
        }
        let outcome = self.server.api(number, &text, self.real);
        if let Some(tape) = &mut self.tape {
            tape.sending(self.clock.mono, number, &text, outcome.as_ref());
        }
        caller.turn += 1;
        let turn = caller.turn;
        let (due, outcome) = match outcome {
            Some((latency_ms, outcome)) => (Some(self.clock.mono + latency_ms), Some(outcome)),
            None => (None, None),
        };
        caller.phase = Phase::Sent { text, generation, outcome };
        if let Some(due) = due {
            self.schedule(due, Due::Responded { caller: number, turn });
        }
        Ok(())
    }

    pub fn responded(&mut self, number: usize) -> Check {
        let Phase::Sent { text, generation, outcome: Some(outcome) } =
            self.callers[number].phase.clone()
        else {
            return Ok(());
        };
        let ending = match &outcome {
            ApiOutcome::Status { status, .. } => Ending::Response(*status),
            ApiOutcome::Fault { .. } => Ending::NetworkError,
        };
        if self.callers[number].kind == Kind::User {
            return self.user_responded(number, &text, &outcome, ending);
        }
        // A client that has been closed or replaced knows nothing of this call.
        let over = self.model.closed
            || self.callers[number].client != self.client
            || self.judge(number, &text, generation, &outcome)?;
        if over {
            self.end(number, ending);
            return Ok(());
        }
        if !outcome.rejects(self.setup.rejected_status) {
            return self.drive(number);
        }
        self.callers[number].rejected = true;
        self.needs_token(number);
        self.drive(number)
    }

    /// A user outside of `fetch` has its response. It reports a rejection once, by the rejected header.
    fn user_responded(
        &mut self,
        number: usize,
        text: &str,
        outcome: &ApiOutcome,
        ending: Ending,
    ) -> Check {
        let rejected = outcome.rejects(self.setup.rejected_status);
        let same = self.callers[number].client == self.client && !self.model.closed;
        if !rejected || !same || self.callers[number].again {
            self.end(number, ending);
            return Ok(());
        }
        self.model.rejected(text, false, self.clock);
        self.driver.invalidate(Some(&format!("Bearer {text}")), self.clock);
        self.carry_out()?;
        let caller = &mut self.callers[number];
        caller.again = true;
        caller.call = None;
        caller.since = self.clock;
        caller.phase = Phase::Token;
        self.begin(number)
    }

    /// The client judges an outcome: whether the caller gets it.
    pub fn judge(
        &mut self,
        number: usize,
        text: &str,
        generation: Generation,
        outcome: &ApiOutcome,
    ) -> Result<bool, Violation> {
        let now = self.clock;
        let caller = &mut self.callers[number];
        let warm = caller.call.is_none();
        let since = instant(caller.since);
        let mut call = caller.call.take().unwrap_or_else(|| Call::new(caller.options, since));
        let rejects = outcome.rejects(self.setup.rejected_status);
        let outcome = match outcome {
            ApiOutcome::Status { status, retry_after, challenge } => {
                // Another 403 without Retry-After means that the token works.
                if rejects {
                    self.model.rejected(text, caller.rejected, now);
                } else if *status == 200
                    || challenge.is_some()
                    || (*status == 403 && retry_after.is_none())
                {
                    self.model.accepted(text);
                }
                let retry_after = retry_after.as_deref();
                let challenge = *challenge;
                Outcome::Response { status: *status, retry_after, challenge, elsewhere: false }
            }
            ApiOutcome::Fault { code } => Outcome::Fault { code: *code },
        };
        let settled = match outcome {
            Outcome::Response { status, .. } if warm => self.driver.settled(generation, status),
            _ => false,
        };
        let over = settled || self.driver.ended(&mut call, generation, outcome, now);
        self.callers[number].call = Some(call);
        self.carry_out()?;
        Ok(over)
    }

    pub fn end(&mut self, number: usize, ending: Ending) {
        if let Some(tape) = &mut self.tape {
            tape.ending(self.clock.mono, number, &ending);
        }
        let caller = &mut self.callers[number];
        caller.turn += 1;
        caller.call = None;
        caller.phase = Phase::Over(ending);
    }

    pub fn end_some(&mut self, ending: Ending, which: impl Fn(&Caller, usize) -> bool) {
        for number in 0..self.callers.len() {
            if which(&self.callers[number], number) {
                self.end(number, ending.clone());
            }
        }
    }
}
