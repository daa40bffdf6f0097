//! The simulated callers: what each one does between its call and its answer, as the facade and the
//! driver lead it.

use everbearer::engine::call::verdict::Outcome;
use everbearer::engine::call::{Call, Request, Step};
use everbearer::engine::error::Code;
use everbearer::engine::ids::{FlightId, Generation};
use serde_json::json;

use crate::driver::instant;
use crate::invariants::{self as invariant, Check, Violation};
use crate::model::{Clock, Input};
use crate::record;
use crate::scenario::Kind;
use crate::server::ApiAnswer;
use crate::world::{Due, World};

/// How a call ended for its caller.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    Answer(u16),
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
    Answer { text: String, generation: Generation, answer: Option<ApiAnswer> },
    Over(Ending),
}

/// One call, or one wait for a token.
pub struct Caller {
    pub request: Request,
    pub kind: Kind,
    /// The generation at hand when it came.
    pub has: Generation,
    pub since: Clock,
    /// Made when the warm path does not do.
    pub call: Option<Call>,
    pub phase: Phase,
    pub turn: u32,
    /// Counts how often it has needed a token.
    pub need: u32,
    pub refused: bool,
    /// Whether it is a user who has told of a refusal and asks once more.
    pub again: bool,
    pub waited: Option<FlightId>,
    /// The generation at hand (none: no token) when it last began to wait, since it needs a token.
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
        // A token that has ended is none to be newer than.
        let newer_than =
            if kind == Kind::Force { self.driver.generation() } else { Generation::NONE };
        self.callers.push(Caller {
            request: Request {
                idempotent: kind == Kind::Get || kind == Kind::GetToken,
                repeatable_body: kind == Kind::Get || kind == Kind::Post,
                timeout_ms,
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
            refused: false,
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

    /// The warm path first; who wants a newer token than the one at hand has none.
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

    /// From now on the caller waits for a token, for so long at most.
    pub fn needs_token(&mut self, number: usize) {
        let now = self.clock.mono;
        let Caller { since, request, need, phase, call, waited_with, .. } =
            &mut self.callers[number];
        *waited_with = None;
        call.get_or_insert_with(|| Call::new(*request, instant(*since)));
        *need += 1;
        *phase = Phase::Token;
        let own = request.timeout_ms.map_or(u64::MAX, |timeout_ms| since.mono + timeout_ms + 1);
        let due = own.min(now + self.setup.token_wait_ms).max(now) + 1;
        let need = *need;
        self.schedule(due, Due::Deadline { caller: number, need });
    }

    /// Leads a caller on, until it has to wait for something.
    pub fn drive(&mut self, number: usize) -> Check {
        loop {
            let caller = &mut self.callers[number];
            let (at, rounds) = caller.rounds;
            let rounds = if at == self.clock.mono { rounds + 1 } else { 0 };
            caller.rounds = (self.clock.mono, rounds);
            invariant::comes_to_a_decision(rounds, number)?;
            let Some(mut call) = caller.call.take() else { return Ok(()) };
            let newer_than = caller.request.newer_than;
            let (begun, step) = self.driver.next(&mut call, newer_than, self.clock);
            self.callers[number].call = Some(call);
            for flight in begun {
                let waited = self.callers[number].waited.replace(flight);
                invariant::waiting_was_worth_it(&self.model, waited)?;
            }
            self.carry_out()?;
            let left_ms = self.model.left(newer_than, self.clock);
            match step {
                Step::Join { flight, at_most_ms } => {
                    let at_hand = self.model.token.as_ref().map(|token| token.generation);
                    let before = self.callers[number].waited_with.replace(at_hand) == Some(at_hand);
                    invariant::waits_for_half_at_most(left_ms, Some(at_most_ms), before)?;
                    self.join(number, flight, at_most_ms);
                    return Ok(());
                }
                Step::Pause { wait_ms } => {
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

    /// A wait for the token endpoint, or one before the call is sent again.
    pub fn pause(&mut self, number: usize, wait_ms: u64) -> Check {
        let now = self.clock.mono;
        let caller = &mut self.callers[number];
        caller.turn += 1;
        caller.waited = None;
        let turn = caller.turn;
        if matches!(caller.phase, Phase::Answer { .. }) {
            caller.phase = Phase::Pause;
            let passed_ms = now - caller.since.mono;
            let left_ms = caller.request.timeout_ms.map(|ms| ms.saturating_sub(passed_ms));
            invariant::pause_ends_in_time(wait_ms, left_ms)?;
        }
        self.schedule(now + wait_ms, Due::Wake { caller: number, turn });
        Ok(())
    }

    /// A caller gets the token: it is sent with its call, or handed out.
    pub fn hand_over(&mut self, number: usize, header: &str, generation: Generation) -> Check {
        let text = header.trim_start_matches("Bearer ").to_owned();
        let caller = &mut self.callers[number];
        let passed_ms = self.clock.mono - caller.since.mono;
        let patience_ms =
            caller.request.timeout_ms.map_or(u64::MAX, |ms| ms.saturating_sub(passed_ms));
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
        let answer = self.server.api(number, &text, self.real);
        if let Some(tape) = &mut self.tape {
            tape.sending(self.clock.mono, number, &text, answer.as_ref());
        }
        caller.turn += 1;
        let turn = caller.turn;
        let (due, answer) = match answer {
            Some((latency_ms, answer)) => (Some(self.clock.mono + latency_ms), Some(answer)),
            None => (None, None),
        };
        caller.phase = Phase::Answer { text, generation, answer };
        if let Some(due) = due {
            self.schedule(due, Due::Answered { caller: number, turn });
        }
        Ok(())
    }

    pub fn answered(&mut self, number: usize) -> Check {
        let Phase::Answer { text, generation, answer: Some(answer) } =
            self.callers[number].phase.clone()
        else {
            return Ok(());
        };
        let ending = match &answer {
            ApiAnswer::Status { status, .. } => Ending::Answer(*status),
            ApiAnswer::Fault { .. } => Ending::NetworkError,
        };
        if self.callers[number].kind == Kind::User {
            return self.answered_user(number, &text, &answer, ending);
        }
        // A client that has been closed or replaced knows nothing of this call.
        let over = self.model.closed
            || self.callers[number].client != self.client
            || self.judge(number, &text, generation, &answer)?;
        if over {
            self.end(number, ending);
            return Ok(());
        }
        if !matches!(answer, ApiAnswer::Status { status: 401, .. }) {
            return self.drive(number);
        }
        self.callers[number].refused = true;
        self.needs_token(number);
        self.drive(number)
    }

    /// A user outside of `fetch` has its answer. Of a refusal it tells the client once, by the header that
    /// was refused.
    fn answered_user(
        &mut self,
        number: usize,
        text: &str,
        answer: &ApiAnswer,
        ending: Ending,
    ) -> Check {
        let refused = matches!(answer, ApiAnswer::Status { status: 401, .. });
        let same = self.callers[number].client == self.client && !self.model.closed;
        if !refused || !same || self.callers[number].again {
            self.end(number, ending);
            return Ok(());
        }
        self.model.refused(text, false, self.clock);
        self.driver.invalidate(Some(&format!("Bearer {text}")), self.clock);
        self.carry_out()?;
        let caller = &mut self.callers[number];
        caller.again = true;
        caller.call = None;
        caller.since = self.clock;
        caller.phase = Phase::Token;
        self.begin(number)
    }

    /// The client looks at an answer: whether it is the caller's.
    pub fn judge(
        &mut self,
        number: usize,
        text: &str,
        generation: Generation,
        answer: &ApiAnswer,
    ) -> Result<bool, Violation> {
        let now = self.clock;
        let caller = &mut self.callers[number];
        let warm = caller.call.is_none();
        let since = instant(caller.since);
        let mut call = caller.call.take().unwrap_or_else(|| Call::new(caller.request, since));
        let outcome = match answer {
            ApiAnswer::Status { status: 401, .. } => {
                self.model.refused(text, caller.refused, now);
                Outcome::Answer { status: 401, retry_after: None, elsewhere: false }
            }
            ApiAnswer::Status { status, retry_after } => {
                // A 403 without a time is an answer to a token that works.
                if *status == 200 || (*status == 403 && retry_after.is_none()) {
                    self.model.accepted(text);
                }
                let retry_after = retry_after.as_deref();
                Outcome::Answer { status: *status, retry_after, elsewhere: false }
            }
            ApiAnswer::Fault { code } => Outcome::Fault { code: *code },
        };
        let settled = match outcome {
            Outcome::Answer { status, .. } if warm => self.driver.settled(generation, status),
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
