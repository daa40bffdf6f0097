//! Rules of a flight that shares its token: what it writes, and what it leaves to others.

use everbearer::engine::client::Engine;
use everbearer::engine::config::reader::Kept;
use everbearer::engine::fleet::coordination::{Found, Need, Told};
use everbearer::engine::fleet::record::Record;
use everbearer::engine::ids::FlightId;
use everbearer::engine::time::Millis;
use everbearer::engine::token_endpoint::response::Fault;
use serde_json::json;

use crate::fleet::{Process, granted, own_lease, peers_lease, record, written};
use crate::support::{HOUR, MINUTE, START, json_response, options, read_with, to_json};

/// A flight that has taken the lease, and looks once more.
fn takes(process: &mut Process) -> FlightId {
    let flight = process.begin();
    process.tell(flight, Told::Begun);
    assert!(matches!(process.found(flight, Found::default()), Need::Take { .. }));
    assert!(matches!(process.tell(flight, Told::Taken(true)), Need::Read));
    flight
}

/// A process whose token has five minutes left, and the refresh that is due.
fn refreshes() -> (Process, FlightId) {
    let mut process = Process::new();
    let flight = process.leads();
    process.land(flight, granted("one"));
    process.ms += 55 * MINUTE;
    process.engine.warmth(process.now());
    let flight = process.engine.begin_refresh(process.now()).unwrap();
    process.tell(flight, Told::Begun);
    (process, flight)
}

#[test]
fn a_flight_with_a_lease_writes_although_the_store_has_failed() {
    let mut process = Process::new();
    let flight = takes(&mut process);
    assert!(matches!(process.tell(flight, Told::Failed), Need::Request));
    process.land(flight, granted("one"));
    assert_eq!(written(process.tell(flight, Told::Landed))["t"], json!("one"));
    assert!(matches!(process.tell(flight, Told::Failed), Need::Release), "others wait for it");
}

#[test]
fn a_record_that_did_not_serve_is_replaced_although_it_ends_later() {
    let mut process = Process::with(Kept { store: Some(false), ..Kept::default() });
    let flight = process.begin();
    process.land(flight, granted("one"));
    process.engine.invalidate(Some("one"), process.now());
    let flight = process.begin();
    process.tell(flight, Told::Begun);
    assert!(matches!(process.found(flight, record("one", HOUR)), Need::Request));
    process.land(flight, granted("two"));
    process.ms += 40;
    process.tell(flight, Told::Landed);
    assert_eq!(written(process.found(flight, record("one", HOUR)))["t"], json!("two"));
}

#[test]
fn a_flight_writes_only_what_it_has_brought_itself() {
    let mut process = Process::new();
    let first = process.leads();
    process.engine.invalidate(None, process.now());
    let second = process.begin();
    process.tell(second, Told::Begun);
    assert!(matches!(process.found(second, record("two", HOUR)), Need::End));
    process.land(first, granted("one"));
    assert!(matches!(process.tell(first, Told::Landed), Need::Release), "that of another flight");

    let mut process = Process::new();
    let flight = takes(&mut process);
    let found = Found { lease: own_lease().lease, ..record("two", HOUR) };
    assert!(matches!(process.found(flight, found), Need::End));
    assert!(matches!(process.tell(flight, Told::Landed), Need::Release), "one that is adopted");
}

#[test]
fn a_token_whose_time_is_over_is_not_written() {
    let mut process = Process::new();
    let flight = process.leads();
    process.land(flight, json_response(200, json!({"access_token": "one", "expires_in": 1})));
    process.ms += 1_000;
    assert!(matches!(process.tell(flight, Told::Landed), Need::Release));
}

#[test]
fn a_peer_that_is_gone_is_not_waited_for() {
    let mut process = Process::new();
    let flight = process.begin();
    process.tell(flight, Told::Begun);
    assert!(matches!(process.found(flight, peers_lease(9_000)), Need::Pause { .. }));
    process.tell(flight, Told::Done);
    assert!(matches!(process.tell(flight, Told::Failed), Need::Pause { .. }), "it still flies");
    process.tell(flight, Told::Done);
    assert!(matches!(process.found(flight, Found::default()), Need::Take { .. }));
    assert!(matches!(process.tell(flight, Told::Failed), Need::Request));
}

#[test]
fn a_refresh_does_not_replace_a_token_by_one_that_ends_earlier() {
    let (mut process, flight) = refreshes();
    let lifetime_ms = 4 * MINUTE;
    let members = json!({"t": "two", "l": lifetime_ms, "a": 0, "w": START});
    let record = Record::read(&to_json(members)).unwrap();
    let found = Found { record: Some((record, Some(Millis(lifetime_ms)))), lease: None };
    assert!(matches!(process.found(flight, found), Need::Take { .. }));
}

