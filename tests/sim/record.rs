//! Records scenarios, which a test in JavaScript plays through the package, with a virtual clock, a fetch
//! that responds as recorded, and a `Math.random` that returns the seed of the jitter. Both must come to
//! the same, so the simulation's driver and the package's loop cannot drift apart. Not run by default:
//! `cargo test --test sim -- --ignored record` writes `target/tmp/scenarios.jsonl`, or the file named by
//! `EVERBEARER_SIM_RECORD`.
//!
//! One scenario per line, as JSON. Times (`at`) are milliseconds since its start by the monotonic clock.
//!
//! - `seed`: its seed.
//! - `wall`: the wall clock at the start. `random`: the result of `Math.random`.
//! - `options`: the client's, without `tokenUrl`, `clientId` and `clientSecret`.
//! - `steps`: the steps, in order. After each, promises settle; timers fire only while time passes.
//!   `{ advance }`: time passes. `{ shiftWall }`: the wall clock alone is set by so many milliseconds.
//!   `{ call, kind, timeoutMs? }`: caller number `call` comes. `{ abort: [call, …] }`: these abort, each by
//!   a signal of its own. `{ invalidate: true }`, `{ close: true }`.
//! - Kinds: `get`; `post`, with a string as its body; `stream`, a POST whose body is a stream (all three by
//!   `client.fetch`); `getToken`; `force` (`getToken({ forceRefresh: true })`); `user`, who asks for
//!   `authorization()` and sends that with a request of its own (a sending like any other). At the first
//!   rejection, if the client is not closed, it calls `invalidate(header)`, asks for `authorization()` and sends
//!   once more. If its own request fails, that counts as `network_error`.
//! - `tokenRequests`: the token requests, in order: `at` and `outcome`.
//! - `sendings`: the requests to the API, in order: `at`, `caller`, the `token` that it carries, and
//!   `outcome`.
//! - An outcome is `{ never: true }`, or comes after `latencyMs` (even 0 is a timer) as
//!   `{ status, retryAfter?, body? }`, as `{ fault }` (a network error with this code in its cause, or null
//!   for none), or as `{ foreign: true }` (an error that is not a network error).
//! - `endings`: how callers ended, in order: `at`, `caller` and one of `{ status }`, `{ token }` (of
//!   `getToken`), `{ code }` (an error of the client; for `fetch_failed` the foreign error itself),
//!   `{ aborted: true }`, `{ timedOut: true }`. Who is not among them still waits at the end.
//! - `events`: what listeners hear: when (`at`), `type`, the event's own `at` as `wall`, and its other
//!   numbers.
//! - `counters`: of `status()`, at the end; a client that is closed counts no more.
//!
//! Things that happen in the same millisecond for different reasons have no fixed order; scenarios in which
//! that occurs are left out.

use std::io::Write;

use everbearer::engine::client::Counters;
use everbearer::engine::error::Code;
use everbearer::engine::event::EventRecord;
use everbearer::engine::json::Json;
use everbearer::engine::rng::Rng;
use everbearer::engine::shapes;
use everbearer::engine::token_endpoint::response::{Body, Fault};
use serde_json::{Map, Value, json};

use crate::callers::Ending;
use crate::scenario::{Kind, MINUTE, Scenario, Transition};
use crate::search::config;
use crate::server::{ApiOutcome, TokenOutcome};
use crate::world::{Due, START, World};

/// How many scenarios are recorded, and the longest of them.
const SCENARIOS: usize = 300;
const STEPS: usize = 40;
/// The most callers that come together.
const CROWD: u32 = 6;

