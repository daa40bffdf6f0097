//! The record of one flight, and what is counted of all of them.

use core::fmt;

use serde_json::{Value as Shown, json};

use crate::scenario::{SECOND, Setup};

/// How long a record goes on after its flight is over: for answers that come late.
pub const LINGERS_MS: u64 = 15 * SECOND;

/// Why a record ends early.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Left {
    /// Something happens to its process from outside.
    Disturbed,
    /// Two things happen in the same millisecond.
    Ambiguous,
    /// The run ends.
    Unfinished,
    /// No JavaScript engine passes the seed of its jitter on with all bits.
    Unplayable,
}

/// An operation of the store, and its reply.
struct Sent {
    at: u64,
    operation: Option<usize>,
    what: Shown,
    reply: Option<(u64, Shown)>,
}

/// The record of one flight.
pub struct Flight {
    pub journey: usize,
    pub process: usize,
    pub caller: usize,
    pub has_paused: bool,
    /// Whether it was granted a lease after it had given up waiting for that.
    pub has_late_lease: bool,
    began: u64,
    wall: u64,
    random: u64,
    sent: Vec<Sent>,
    request: Option<(u64, Option<(u64, Shown)>)>,
    events: Vec<(u64, Shown)>,
    ending: Option<(u64, Shown)>,
    over: Option<u64>,
    until: Option<(u64, Left)>,
    /// What has happened in the current millisecond.
    moment: (u64, (&'static str, usize)),
}

impl Flight {
    pub const fn new(
        journey: usize,
        process: usize,
        caller: usize,
        began: u64,
        (wall, random): (u64, u64),
    ) -> Self {
        Self {
            journey,
            process,
            caller,
            has_paused: false,
            has_late_lease: false,
            began,
            wall,
            random,
            sent: Vec::new(),
            request: None,
            events: Vec::new(),
            ending: None,
            over: None,
            until: None,
            moment: (0, ("", 0)),
        }
    }

    pub fn ends_before(&mut self, now: u64, why: Left) {
        self.until.get_or_insert((now, why));
    }

    pub fn sent(&mut self, at: u64, operation: Option<usize>, what: Shown) {
        self.sent.push(Sent { at, operation, what, reply: None });
    }

    pub fn answered(&mut self, now: u64, operation: usize, reply: Shown) {
        let sent = self.sent.iter_mut().find(|sent| sent.operation == Some(operation));
        if let Some(sent) = sent {
            sent.reply = Some((now, reply));
        }
    }

    /// The pause that it is in hears of a change then; of several, the first counts.
    pub fn told(&mut self, at: u64) {
        let pause = self.sent.iter_mut().rev().find(|sent| sent.operation.is_none());
        if let Some(pause) = pause
            && pause.reply.as_ref().is_none_or(|(known, _)| at < *known)
        {
            pause.reply = Some((at, json!({ "done": true })));
        }
    }

    pub fn requested(&mut self, now: u64) {
        self.request = Some((now, None));
    }

    pub fn responded(&mut self, now: u64, response: Shown) {
        if let Some((_, arrival)) = &mut self.request {
            arrival.get_or_insert((now, response));
        }
    }

    pub fn heard(&mut self, now: u64, event: Shown) {
        self.events.push((now, event));
    }

    pub fn ended(&mut self, now: u64, how: Shown) {
        self.ending.get_or_insert((now, how));
    }

    pub fn over(&mut self, now: u64) {
        self.over.get_or_insert(now);
    }

    pub fn happens(&mut self, now: u64, what: (&'static str, usize)) {
        let (moment, known) = self.moment;
        self.moment = (now, what);
        if moment == now && known != what {
            self.ends_before(now, Left::Ambiguous);
        }
    }

    /// Why the flight is left out; none if it is not.
    pub fn left_out(&self) -> Option<Left> {
        if f64::from_bits(self.random).is_nan() {
            return Some(Left::Unplayable);
        }
        match (self.over, self.until) {
            (Some(over), Some((until, why))) => (until <= over).then_some(why),
            (Some(_), None) => None,
            (None, Some((_, why))) => Some(why),
            (None, None) => Some(Left::Unfinished),
        }
    }

    /// The end of the record.
    fn until(&self) -> u64 {
        let lingers = self.over.unwrap_or_default() + LINGERS_MS;
        self.until.map_or(lingers, |(until, _)| until.min(lingers))
    }

    /// A moment of the record, as the offset; none after its end.
    fn offset(&self, at: u64) -> Option<u64> {
        (at < self.until()).then(|| at - self.began)
    }

    /// With its offset; null after the end of the record.
    fn with_offset(&self, at: u64, what: &Shown) -> Shown {
        let mut what = what.clone();
        match self.offset(at) {
            Some(at) => what["at"] = json!(at),
            None => what = Shown::Null,
        }
        what
    }

    fn operations(&self) -> Vec<Shown> {
        let within = self.sent.iter().filter(|sent| sent.at < self.until());
        let shown = within.map(|sent| {
            let mut what = self.with_offset(sent.at, &sent.what);
            if let Some((at, reply)) = &sent.reply {
                what["reply"] = self.with_offset(*at, reply);
            }
            what
        });
        shown.collect()
    }

    fn events(&self) -> Vec<Shown> {
        let heard = self
            .events
            .iter()
            .filter_map(|(at, event)| Some(json!({ "at": self.offset(*at)?, "event": event })));
        heard.collect()
    }

    fn requests(&self) -> Vec<Shown> {
        let shown = self.request.iter().filter_map(|(at, arrival)| {
            let response = arrival.as_ref().map(|(at, what)| self.with_offset(*at, what));
            Some(json!({ "at": self.offset(*at)?, "response": response }))
        });
        shown.collect()
    }

    fn ending(&self) -> Shown {
        self.ending.as_ref().map_or(Shown::Null, |(at, how)| self.with_offset(*at, how))
    }

    /// The record as a line.
    pub fn line(&self, seed: u64, setup: &Setup) -> Shown {
        json!({
            "seed": seed,
            "process": self.process,
            "wall": self.wall,
            "random": format!("{:016x}", self.random),
            "setup": {
                "leases": setup.leases,
                "tellsChanges": setup.tells_changes,
                "timers": setup.timers,
                "tokenTimeoutMs": setup.token_timeout_ms,
                "tokenWaitMs": setup.token_wait_ms,
                "storeTimeoutMs": setup.store_timeout_ms,
            },
            "operations": self.operations(),
            "requests": self.requests(),
            "ending": self.ending(),
            "events": self.events(),
            "until": self.until() - self.began,
        })
    }

    /// What the record has in common with others: what was sent and heard, without times and values.
    pub fn likeness(&self, setup: &Setup) -> String {
        let kind = |what: &Shown| {
            let members = what.as_object().into_iter().flatten();
            let shown = members.filter(|(name, _)| *name != "at" && *name != "leftMs");
            let inner = shown.map(|(name, value)| {
                let member = match value {
                    Shown::Object(members) => members.keys().next().cloned(),
                    Shown::String(text) => Some(text.clone()),
                    Shown::Null | Shown::Bool(_) => Some(value.to_string()),
                    _ => None,
                };
                format!("{name}={} ", member.unwrap_or_default())
            });
            inner.collect::<String>()
        };
        let sent = self
            .operations()
            .iter()
            .map(|sent| format!("{}{}", kind(sent), kind(&sent["reply"])))
            .collect::<String>();
        let heard = self
            .events()
            .iter()
            .map(|event| event["event"]["type"].to_string())
            .collect::<String>();
        let ending = self.ending();
        format!("{:?} {sent}{heard}{}", (setup.tells_left, setup.tells_changes), ending["code"])
    }

    fn hears(&self, kind: &str, source: Option<&str>) -> bool {
        let heard = |event: &Shown| {
            event["event"]["type"] == kind
                && source.is_none_or(|source| event["event"]["source"] == source)
        };
        self.events().iter().any(heard)
    }
}

/// How many flights of each kind are recorded, and how many are not.
#[derive(Default)]
pub struct Figures {
    recorded: u64,
    adopted: u64,
    requested: u64,
    waited: u64,
    held_off: u64,
    faults: u64,
    late_leases: u64,
    pub alike: u64,
    disturbed: u64,
    ambiguous: u64,
    unfinished: u64,
    unplayable: u64,
}

impl Figures {
    pub fn count(&mut self, flight: &Flight) {
        let requested = !flight.requests().is_empty();
        self.recorded += 1;
        self.adopted += u64::from(flight.hears("token", Some("store")));
        self.requested += u64::from(requested);
        self.waited += u64::from(flight.has_paused);
        self.held_off += u64::from(!requested && !flight.ending()["code"].is_null());
        self.faults += u64::from(flight.hears("store-failed", None));
        self.late_leases += u64::from(flight.has_late_lease);
    }

    pub const fn leave_out(&mut self, why: Left) {
        match why {
            Left::Disturbed => self.disturbed += 1,
            Left::Ambiguous => self.ambiguous += 1,
            Left::Unfinished => self.unfinished += 1,
            Left::Unplayable => self.unplayable += 1,
        }
    }

    /// Enough flights of each kind are recorded.
    pub fn suffice(&self) {
        let enough = [self.adopted, self.requested, self.waited, self.held_off, self.faults];
        assert!(enough.iter().all(|count| *count >= 50), "{self}");
        assert!(self.late_leases >= 10, "{self}");
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "flights: {} recorded, {} with a token of the store, {} with a token request, {} that wait for a peer, \
             {} held off, {} with a fault, {} with a late lease; left out: {} disturbed, {} ambiguous, \
             {} unfinished, {} unplayable, {} alike",
            self.recorded,
            self.adopted,
            self.requested,
            self.waited,
            self.held_off,
            self.faults,
            self.late_leases,
            self.disturbed,
            self.ambiguous,
            self.unfinished,
            self.unplayable,
            self.alike,
        )
    }
}
