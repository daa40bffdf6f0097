//! A flight that shares its token with other processes through a store: each step, what is told, and what a store knows
//! a token by.

use everbearer::engine::call::{Call, Step};
use everbearer::engine::client::Engine;
use everbearer::engine::config::Config;
use everbearer::engine::config::reader::Kept;
use everbearer::engine::error::Code;
use everbearer::engine::event::{Event, Reason, Source};
use everbearer::engine::fleet::coordination::{Found, Need, Told};
use everbearer::engine::fleet::lease::{HoldOff, Lease};
use everbearer::engine::fleet::record::Record;
use everbearer::engine::fleet::sharing::StoreState;
use everbearer::engine::ids::FlightId;
use everbearer::engine::json::Json;
use everbearer::engine::rng::Rng;
use everbearer::engine::secret::Secret;
use everbearer::engine::time::{Instant, Millis};
use everbearer::engine::token_endpoint::credentials::Credentials;
use everbearer::engine::token_endpoint::request::TokenRequest;
use everbearer::engine::token_endpoint::response::TokenResponse;
use serde_json::json;

use crate::support::{GET, HOUR, MINUTE, START, at, bare, json_response, options, read_with, sent};

fn config(kept: Kept, extra: serde_json::Value) -> Config {
    read_with(options(extra), kept).unwrap()
}

/// A process with a store, and its clock.
pub struct Process {
    pub engine: Engine,
    pub ms: u64,
}

impl Process {
    pub fn new() -> Self {
        Self::with(Kept { store: Some(true), ..Kept::default() })
    }

    pub fn with(kept: Kept) -> Self {
        let policy = json!({"policy": {"refreshJitterRatio": 0, "backoffBaseMs": 60_000}});
        let mut engine = Engine::new(config(kept, policy));
        engine.seed(7);
        Self { engine, ms: 5_000 }
    }

    pub fn now(&self) -> Instant {
        at(self.ms, START + self.ms)
    }

    /// A call that begins a flight.
    pub fn begin(&mut self) -> FlightId {
        let mut call = Call::new(GET, self.now());
        match self.engine.step(&mut call, self.now()) {
            Step::Begin { flight } => flight,
            other => panic!("{other:?}"),
        }
    }

    pub fn tell(&mut self, flight: FlightId, told: Told) -> Need {
        self.engine.coordinate(flight, told, self.now()).unwrap().need
    }

    pub fn found(&mut self, flight: FlightId, found: Found) -> Need {
        self.tell(flight, Told::Found(Box::new(found)))
    }

    /// A flight that has taken the lease, up to its token request.
    pub fn leads(&mut self) -> FlightId {
        let flight = self.begin();
        assert!(matches!(self.tell(flight, Told::Begun), Need::Read));
        let Need::Take { for_ms } = self.found(flight, Found::default()) else { panic!() };
        assert_eq!(for_ms, Millis(11_000), "the token request's timeout and a second");
        assert!(matches!(self.tell(flight, Told::Taken(true)), Need::Read));
        assert!(matches!(self.found(flight, own_lease()), Need::Request));
        flight
    }

    pub fn land(&mut self, flight: FlightId, response: TokenResponse) {
        let now = self.now();
        self.engine.landed(flight, now, Ok(response), None, now);
    }

    fn events(&mut self) -> Vec<Event> {
        self.engine.take_events().into_iter().map(|record| record.event).collect()
    }

    fn counts(&self) -> [u32; 3] {
        let counters = self.engine.status(self.now()).counters;
        [counters.token_requests, counters.adopted, counters.store_faults]
    }
}

pub fn own_lease() -> Found {
    let lease = Some(Lease::Flight { left_ms: Millis(11_000), own: true });
    Found { record: None, lease }
}

pub fn peers_lease(left_ms: u64) -> Found {
    let lease = Some(Lease::Flight { left_ms: Millis(left_ms), own: false });
    Found { record: None, lease }
}

/// A record of a token for an hour.
pub fn record(token: &str, left_ms: u64) -> Found {
    let json = Json::Object(vec![
        ("t".to_owned(), Json::Text(token.to_owned())),
        ("l".to_owned(), Json::Number(HOUR as f64)),
        ("a".to_owned(), Json::Number(0.0)),
        ("w".to_owned(), Json::Number(START as f64)),
    ]);
    Found { record: Some((Record::read(&json).unwrap(), Some(Millis(left_ms)))), lease: None }
}

pub fn granted(token: &str) -> TokenResponse {
    json_response(200, json!({"access_token": token, "expires_in": 3600, "refresh_in": 1800}))
}

pub fn written(need: Need) -> serde_json::Value {
    let Need::Write { record, for_ms } = need else { panic!("{need:?}") };
    let mut written = serde_json::to_value(record).unwrap();
    written["for"] = json!(for_ms.0);
    written
}