#[test]
fn a_refresh_waits_if_its_token_came_again_and_is_not_due() {
    let (mut process, flight) = refreshes();
    assert!(matches!(process.found(flight, record("one", 50 * MINUTE)), Need::End));
    assert!(process.engine.begin_refresh(process.now()).is_none());
}

#[test]
fn a_record_of_a_token_that_came_again_says_so_to_all() {
    let (mut process, flight) = refreshes();
    process.found(flight, Found::default());
    process.tell(flight, Told::Taken(true));
    process.found(flight, own_lease());
    process.land(flight, json_response(200, json!({"access_token": "one", "expires_in": 600})));
    let mut written = written(process.tell(flight, Told::Landed));
    written.as_object_mut().unwrap().remove("for");
    let record = Record::read(&to_json(written)).unwrap();
    // Another process with the same token, of which a refresh is due as well.
    let (mut other, flight) = refreshes();
    let found = Found { record: Some((record, Some(Millis(600_000)))), lease: None };
    assert!(matches!(other.found(flight, found), Need::End));
    let hard_window_ms = 30_000;
    other.ms += 600_000 - hard_window_ms - 1_000;
    assert!(other.engine.begin_refresh(other.now()).is_none(), "as late as the first process");
}

#[test]
fn a_record_without_a_base_serves_no_calls_that_need_one() {
    for (profile, base, serves) in [
        (json!({}), None, true),
        (json!({}), Some("https://eu1.example.com/"), true),
        (json!({"baseUrlMember": "b"}), None, false),
        (json!({"baseUrlMember": "b"}), Some("https://eu1.example.com/"), true),
    ] {
        let kept = Kept { store: Some(true), ..Kept::default() };
        let config = read_with(options(json!({ "profile": profile })), kept).unwrap();
        let mut process = Process::new();
        process.engine = Engine::new(config);
        let flight = process.begin();
        process.tell(flight, Told::Begun);
        let mut members = json!({"t": "two", "l": HOUR, "a": 0, "w": START});
        if let Some(base) = base {
            members["b"] = json!(base);
        }
        let record = Record::read(&to_json(members)).unwrap();
        let found = Found { record: Some((record, Some(Millis(HOUR)))), lease: None };
        assert_eq!(matches!(process.found(flight, found), Need::End), serves);
        let token = process.engine.token(process.engine.generation());
        assert_eq!(token.and_then(|token| token.base_url.as_deref()), base.filter(|_| serves));
    }
}

#[test]
fn an_error_of_the_process_itself_holds_nobody_off() {
    let mut process = Process::new();
    let flight = process.leads();
    let now = process.now();
    process.engine.landed(flight, now, Err(Fault::Foreign), None, now);
    assert!(matches!(process.tell(flight, Told::Landed), Need::Release));
}

#[test]
fn a_lease_that_is_about_to_end_is_not_acted_on() {
    for (after_ms, holds) in [(10_499, true), (10_500, false)] {
        let mut process = Process::new();
        let flight = process.leads();
        process.ms += after_ms;
        process.land(flight, granted("one"));
        let need = process.tell(flight, Told::Landed);
        assert_eq!(matches!(need, Need::Write { .. }), holds, "{after_ms}: {need:?}");
        assert_eq!(matches!(need, Need::Read), !holds, "without it, another may have written");
    }
}

#[test]
fn a_token_that_replaces_a_rejected_one_does_so_for_all_who_adopt_it() {
    for replaces in [false, true] {
        let mut process = Process::new();
        let flight = process.leads();
        process.land(flight, granted("one"));
        process.engine.invalidate(Some("one"), process.now());
        let flight = process.begin();
        process.tell(flight, Told::Begun);
        let mut members = json!({"t": "two", "l": HOUR, "a": 0, "w": START});
        if replaces {
            members["j"] = json!(1);
        }
        let record = Record::read(&to_json(members)).unwrap();
        let found = Found { record: Some((record, Some(Millis(HOUR)))), lease: None };
        assert!(matches!(process.found(flight, found), Need::End));
        let generation = process.engine.generation();
        process.engine.invalidate(Some("two"), process.now());
        let kept = process.engine.token(generation).is_some();
        assert_eq!(kept, replaces, "the API means the caller, and not the token");
    }
}

#[test]
fn a_lease_that_a_flight_got_after_invalidate_is_given_back() {
    let mut process = Process::new();
    let flight = process.begin();
    process.tell(flight, Told::Begun);
    assert!(matches!(process.found(flight, Found::default()), Need::Take { .. }));
    process.engine.invalidate(None, process.now());
    assert!(matches!(process.tell(flight, Told::Taken(true)), Need::End));
    assert!(matches!(process.tell(flight, Told::Landed), Need::Release));
}
