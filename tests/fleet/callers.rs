//! The callers: what each one does from its call to its response, as the facade's loop leads it.

use everbearer::engine::call::verdict::Outcome;
use everbearer::engine::call::{Call, CallOptions, Step};
use everbearer::engine::error::Code;
use everbearer::engine::ids::Generation;
use everbearer::engine::lifecycle::Warmth;
use everbearer::engine::time::{Instant, Millis};

use crate::invariants::{Check, Invariant, unless};
use crate::sabotage::Sabotage;
use crate::scenario::Kind;
use crate::world::{Due, World};

/// How long the API takes for a call.
const API_MS: u64 = 20;

/// How a call ended for its caller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ending {
    Response(u16),
    Token,
    Failed(Code),
}

/// What a caller waits for.
#[derive(Clone, Debug)]
pub enum Phase {
    Token,
    Pause,
    Sent { text: String, generation: Generation },
    Over(Ending),
}

/// One call.
pub struct Caller {
    pub process: usize,
    pub life: u32,
    kind: Kind,
    options: CallOptions,
    since: Instant,
    /// Made when the warm path is not enough.
    call: Option<Call>,
    pub phase: Phase,
    pub turn: u32,
    /// Counts how often it has needed a token.
    need: u32,
    /// How long it has waited for tokens.
    pub waited_ms: u64,
    needs_since: u64,
}

impl Caller {
    pub const fn succeeded(&self) -> bool {
        matches!(self.phase, Phase::Over(Ending::Response(200)))
    }
}

impl World {
    /// A call of a process.
    pub fn call(&mut self, process: usize, kind: Kind) -> Check {
        let number = self.callers.len();
        let since = self.clocks(process);
        let own = &self.processes[process];
        let newer_than =
            if kind == Kind::Force { own.engine.generation() } else { Generation::NONE };
        self.callers.push(Caller {
            process,
            life: own.life,
            kind,
            options: CallOptions {
                idempotent: true,
                repeatable_body: true,
                timeout_ms: None,
                max_retries: None,
                newer_than,
            },
            since,
            call: None,
            phase: Phase::Token,
            turn: 0,
            need: 0,
            waited_ms: 0,
            needs_since: self.now,
        });
        self.figures.calls += 1;
        let generation = if kind == Kind::Force { Generation::NONE } else { self.usable(process)? };
        if generation == Generation::NONE {
            self.needs_token(number);
            return self.drive(number);
        }
        self.hand_over(number, generation)
    }

    /// The generation that can be used at once, or none. Begins the refresh that is due.
    fn usable(&mut self, process: usize) -> Result<Generation, crate::invariants::Violation> {
        let now = self.clocks(process);
        let sent = self.processes[process].sent;
        let engine = &mut self.processes[process].engine;
        let warm = engine.still_warm(now.wall());
        let found = if warm == Generation::NONE { engine.warmth(now) } else { Warmth::Warm(warm) };
        match found {
            Warmth::Warm(generation) => {
                if self.sabotaged(Sabotage::ReadsEachCall) {
                    self.processes[process].sent += 1;
                }
                let sent = self.processes[process].sent - sent;
                unless(sent == 0, Invariant::WarmIsSilent, || {
                    format!("process {process} has a token and asks the store {sent} times")
                })?;
                Ok(generation)
            }
            Warmth::RefreshDue(generation) => {
                self.refresh(process)?;
                Ok(generation)
            }
            Warmth::Cold => Ok(Generation::NONE),
        }
    }

    /// From now on the caller waits for a token, up to its deadline.
    fn needs_token(&mut self, number: usize) {
        let wait_ms = self.setup.token_wait_ms + 1;
        let now = self.now;
        let caller = &mut self.callers[number];
        caller.call.get_or_insert_with(|| Call::new(caller.options, caller.since));
        caller.need += 1;
        caller.phase = Phase::Token;
        caller.needs_since = now;
        let need = caller.need;
        self.schedule(wait_ms, Due::Deadline { caller: number, need });
    }

    pub fn must_be_over(&self, number: usize, need: u32) -> Check {
        let caller = &self.callers[number];
        let same = self.processes[caller.process].has_core(caller.life);
        let waits = same && matches!(caller.phase, Phase::Token) && caller.need == need;
        unless(!waits, Invariant::EndsInTime, || {
            format!("caller {number} of process {} still waits for a token", caller.process)
        })
    }