#[test]
fn a_flight_with_a_lease_writes_its_token_and_gives_the_lease_back() {
    let mut process = Process::new();
    let flight = process.leads();
    let events = process.events();
    assert!(matches!(events[..], [Event::TokenRequest { reason: Reason::Needed }]));
    process.land(flight, granted("one"));
    process.ms += 40;
    let written = written(process.tell(flight, Told::Landed));
    let expected = json!({
        "t": "one", "l": HOUR as f64, "r": 1_800_000.0, "a": 40.0,
        "w": (START + process.ms) as f64, "for": HOUR - 40,
    });
    assert_eq!(written, expected);
    assert!(matches!(process.tell(flight, Told::Done), Need::Release));
    assert!(matches!(process.tell(flight, Told::Done), Need::End));
    assert_eq!(process.counts(), [1, 0, 0]);
    assert!(
        matches!(&process.events()[..], [Event::Token(token)] if token.source == Source::Endpoint)
    );
}

#[test]
fn a_record_that_serves_is_adopted_with_the_time_that_the_store_counts() {
    let mut process = Process::new();
    let flight = process.begin();
    process.tell(flight, Told::Begun);
    process.ms += 3;
    assert!(matches!(process.found(flight, record("one", 20 * MINUTE)), Need::End));
    let [Event::Token(token)] = &process.events()[..] else { panic!() };
    assert_eq!(token.source, Source::Store);
    // By the time of the read, and not by the writer's wall clock.
    assert_eq!(token.expires_at_ms.0, START + process.ms - 3 + 20 * MINUTE);
    assert_eq!(token.lifetime_ms, Millis(20 * MINUTE));
    assert_eq!(process.counts(), [0, 1, 0]);
    assert!(matches!(process.tell(flight, Told::Landed), Need::End), "it has no lease");
    assert_eq!(
        process.engine.token(process.engine.generation()).unwrap().access_token.expose(),
        "one"
    );
}

#[test]
fn a_record_in_its_hard_window_serves_nobody() {
    let mut process = Process::new();
    let flight = process.begin();
    process.tell(flight, Told::Begun);
    assert!(matches!(process.found(flight, record("one", 30_000)), Need::Take { .. }));
    let flight = process.begin_again(flight);
    process.tell(flight, Told::Begun);
    assert!(matches!(process.found(flight, record("one", 30_001)), Need::End));
}

impl Process {
    /// Gives a flight up, and begins another one.
    fn begin_again(&mut self, flight: FlightId) -> FlightId {
        self.engine.invalidate(None, self.now());
        assert!(matches!(self.tell(flight, Told::Done), Need::End), "it is not wanted any more");
        self.begin()
    }
}

#[test]
fn callers_wait_for_a_peer_and_adopt_its_token() {
    let mut process = Process::new();
    let flight = process.begin();
    process.tell(flight, Told::Begun);
    let mut waits = Vec::new();
    for _ in 0..8 {
        let Need::Pause { wait_ms, change_ms } = process.found(flight, peers_lease(9_000)) else {
            panic!()
        };
        assert_eq!(change_ms, Millis(2_000));
        waits.push(wait_ms.0);
        process.ms += wait_ms.0;
        assert!(matches!(process.tell(flight, Told::Done), Need::Read));
    }
    assert!((40..=50).contains(&waits[0]) && (320..=500).contains(&waits[7]), "{waits:?}");
    assert!(matches!(process.found(flight, record("one", HOUR)), Need::End));
    assert_eq!(process.counts(), [0, 1, 0]);
}

#[test]
fn a_refresh_ahead_is_left_to_the_peer_that_makes_it() {
    let mut process = Process::new();
    let flight = process.leads();
    process.land(flight, granted("one"));
    let generation = process.engine.generation();
    process.ms += 55 * MINUTE;
    process.engine.warmth(process.now());
    let flight = process.engine.begin_refresh(process.now()).unwrap();
    process.tell(flight, Told::Begun);
    assert!(matches!(process.found(flight, peers_lease(9_000)), Need::End));
    assert_eq!(process.engine.generation(), generation);
    assert!(process.engine.begin_refresh(process.now()).is_none(), "not again at once");
    process.ms += 3_000;
    let flight = process.engine.begin_refresh(process.now()).unwrap();
    process.tell(flight, Told::Begun);
    assert!(matches!(process.found(flight, record("two", HOUR)), Need::End));
    assert_eq!(process.counts(), [1, 1, 0]);
}

