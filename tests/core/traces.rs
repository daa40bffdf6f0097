//! What makes traces of events: numbers, times, and one end for each token request.

use everbearer::engine::call::CallOptions;
use everbearer::engine::event::{Event, EventRecord, Reason, Subject};
use everbearer::engine::ids::{CallId, FlightId, Generation};
use everbearer::engine::time::{Millis, UnixMillis};
use everbearer::engine::token_endpoint::response::Fault;
use serde_json::json;

use crate::support::{GET, MINUTE, POST, START, World, bare};

/// The token requests of these events: flight, reason, and how each ended.
fn flights(records: &[EventRecord]) -> Vec<(u32, Reason, Vec<&'static str>)> {
    let mut flights: Vec<(u32, Reason, Vec<&'static str>)> = Vec::new();
    for EventRecord { subject, event, .. } in records {
        let Subject::Flight(FlightId(flight), duration_ms) = *subject else { continue };
        match event {
            Event::TokenRequest { reason } => {
                assert_eq!(duration_ms, None);
                flights.push((flight, *reason, Vec::new()));
            }
            ended => {
                assert!(duration_ms.is_some());
                let begun = flights.iter_mut().find(|(number, ..)| *number == flight);
                begun.expect("what ends has begun").2.push(ended.kind());
            }
        }
    }
    flights
}

#[test]
fn a_token_request_and_its_end_have_one_number_and_the_time_between_them() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.advance(120);
    world.unavailable(flight);
    let wait = world.pause(&mut call);
    world.advance(wait);
    let flight = world.begin(&mut call);
    // The time of a response is no matter of the wall clock.
    world.wall_jumps(MINUTE);
    world.advance(80);
    world.grant(flight, 3_600);
    let records = world.event_records();
    let seen: Vec<_> =
        records.iter().map(|one| (one.event.kind(), one.at_ms.0 - START, one.subject)).collect();
    let subject = |flight, duration_ms| Subject::Flight(FlightId(flight), duration_ms);
    assert_eq!(
        seen,
        [
            ("token-request", 0, subject(1, None)),
            ("token-failed", 120, subject(1, Some(Millis(120)))),
            ("token-request", 120 + wait, subject(2, None)),
            ("token", 200 + wait + MINUTE, subject(2, Some(Millis(80)))),
        ]
    );
}

#[test]
fn a_token_request_says_why() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    world.send(&mut call);
    let mut forced = world.call(CallOptions { newer_than: Generation(2), ..GET });
    let flight = world.begin(&mut forced);
    world.grant(flight, 3_600);
    world.send(&mut forced);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.grant(flight, 3_600);
    world.invalidate();
    world.get_token(3_600);
    let records = world.event_records();
    let reasons = [Reason::Needed, Reason::Rejected, Reason::Forced, Reason::Ahead, Reason::Needed];
    let seen: Vec<Reason> = flights(&records).iter().map(|(_, reason, _)| *reason).collect();
    assert_eq!(seen, reasons);
    let tokens = records.iter().filter_map(|record| match &record.event {
        Event::Token(details) => Some(details.reason),
        _ => None,
    });
    assert_eq!(tokens.collect::<Vec<_>>(), reasons, "and its token says the same");
}

#[test]
fn a_token_request_after_a_failed_one_still_says_why() {
    let mut world = World::warm(json!({}), 3_600);
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.unavailable(flight);
    let wait = world.pause(&mut call);
    world.advance(wait);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    let seen = flights(&world.event_records());
    assert_eq!(
        seen,
        [(2, Reason::Rejected, vec!["token-failed"]), (3, Reason::Rejected, vec!["token"])]
    );
}

