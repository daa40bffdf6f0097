//! Records flights, which a test in JavaScript plays through the package: with a virtual clock, a store and a fetch
//! that answer as recorded, and a `Math.random` that returns the seed of the jitter. Both must come to the same, so the
//! edge as the simulation has it (`edge.rs`, `traffic.rs`) and the package's loop (`js/src/stores`) cannot drift apart.
//! Not run by default: `cargo test --test fleet -- --ignored record` writes `target/tmp/flights.jsonl`, or the file
//! named by `EVERBEARER_FLEET_RECORD`.
//!
//! One flight per line, as JSON: the first one of a process, begun by a caller who needs any token. Times (`at`,
//! `until`) are milliseconds since it began.
//!
//! - `seed`: that of its scenario; `process`: its process. `wall`: the wall clock at the start. `random`: the bits of the
//!   jitter's seed, in hexadecimal digits.
//! - `setup`: the client's options, and what the store can do.
//! - `operations`: those of the store, in order: `at`, `name` and `key` (`record` or `lease`); for writes also `value` and
//!   `forMs`; for `changed` also `forMs`, the longest wait. `reply` is missing if it never comes, or has `at` and one of
//!   `value` (null for none) with `leftMs`, `added`, `done`, `failed`.
//! - Values are `{ record }`, `{ lease }` (a text; that of the flight itself is what it adds), `{ holdOff }` or
//!   `{ garbage }`.
//! - `requests`: its token request, if it makes one: `at` and, unless there is none, the `response`.
//! - `ending`: what its caller gets: `{ at, token }` or `{ at, code }`; null if that comes later.
//! - `events`: what listeners hear of the flight: when (`at`), and the event itself.
//! - `until`: the record ends before this. Then something happens that a replay has no part in.
//!
//! Things that happen in the same millisecond for different reasons have no fixed order; the record of a flight ends
//! before that. Flights that are not over when their record ends are left out, and so are most of those that differ from
//! others in times and values only.

mod flight;

use std::collections::HashMap;
use std::io::Write;

use everbearer::engine::event::{EventRecord, Subject};
use everbearer::engine::shapes;
use everbearer::engine::token_endpoint::response::{Body, TokenResponse};
use serde_json::{Value as Shown, json};

use crate::callers::Ending;
use crate::common::search::play_all;
use crate::sabotage::Sabotage;
use crate::scenario::{Kind, Scenario, Setup, Transition};
use crate::search::config;
use crate::store::{Command, Key, Reply, Value};
use crate::traffic::Purpose;
use crate::world::{Due, World};

use flight::{Figures, Flight, LINGERS_MS, Left};

/// How many scenarios are recorded.
const SCENARIOS: u64 = 1_500;
/// So many flights of which the same was sent and heard in the same order.
const ALIKE: usize = 2;

/// The recorded flights of a run.
#[derive(Default)]
pub struct Recorder {
    flights: Vec<Flight>,
    /// By the number of the flight in the world.
    by_journey: HashMap<usize, usize>,
}

impl Recorder {
    fn of(&mut self, journey: usize) -> Option<&mut Flight> {
        self.flights.get_mut(*self.by_journey.get(&journey)?)
    }

    /// The recorded flight of a process, in its present life.
    fn of_process(&mut self, process: usize) -> Option<&mut Flight> {
        self.flights.iter_mut().rev().find(|flight| flight.process == process)
    }
}

fn shown(value: &Value) -> Shown {
    match value {
        Value::Record(json) => json!({ "record": json }),
        Value::Text(text) => json!({ "lease": text }),
        Value::HoldOff(json) => json!({ "holdOff": json }),
        Value::Garbage => json!({ "garbage": true }),
    }
}

const fn name(key: Key) -> &'static str {
    match key {
        Key::Record => "record",
        Key::Lease => "lease",
    }
}

fn response(TokenResponse { status, retry_after, body, .. }: &TokenResponse) -> Shown {
    let body = match body {
        Body::Json(json) => serde_json::to_string(json).unwrap(),
        Body::Empty => String::new(),
        Body::NotJson | Body::TooLarge => "<html>".to_owned(),
    };
    json!({ "status": status, "retryAfter": retry_after, "body": body })
}

/// What the world tells its recorder, if it has one.
impl World {
    /// A caller is about to begin a flight. It is recorded if it is the first of its process.
    pub fn records_first(&mut self, caller: usize, kind: Kind) {
        let process = self.callers[caller].process;
        if self.recorder.is_none() || self.processes[process].last.is_some() || kind == Kind::Force
        {
            return;
        }
        let random = self.processes[process].random;
        let wall = self.clocks(process).wall().0;
        let journey = self.journeys.len();
        let flight = Flight::new(journey, process, caller, self.now, (wall, random));
        let Some(recorder) = &mut self.recorder else { return };
        recorder.by_journey.insert(journey, recorder.flights.len());
        recorder.flights.push(flight);
    }