#[test]
fn a_token_that_was_dropped_is_not_adopted_again() {
    let mut process = Process::new();
    let flight = process.leads();
    process.land(flight, granted("one"));
    process.engine.invalidate(Some("one"), process.now());
    let flight = process.begin();
    process.tell(flight, Told::Begun);
    assert!(matches!(process.found(flight, record("one", HOUR)), Need::Take { .. }));
    process.tell(flight, Told::Taken(false));
    assert!(matches!(process.found(flight, record("two", HOUR)), Need::End));
    assert_eq!(process.counts(), [1, 1, 0]);
}

#[test]
fn what_was_asked_for_before_invalidate_is_not_written() {
    let mut process = Process::new();
    let flight = process.leads();
    process.engine.invalidate(None, process.now());
    process.land(flight, granted("one"));
    assert!(matches!(process.tell(flight, Told::Landed), Need::Release));
    let mut process = Process::new();
    let flight = process.leads();
    process.land(flight, granted("one"));
    process.engine.invalidate(Some("one"), process.now());
    assert!(matches!(process.tell(flight, Told::Landed), Need::Release));
}

#[test]
fn a_failure_holds_the_fleet_off_and_a_peer_reads_why() {
    let mut process = Process::new();
    let flight = process.leads();
    process.land(flight, bare(429, Some("20")));
    let Need::HoldOff(hold_off) = process.tell(flight, Told::Landed) else { panic!() };
    assert_eq!((hold_off.code, hold_off.status), (Code::TokenEndpointThrottled, Some(429)));
    assert!(hold_off.for_ms >= Millis(20_000) && hold_off.all_ms >= Millis(20_000));
    assert!(
        matches!(process.tell(flight, Told::Done), Need::End),
        "it stands in the lease's place"
    );

    let mut peer = Process::new();
    let mut call = Call::new(GET, peer.now());
    let Step::Begin { flight } = peer.engine.step(&mut call, peer.now()) else { panic!() };
    peer.tell(flight, Told::Begun);
    let read = HoldOff::read(&hold_off.shape(), Millis(15_000)).unwrap();
    let lease = Some(Lease::HoldOff(read));
    assert!(matches!(peer.found(flight, Found { record: None, lease }), Need::End));
    assert_eq!(peer.counts(), [0, 0, 0]);
    let Step::Pause { wait_ms } = peer.engine.step(&mut call, peer.now()) else { panic!() };
    assert_eq!(wait_ms, Millis(15_000));
    let error = peer.engine.status(peer.now()).last_error.unwrap();
    assert_eq!((error.code, error.status), (Code::TokenEndpointThrottled, Some(429)));
}

#[test]
fn a_fault_is_told_once_and_the_store_left_alone() {
    let mut process = Process::new();
    let flight = process.begin();
    process.tell(flight, Told::Begun);
    let answer = process.engine.coordinate(flight, Told::Failed, process.now()).unwrap();
    assert!(matches!(answer.need, Need::Request));
    assert_eq!(answer.held_ms, Some(Millis(1_000)));
    assert_eq!(process.engine.status(process.now()).store, StoreState::Held);
    let flight = process.begin_again(flight);
    assert!(matches!(process.tell(flight, Told::Begun), Need::Request), "not asked again");
    process.land(flight, granted("one"));
    assert!(matches!(process.tell(flight, Told::Landed), Need::End), "nor written");
    assert_eq!(process.counts(), [2, 0, 1]);
    process.ms += 1_000;
    assert_eq!(process.engine.status(process.now()).store, StoreState::Ok);
    let flight = process.begin_again(flight);
    assert!(matches!(process.tell(flight, Told::Begun), Need::Read));
    let answer = process.engine.coordinate(flight, Told::Failed, process.now()).unwrap();
    assert_eq!(answer.held_ms, Some(Millis(2_000)), "twice as long");
}

#[test]
fn the_operations_before_a_token_request_share_their_time() {
    let mut process = Process::new();
    let flight = process.begin();
    let first = process.engine.coordinate(flight, Told::Begun, process.now()).unwrap();
    assert_eq!(first.limit_ms, Millis(500));
    process.ms += 300;
    let found = Told::Found(Box::default());
    let second = process.engine.coordinate(flight, found, process.now()).unwrap();
    assert_eq!(second.limit_ms, Millis(200));
    process.ms += 200;
    // The lease is there, and no time is left to look once more.
    assert!(matches!(process.tell(flight, Told::Taken(true)), Need::Request));
    process.land(flight, granted("one"));
    let third = process.engine.coordinate(flight, Told::Landed, process.now()).unwrap();
    assert!(matches!(third.need, Need::Write { .. }));
    assert_eq!(third.limit_ms, Millis(500), "after it, they do not");
}