/// Each has one end, whatever comes between.
#[test]
fn every_token_request_ends_once() {
    let mut world = World::new(json!({}));
    // A flight that is given up; it fails after another has brought a token.
    let mut call = world.call(GET);
    let (lost, second) = world.lose_flight(&mut call);
    world.grant(second, 3_600);
    world.land(lost, Err(Fault::Timeout));
    // One that nobody wants any more, when it brings a token and when it fails.
    world.invalidate();
    let mut call = world.call(GET);
    let unwanted = world.begin(&mut call);
    world.invalidate();
    let mut other = world.call(GET);
    let wanted = world.begin(&mut other);
    world.grant(unwanted, 3_600);
    assert_eq!(world.engine.generation(), Generation::NONE);
    world.grant(wanted, 3_600);
    world.invalidate();
    let mut call = world.call(GET);
    let unwanted = world.begin(&mut call);
    world.invalidate();
    world.land(unwanted, Ok(bare(429, Some("30"))));
    let records = world.event_records();
    let seen = flights(&records);
    let numbers: Vec<u32> = seen.iter().map(|(number, ..)| *number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5], "counted from 1");
    let ends: Vec<String> = seen.iter().map(|(_, _, ends)| ends.join(", ")).collect();
    assert_eq!(ends, ["token-failed", "token", "token", "token", "token-failed"]);
    let generations: Vec<u32> = records
        .iter()
        .filter_map(|record| match &record.event {
            Event::Token(details) => Some(details.generation.0),
            _ => None,
        })
        .collect();
    assert_eq!(generations, [1, 0, 2], "what nobody uses is none of the client's tokens");
    // What was not wanted holds nobody back.
    let mut next = world.call(GET);
    world.begin(&mut next);
}

#[test]
fn calls_are_numbered_by_their_first_event() {
    let mut world = World::warm(json!({}), 3_600);
    let mut calls: Vec<_> = (0..3).map(|_| world.call(GET)).collect();
    let mut quiet = world.call(POST);
    let generation = world.send(&mut quiet);
    world.responded(&mut quiet, generation, 200);
    world.advance(70);
    // The third is rejected, the first is throttled twice, the second is never heard of.
    let generation = world.send(&mut calls[0]);
    world.responded_with(&mut calls[0], generation, 429, Some("1"));
    let wait = world.pause(&mut calls[0]);
    world.advance(wait);
    for call in [1, 2] {
        let generation = world.send(&mut calls[call]);
        world.responded(&mut calls[call], generation, if call == 2 { 401 } else { 200 });
    }
    let flight = world.begin(&mut calls[2]);
    world.advance(30);
    world.grant(flight, 3_600);
    world.send(&mut calls[2]);
    let generation = world.send(&mut calls[0]);
    world.responded(&mut calls[0], generation, 503);
    let about_calls: Vec<_> = world
        .event_records()
        .into_iter()
        .filter(|record| matches!(record.subject, Subject::Call(..)))
        .map(|record| (record.subject, record.event.kind(), record.at_ms.0 - START))
        .collect();
    let subject = |call, elapsed_ms| Subject::Call(CallId(call), elapsed_ms);
    let later = 100 + wait;
    assert_eq!(
        about_calls,
        [
            (subject(1, Millis(70)), "retried", 70),
            (subject(2, Millis(later)), "replayed", later),
            (subject(1, Millis(later)), "retried", later),
        ],
        "with the time since each began"
    );
}

#[test]
fn a_wall_clock_that_is_set_back_makes_no_time_negative() {
    let mut world = World::warm(json!({}), 3_600);
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    world.wall_set_back(MINUTE);
    world.responded(&mut call, generation, 503);
    let records = world.event_records();
    assert_eq!(records[0].subject, Subject::Call(CallId(1), Millis::ZERO));
    assert_eq!(records[0].at_ms, UnixMillis(START - MINUTE));
}

#[test]
fn what_went_out_before_close_has_no_end_after_it() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    assert_eq!(world.event_records().len(), 1);
    world.engine.close();
    world.grant(flight, 3_600);
    assert_eq!(world.event_records(), []);
}