    pub fn woken(&mut self, number: usize, turn: u32) -> Check {
        if self.callers[number].turn != turn {
            return Ok(());
        }
        if matches!(self.callers[number].phase, Phase::Pause) {
            self.needs_token(number);
        }
        self.drive(number)
    }

    /// Leads a caller on until it has to wait for something.
    fn drive(&mut self, number: usize) -> Check {
        let Caller { process, life, .. } = self.callers[number];
        if !self.processes[process].has_core(life) {
            self.end(number, Ending::Failed(Code::ClientClosed));
            return Ok(());
        }
        loop {
            let now = self.clocks(process);
            let call = self.callers[number].call.as_mut().unwrap();
            let step = self.processes[process].engine.step(call, now);
            self.follow_up(process)?;
            match step {
                Step::Begin { flight } => {
                    self.records_first(number, self.callers[number].kind);
                    self.launch(process, flight, true)?;
                }
                Step::Join { flight, at_most_ms: Millis(at_most_ms) } => {
                    self.callers[number].turn += 1;
                    let turn = self.callers[number].turn;
                    let last = self.processes[process].last;
                    if let Some(journey) = last.filter(|last| self.journeys[*last].flight == flight)
                    {
                        self.journeys[journey].awaited = true;
                        if self.journeys[journey].landed {
                            self.schedule(0, Due::Wake { caller: number, turn });
                        } else {
                            self.journeys[journey].waiters.push((number, turn));
                        }
                    }
                    if !self.sabotaged(Sabotage::NeverEndsAWait) {
                        self.schedule(at_most_ms, Due::Wake { caller: number, turn });
                    }
                    return Ok(());
                }
                Step::Pause { wait_ms } => {
                    let caller = &mut self.callers[number];
                    caller.turn += 1;
                    if matches!(caller.phase, Phase::Sent { .. }) {
                        caller.phase = Phase::Pause;
                    }
                    let turn = caller.turn;
                    self.schedule(wait_ms.0, Due::Wake { caller: number, turn });
                    return Ok(());
                }
                Step::Send { generation } => {
                    if self.processes[process].engine.token(generation).is_some() {
                        return self.hand_over(number, generation);
                    }
                }
                Step::Fail(error) => {
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

    /// A caller gets the token: its call is sent with it, or the token is handed out.
    fn hand_over(&mut self, number: usize, generation: Generation) -> Check {
        let now = self.now;
        let caller = &mut self.callers[number];
        caller.waited_ms += now - caller.needs_since;
        caller.needs_since = now;
        let token = self.processes[caller.process].engine.token(generation).unwrap();
        let text = token.access_token.expose().to_owned();
        self.records_token(number, &text);
        let caller = &mut self.callers[number];
        if caller.kind != Kind::Get {
            self.end(number, Ending::Token);
            return Ok(());
        }
        caller.turn += 1;
        caller.phase = Phase::Sent { text, generation };
        let turn = caller.turn;
        self.schedule(API_MS, Due::Responded { caller: number, turn });
        Ok(())
    }

    pub fn responded(&mut self, number: usize, turn: u32) -> Check {
        let caller = &mut self.callers[number];
        let Phase::Sent { text, generation } = &caller.phase else { return Ok(()) };
        if caller.turn != turn {
            return Ok(());
        }
        let (text, generation) = (text.trim_end_matches('~').to_owned(), *generation);
        let Caller { process, life, .. } = *caller;
        let status = if self.endpoint.accepts(&text, self.now) { 200 } else { 401 };
        if !self.processes[process].has_core(life) {
            self.end(number, Ending::Response(status));
            return Ok(());
        }
        if status == 401 {
            self.records_disturbance(process);
            self.processes[process].fresh_until = None;
        }
        let now = self.clocks(process);
        let caller = &mut self.callers[number];
        let engine = &mut self.processes[process].engine;
        let warm = caller.call.is_none();
        let mut call =
            caller.call.take().unwrap_or_else(|| Call::new(caller.options, caller.since));
        let outcome =
            Outcome::Response { status, retry_after: None, challenge: None, elsewhere: false };
        let over = (warm && engine.settled(generation, status))
            || engine.ended(&mut call, generation, outcome, now);
        caller.call = Some(call);
        self.follow_up(process)?;
        if over {
            self.end(number, Ending::Response(status));
            return Ok(());
        }
        self.needs_token(number);
        self.drive(number)
    }

    pub fn end(&mut self, number: usize, ending: Ending) {
        self.records_failure(number, &ending);
        let caller = &mut self.callers[number];
        caller.turn += 1;
        caller.call = None;
        caller.phase = Phase::Over(ending);
    }
}