#[test]
fn a_store_without_leases_is_a_cache() {
    let mut process = Process::with(Kept { store: Some(false), ..Kept::default() });
    let flight = process.begin();
    process.tell(flight, Told::Begun);
    assert!(matches!(process.found(flight, Found::default()), Need::Request));
    process.land(flight, granted("one"));
    assert!(matches!(process.tell(flight, Told::Landed), Need::Read), "another may have written");
    let newer = record("two", HOUR);
    assert!(matches!(process.found(flight, newer), Need::End), "it ends later");
    let mut process = Process::with(Kept { store: Some(false), ..Kept::default() });
    let flight = process.begin();
    process.tell(flight, Told::Begun);
    process.found(flight, record("old", 20_000));
    process.land(flight, granted("one"));
    process.tell(flight, Told::Landed);
    assert_eq!(written(process.found(flight, record("old", 20_000)))["t"], json!("one"));
}

#[test]
fn without_a_store_there_is_nothing_to_coordinate() {
    let mut engine = Engine::new(crate::support::config(json!({})));
    let mut call = Call::new(GET, at(0, START));
    let Step::Begin { flight } = engine.step(&mut call, at(0, START)) else { panic!() };
    assert!(engine.coordinate(flight, Told::Begun, at(0, START)).is_none());
    assert!(!engine.asks(at(0, START)));
}

/// Options of token requests, by a random number each: few values, so that many are equal.
fn random_options(rng: &mut Rng) -> (serde_json::Value, Option<String>) {
    let mut pick = |values: &[serde_json::Value]| {
        values[usize::try_from(rng.up_to(values.len() as u64 - 1)).unwrap()].clone()
    };
    let mut extra = json!({});
    for (name, values) in [
        ("tokenUrl", [json!("https://a.example/token"), json!("https://b.example/token")]),
        ("clientId", [json!("acme"), json!("acme\n")]),
        ("clientSecret", [json!("s3cret"), json!("s3cret&scope=read")]),
        ("clientAuthentication", [json!("client_secret_basic"), json!("client_secret_post")]),
        ("scope", [json!("read"), json!(null)]),
        ("audience", [json!("x"), json!(null)]),
        ("resource", [json!(["https://r.example/"]), json!(null)]),
        ("tokenParameters", [json!({"tenant": "1"}), json!({"tenant": "1", "more": ""})]),
        ("grant", [json!("client_credentials"), json!("account_credentials")]),
        ("tokenRequestFormat", [json!("json"), json!("query")]),
        ("tokenRequestMethod", [json!(null), json!("GET")]),
        ("tokenRequestHeaders", [json!({"x": "{uuid}"}), json!({"y": "{client_id}"})]),
    ] {
        let value = pick(&values);
        if !value.is_null() {
            extra[name] = value;
        }
    }
    let asked = pick(&[json!(null), json!("asked-for")]).as_str().map(str::to_owned);
    (extra, asked)
}

#[test]
fn two_clients_share_a_token_if_they_would_send_the_same_token_request() {
    let mut rng = Rng::new(3);
    let mut by_identity = std::collections::BTreeMap::new();
    let mut by_request = std::collections::BTreeMap::new();
    for _ in 0..100_000 {
        let (mut extra, asked) = random_options(&mut rng);
        let mut kept = Kept { store: Some(true), ..Kept::default() };
        if asked.is_some() {
            kept.secret = true;
            extra["clientSecret"] = json!(null);
        }
        let Ok(config) = read_with(options(extra), kept) else { continue };
        let secret = asked.map(Secret::new);
        let credentials = Credentials { secret, ..Credentials::default() };
        let identity = TokenRequest::identity(&config, &credentials);
        let mut what = sent(&config);
        what.credentials = Some(&credentials);
        what.uuid = "a-uuid";
        let TokenRequest { method, url, headers, body, .. } = TokenRequest::new(what);
        let request = format!("{method} {url:?} {headers:?} {body:?}");
        let known = by_identity.entry(identity.clone()).or_insert_with(|| request.clone());
        assert_eq!(*known, request, "one identity, two token requests");
        let known = by_request.entry(request).or_insert_with(|| identity.clone());
        assert_eq!(*known, identity, "one token request, two identities");
    }
    assert!(by_identity.len() > 500, "{}", by_identity.len());
}

#[test]
fn an_issuer_stands_for_the_endpoint_that_it_has() {
    let identity = |extra| {
        let config = config(Kept { store: Some(true), ..Kept::default() }, extra);
        TokenRequest::identity(&config, &Credentials::default())
    };
    let of = |issuer: &str| json!({"tokenUrl": null, "issuer": issuer});
    assert_ne!(identity(of("https://a.example")), identity(of("https://b.example")));
    assert_eq!(identity(of("https://a.example")), identity(of("https://a.example")));
}