    /// A flight begins; the record of another one of its process ends.
    pub fn records_flight(&mut self, process: usize) {
        let (now, journey) = (self.now, self.journeys.len());
        let Some(recorder) = &mut self.recorder else { return };
        if let Some(flight) = recorder.of_process(process).filter(|own| own.journey != journey) {
            flight.ends_before(now, Left::Disturbed);
        }
    }

    /// Something happens to a process that a replay has no part in.
    pub fn records_disturbance(&mut self, process: usize) {
        let now = self.now;
        if let Some(recorder) = &mut self.recorder
            && let Some(flight) = recorder.of_process(process)
        {
            flight.ends_before(now, Left::Disturbed);
        }
    }

    /// Such things among the transitions.
    pub fn records_transition(&mut self, transition: &Transition) {
        if let Transition::Kill { who }
        | Transition::Close { who }
        | Transition::Invalidate { who }
        | Transition::Pause { who, .. }
        | Transition::Skew { who, .. } = transition
        {
            let all = self.processes.len();
            (0..all)
                .filter(|process| who.includes(*process, all))
                .for_each(|process| self.records_disturbance(process));
        }
    }

    fn recorded(&mut self, journey: usize) -> Option<&mut Flight> {
        self.recorder.as_mut()?.of(journey)
    }

    pub fn records_sent(&mut self, operation: usize) {
        let now = self.now;
        let sent = &self.operations[operation];
        let journey = sent.journey;
        let what = match &sent.command {
            Command::Get(key) => json!({ "name": "get", "key": name(*key) }),
            Command::Add(text, for_ms) => {
                json!({ "name": "add", "key": "lease", "value": { "lease": text }, "forMs": for_ms })
            }
            Command::Set(key, value, for_ms) => {
                json!({ "name": "set", "key": name(*key), "value": shown(value), "forMs": for_ms })
            }
            Command::Delete(key) => json!({ "name": "delete", "key": name(*key) }),
        };
        if let Some(flight) = self.recorded(journey) {
            flight.sent(now, Some(operation), what);
        }
    }

    pub fn records_answer(&mut self, operation: usize, reply: &Reply) {
        let now = self.now;
        let tells_left = self.setup.tells_left;
        let shown = match reply {
            Reply::Value(None) => json!({ "value": null }),
            Reply::Value(Some((value, left_ms))) => {
                json!({ "value": shown(value), "leftMs": tells_left.then_some(left_ms) })
            }
            Reply::Added(added) => json!({ "added": added }),
            Reply::Done => json!({ "done": true }),
            Reply::Failed => json!({ "failed": true }),
        };
        let sent = &self.operations[operation];
        let journey = sent.journey;
        let is_step = sent.purpose == Purpose::step(self.journeys[journey].turn);
        if let Some(flight) = self.recorded(journey) {
            flight.has_late_lease |= matches!(reply, Reply::Added(true)) && !is_step;
            flight.answered(now, operation, shown);
        }
    }

    /// A flight pauses, and hears of changes for so long.
    pub fn records_pause(&mut self, journey: usize, change_ms: u64) {
        let (now, tells) = (self.now, self.setup.tells_changes);
        let Some(flight) = self.recorded(journey) else { return };
        flight.has_paused = true;
        if tells {
            let what = json!({ "name": "changed", "key": "record", "forMs": change_ms });
            flight.sent(now, None, what);
        }
    }

    /// A flight that pauses will be told of a change.
    pub fn records_change(&mut self, journey: usize, in_ms: u64) {
        let at = self.now + in_ms;
        if let Some(flight) = self.recorded(journey) {
            flight.told(at);
        }
    }

    pub fn records_request(&mut self, journey: usize) {
        let now = self.now;
        if let Some(flight) = self.recorded(journey) {
            flight.requested(now);
        }
    }

    pub fn records_response(&mut self, journey: usize, told: &TokenResponse) {
        let now = self.now;
        if let Some(flight) = self.recorded(journey) {
            flight.responded(now, response(told));
        }
    }

    pub fn records_event(&mut self, process: usize, record: &EventRecord) {
        let now = self.now;
        let Subject::Flight(..) = record.subject else { return };
        if let Some(recorder) = &mut self.recorder
            && let Some(flight) = recorder.of_process(process)
        {
            flight.heard(now, json!(shapes::event(record)));
        }
    }

    /// A flight leaves the store alone.
    pub fn records_fault(&mut self, journey: usize, held_ms: u64) {
        let (now, number) = (self.now, self.journeys[journey].flight.0);
        let wall = self.clocks(self.journeys[journey].process).wall().0;
        let event = json!({
            "type": "store-failed", "at": wall, "flight": number, "retryInMs": held_ms,
        });
        if let Some(flight) = self.recorded(journey) {
            flight.heard(now, event);
        }
    }