/// The record of one scenario.
pub struct Tape {
    began: u64,
    steps: Vec<Value>,
    token_requests: Vec<Value>,
    sendings: Vec<Value>,
    endings: Vec<Value>,
    events: Vec<Value>,
    /// Of a client that was closed.
    pub counters: Option<Counters>,
    /// What has happened in the current millisecond: when, of which kinds, and how often.
    moment: (u64, Vec<(&'static str, usize)>),
    /// How many callers flights woke at this moment.
    woken: usize,
    /// Whether something has happened that has no fixed order.
    ambiguous: bool,
}

impl Tape {
    pub const fn new(began: u64) -> Self {
        Self {
            began,
            steps: Vec::new(),
            token_requests: Vec::new(),
            sendings: Vec::new(),
            endings: Vec::new(),
            events: Vec::new(),
            counters: None,
            moment: (0, Vec::new()),
            woken: 0,
            ambiguous: false,
        }
    }

    pub fn step(&mut self, step: Value) {
        self.steps.push(step);
    }

    /// Something due at this time has happened.
    pub fn happened(&mut self, due: u64, what: &Due) {
        if self.moment.0 != due {
            self.moment = (due, Vec::new());
            self.woken = 0;
        }
        let kind = match what {
            Due::Wake { .. } => "wake",
            Due::Responded { .. } => "responded",
            Due::Landed { .. } => "landed",
            Due::Alarm { .. } => "alarm",
            Due::Deadline { .. } => "deadline",
            Due::Timeout { .. } => "timeout",
        };
        match self.moment.1.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, times)) => *times += 1,
            None => self.moment.1.push((kind, 1)),
        }
        self.ambiguous |= match self.moment.1.as_slice() {
            [(_, _)] => false,
            [("landed", 1), ("wake", times)] => *times > self.woken,
            _ => true,
        };
    }

    pub const fn woke(&mut self, waiters: usize) {
        self.woken += waiters;
    }

    pub fn token_request(&mut self, now: u64, late: Option<&TokenOutcome>, latency_ms: u64) {
        let outcome = late.map_or_else(never, |outcome| token_outcome(outcome, latency_ms));
        self.token_requests.push(json!({ "at": now - self.began, "outcome": outcome }));
    }

    pub fn sending(
        &mut self,
        now: u64,
        caller: usize,
        token: &str,
        outcome: Option<&(u64, ApiOutcome)>,
    ) {
        let outcome = match outcome {
            None => never(),
            Some((latency_ms, ApiOutcome::Status { status, retry_after, challenge })) => {
                json!({
                    "latencyMs": latency_ms,
                    "status": status,
                    "retryAfter": retry_after,
                    "challenge": challenge.map(|error| format!("Bearer error=\"{error}\"")),
                })
            }
            Some((latency_ms, ApiOutcome::Fault { code })) => {
                json!({ "latencyMs": latency_ms, "fault": code })
            }
        };
        let at = now - self.began;
        self.sendings
            .push(json!({ "at": at, "caller": caller, "token": token, "outcome": outcome }));
    }

    pub fn ending(&mut self, now: u64, caller: usize, ending: &Ending) {
        let mut shown = match ending {
            Ending::Response(status) => json!({ "status": status }),
            Ending::Token(text) => json!({ "token": text }),
            Ending::Failed(code) => json!({ "code": code.as_str() }),
            Ending::NetworkError => json!({ "code": Code::NetworkError.as_str() }),
            Ending::TimedOut => json!({ "timedOut": true }),
            Ending::Aborted => json!({ "aborted": true }),
        };
        shown["at"] = json!(now - self.began);
        shown["caller"] = json!(caller);
        self.endings.push(shown);
    }

    pub fn event(&mut self, now: u64, record: &EventRecord) {
        let mut shown = Map::new();
        if let Json::Object(members) = shapes::event(record) {
            for (name, value) in members {
                if let Json::Number(number) = value {
                    shown.insert(name, json!(number as u64));
                }
            }
        }
        shown.insert("type".to_owned(), json!(record.event.kind()));
        shown.insert("wall".to_owned(), json!(record.at_ms.0));
        shown.insert("at".to_owned(), json!(now - self.began));
        self.events.push(Value::Object(shown));
    }
}

fn never() -> Value {
    json!({ "never": true })
}

fn token_outcome(outcome: &TokenOutcome, latency_ms: u64) -> Value {
    match &outcome.response {
        Err(Fault::Timeout) => never(),
        Err(Fault::Network(code)) => json!({ "latencyMs": latency_ms, "fault": code }),
        Err(Fault::Missing(..)) => panic!("clients of scenarios have their secret"),
        Err(Fault::Foreign) => json!({ "latencyMs": latency_ms, "foreign": true }),
        Ok(response) => {
            let body = match &response.body {
                Body::Json(json) => serde_json::to_string(json).unwrap(),
                Body::Empty => String::new(),
                Body::NotJson | Body::TooLarge => "<html>".to_owned(),
            };
            json!({
                "latencyMs": latency_ms,
                "status": response.status,
                "retryAfter": response.retry_after,
                "body": body,
            })
        }
    }
}

pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Get => "get",
        Kind::Post => "post",
        Kind::Stream => "stream",
        Kind::GetToken => "getToken",
        Kind::Force => "force",
        Kind::User => "user",
    }
}

/// The part of a seed's scenario that another loop can play, and the result of `Math.random` in it.
fn playable(seed: u64) -> (Scenario, f64) {
    let Scenario { mut setup, transitions } = Scenario::of(seed);
    let random = Rng::new(seed).up_to((1 << 53) - 1) as f64 / (1_u64 << 53) as f64;
    setup.timers = true;
    setup.jitter_seed = random.to_bits();
    // Not the same as the API's, or both would respond at the same moment.
    let token_latency = Transition::TokenLatency { ms: 23 };
    let mut kept = vec![token_latency.clone()];
    for transition in transitions {
        match transition {
            // Instances and the contexts of requests are not the loop's concern, and responses after
            // the timeout never come.
            Transition::Trap
            | Transition::Reopen
            | Transition::LoseFlight
            | Transition::DelayFlight { .. }
            | Transition::Freeze { .. }
            | Transition::Close => {}
            Transition::Call { count, kind, timeout_ms } => {
                kept.push(Transition::Call { count: count.min(CROWD), kind, timeout_ms });
            }
            Transition::Heal => kept.extend([transition, token_latency.clone()]),
            other => kept.push(other),
        }
    }
    kept.truncate(STEPS);
    // Some scenarios end with the end of the client.
    if seed.is_multiple_of(4) {
        let call = Transition::Call { count: 2, kind: Kind::Get, timeout_ms: None };
        kept.extend([call.clone(), Transition::Close, call]);
    }
    kept.push(Transition::Pass { ms: 3 * MINUTE });
    (Scenario { setup, transitions: kept }, random)
}

/// One scenario as a line; none if its order is not fixed.
fn line(seed: u64) -> Option<Value> {
    let (scenario, random) = playable(seed);
    let setup = &scenario.setup;
    let (tape, counters) = World::recorded(&scenario, config(setup));
    let counters = tape.counters.unwrap_or(counters);
    (!tape.ambiguous).then(|| {
        json!({
            "seed": seed,
            "wall": START,
            "random": random,
            "options": {
                "tokenTimeoutMs": setup.token_timeout_ms,
                "tokenWaitMs": setup.token_wait_ms,
                "maxRetries": setup.max_retries,
                "backgroundRefresh": setup.background_refresh,
                "profile": { "rejectedStatuses": [setup.rejected_status] },
                "policy": {
                    "maxLifetimeMs": setup.max_lifetime_ms,
                    "tokenRetryAfterMaxMs": setup.token_retry_after_max_ms,
                    "tokenAttempts": setup.token_attempts,
                },
            },
            "steps": tape.steps,
            "tokenRequests": tape.token_requests,
            "sendings": tape.sendings,
            "endings": tape.endings,
            "events": tape.events,
            "counters": {
                "tokenRequests": counters.token_requests,
                "tokenFailures": counters.token_failures,
                "replays": counters.replays,
                "retries": counters.retries,
            },
        })
    })
}

#[test]
#[ignore = "writes a file, for another test to read"]
fn record() {
    let place = std::env::var("EVERBEARER_SIM_RECORD")
        .unwrap_or_else(|_| concat!(env!("CARGO_TARGET_TMPDIR"), "/scenarios.jsonl").to_owned());
    let mut file = std::io::BufWriter::new(std::fs::File::create(&place).unwrap());
    let mut left_out = 0;
    let lines = (0..).filter_map(|seed| {
        let line = line(seed);
        left_out += u32::from(line.is_none());
        line
    });
    for line in lines.take(SCENARIOS) {
        writeln!(file, "{line}").unwrap();
    }
    file.flush().unwrap();
    writeln!(std::io::stdout(), "{SCENARIOS} scenarios in {place}, {left_out} left out").unwrap();
}