    pub fn records_over(&mut self, journey: usize) {
        let now = self.now;
        if let Some(flight) = self.recorded(journey) {
            flight.over(now);
        }
    }

    /// A caller gets its token, as a text.
    pub fn records_token(&mut self, caller: usize, text: &str) {
        self.records_ending(caller, json!({ "token": text }));
    }

    pub fn records_failure(&mut self, caller: usize, ending: &Ending) {
        if let Ending::Failed(code) = ending {
            self.records_ending(caller, json!({ "code": code.as_str() }));
        }
    }

    fn records_ending(&mut self, caller: usize, how: Shown) {
        let (now, process) = (self.now, self.callers[caller].process);
        if let Some(recorder) = &mut self.recorder
            && let Some(flight) = recorder.of_process(process).filter(|own| own.caller == caller)
        {
            flight.ended(now, how);
        }
    }

    /// Something due happens.
    pub fn records_moment(&mut self, what: Due) {
        if self.recorder.is_none() {
            return;
        }
        let Some((journey, kind, number)) = self.felt(what) else { return };
        let now = self.now;
        if let Some(flight) = self.recorded(journey) {
            flight.happens(now, (kind, number));
        }
    }

    /// The flight that feels it, and what it is for that flight: answers to one step are of one kind.
    fn felt(&self, what: Due) -> Option<(usize, &'static str, usize)> {
        let flight = |journey: usize| &self.journeys[journey];
        match what {
            Due::Answered { operation } => {
                let sent = &self.operations[operation];
                let journey = sent.journey;
                match (&sent.purpose, sent.reply()) {
                    (Purpose::Step { turn }, _) if *turn == flight(journey).turn => {
                        Some((journey, "answer", *turn as usize))
                    }
                    (Purpose::Step { .. }, Some(Reply::Added(true)))
                    | (Purpose::GiveBack(_), Some(Reply::Value(Some(_)))) => {
                        Some((journey, "late", operation))
                    }
                    _ => None,
                }
            }
            Due::Verdict { journey, turn } if flight(journey).turn == turn => {
                Some((journey, "verdict", turn as usize))
            }
            Due::Paused { journey, turn } if flight(journey).turn == turn => {
                Some((journey, "paused", turn as usize))
            }
            Due::Landed { journey } if !flight(journey).landed => Some((journey, "landed", 0)),
            Due::Overdue { journey } if !flight(journey).landed => Some((journey, "overdue", 0)),
            Due::Wake { caller, turn } if self.callers[caller].turn == turn => {
                let journey = self.processes[self.callers[caller].process].last?;
                (!flight(journey).landed).then_some((journey, "wake", caller))
            }
            _ => None,
        }
    }
}

/// The flights of a seed's scenario.
fn flights(seed: u64) -> Vec<(u64, Setup, Flight)> {
    let Scenario { setup, transitions } = Scenario::of(seed);
    let mut world = World::new(&setup, config(&setup), Sabotage::None);
    world.recorder = Some(Recorder::default());
    for transition in &transitions {
        world.apply(transition).unwrap();
    }
    world.apply(&Transition::Pass { ms: 3 * LINGERS_MS }).unwrap();
    let flights = world.recorder.unwrap_or_default().flights;
    flights.into_iter().map(|flight| (seed, setup.clone(), flight)).collect()
}

#[test]
#[ignore = "writes a file, for another test to read"]
fn record() {
    let place = std::env::var("EVERBEARER_FLEET_RECORD")
        .unwrap_or_else(|_| concat!(env!("CARGO_TARGET_TMPDIR"), "/flights.jsonl").to_owned());
    let mut file = std::io::BufWriter::new(std::fs::File::create(&place).unwrap());
    let mut figures = Figures::default();
    let mut alike: HashMap<String, usize> = HashMap::new();
    let mut all: Vec<_> = play_all(
        |seed| seed < SCENARIOS,
        |seed| (flights(seed), None),
        |sum, more| sum.extend(more),
    );
    // Several threads play; the order within a scenario is fixed.
    all.sort_by_key(|(seed, ..)| *seed);
    for (seed, setup, flight) in all {
        if let Some(why) = flight.left_out() {
            figures.leave_out(why);
            continue;
        }
        let times = alike.entry(flight.likeness(&setup)).or_default();
        *times += 1;
        if *times > ALIKE {
            figures.alike += 1;
            continue;
        }
        figures.count(&flight);
        writeln!(file, "{}", flight.line(seed, &setup)).unwrap();
    }
    file.flush().unwrap();
    writeln!(std::io::stdout(), "{figures}").unwrap();
    figures.suffice();
}
