//! Which calls are retried, after which wait, and how often.

use everbearer::engine::call::verdict::{Outcome, is_idempotent, passes};
use everbearer::engine::call::{Call, CallOptions, Step};
use everbearer::engine::error::{Code, Error};
use everbearer::engine::event::Event;
use everbearer::engine::http_status::is_transient;
use everbearer::engine::ids::Generation;
use everbearer::engine::time::Millis;
use serde_json::json;

use crate::support::{GET, POST, SECOND, START, World};

mod budget;

const STATUSES: [u16; 24] = [
    200, 204, 304, 400, 403, 404, 408, 409, 425, 429, 500, 501, 502, 503, 504, 505, 519, 520, 524,
    525, 528, 529, 530, 599,
];

fn response(status: u16) -> Outcome<'static> {
    Outcome::Response { status, retry_after: None, challenge: None, elsewhere: false }
}

fn fault(code: &str) -> Outcome<'_> {
    Outcome::Fault { code: Some(code) }
}

/// Whether a new call with this outcome is retried.
fn retried(idempotent: bool, repeatable_body: bool, outcome: Outcome<'_>) -> bool {
    let mut world = World::warm(json!({}), 3_600);
    let mut call = world.call(CallOptions { idempotent, repeatable_body, ..GET });
    let generation = world.send(&mut call);
    let now = world.now();
    world.engine.ended(&mut call, generation, outcome, now);
    match world.step(&mut call) {
        Step::Pause { wait_ms } => {
            assert!(wait_ms <= Millis(250), "full jitter of the base");
            world.advance(wait_ms.0);
            assert_eq!(world.send(&mut call), generation, "with the same token");
            true
        }
        Step::Over => false,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_verdict_on_every_status() {
    for status in STATUSES {
        let curable = [408, 425, 429, 500, 502, 503, 504, 520, 524, 529].contains(&status);
        assert_eq!(retried(true, true, response(status)), curable, "idempotent, {status}");
        assert_eq!(
            retried(false, true, response(status)),
            matches!(status, 425 | 429),
            "not idempotent, {status}: only what was surely not processed"
        );
        assert!(!retried(true, false, response(status)), "a body that is gone, {status}");
        assert!(!retried(false, false, response(status)));
        assert_eq!(is_transient(status), curable, "{status}");
        assert_eq!(passes(status), !curable && status != 403, "{status}");
    }
}

#[test]
fn the_verdict_on_every_fault() {
    for code in
        ["ECONNREFUSED", "ConnectionRefused", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]
    {
        assert!(retried(true, true, fault(code)), "{code}");
        assert!(retried(false, true, fault(code)), "{code}: nothing was sent");
        assert!(!retried(false, false, fault(code)), "{code}");
        assert!(!retried(true, false, fault(code)), "{code}");
    }
    for outcome in [
        Outcome::Fault { code: None },
        fault("ECONNRESET"),
        fault("UND_ERR_SOCKET"),
        fault("EPIPE"),
        fault("econnrefused"),
        fault(""),
    ] {
        assert!(retried(true, true, outcome), "{outcome:?}");
        assert!(!retried(false, true, outcome), "{outcome:?} may have been processed");
    }
}

/// GitHub and others throttle with 403 and Retry-After.
#[test]
fn a_403_with_retry_after_is_a_throttle() {
    for options in [GET, POST] {
        let mut world = World::warm(json!({}), 3_600);
        let waits = waits(&mut world, options, 403, Some("7"));
        assert_eq!(waits.len(), 2);
        assert!(waits.iter().all(|ms| (7_000..=8_750).contains(ms)), "{waits:?}");
    }
    for (retry_after, what) in
        [(None, "nothing"), (Some("soon"), "nonsense"), (Some("61"), "too long")]
    {
        let mut world = World::warm(json!({}), 3_600);
        assert!(waits(&mut world, GET, 403, retry_after).is_empty(), "{what}");
    }
    let mut world = World::warm(json!({}), 3_600);
    assert!(
        waits(&mut world, CallOptions { repeatable_body: false, ..GET }, 403, Some("7")).is_empty()
    );
}

/// A 403 means that the token works.
#[test]
fn a_403_accepts_the_token_and_refunds() {
    let given = json!({"policy": {"retryBudget": 1, "retryCost": 1}});
    let mut world = World::warm(given, 3_600);
    assert!(one_retry(&mut world, 503));
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    let now = world.now();
    assert!(world.engine.ended(&mut call, generation, response(403), now));
    assert!(one_retry(&mut world, 503), "refunded");
}

#[test]
fn an_untrusted_certificate_is_not_retried() {
    for code in [
        "CERT_HAS_EXPIRED",
        "CERT_NOT_YET_VALID",
        "DEPTH_ZERO_SELF_SIGNED_CERT",
        "SELF_SIGNED_CERT_IN_CHAIN",
        "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
        "UNABLE_TO_GET_ISSUER_CERT",
        "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
        "CERT_SIGNATURE_FAILURE",
        "CERT_REVOKED",
        "CERT_UNTRUSTED",
        "CERT_REJECTED",
        "CERT_CHAIN_TOO_LONG",
        "INVALID_CA",
        "INVALID_PURPOSE",
        "HOSTNAME_MISMATCH",
        "ERR_TLS_CERT_ALTNAME_INVALID",
        "CERT_INVALID",
    ] {
        assert!(!retried(true, true, fault(code)), "{code}");
        let error = Error::network(Some(code));
        assert_eq!(
            (error.code, error.code.transient()),
            (Code::CertificateRejected, false),
            "{code}"
        );
        assert!(error.message.contains(code) && error.message.contains("nothing was sent"));
    }
    for code in ["CRL_HAS_EXPIRED", "cert_has_expired", "INVALID", "ERR_TLS_HANDSHAKE_TIMEOUT"] {
        assert!(retried(true, true, fault(code)), "{code}");
        assert_eq!(Error::network(Some(code)).code, Code::NetworkError, "{code}");
    }
}

#[test]
fn the_error_of_a_call_without_a_response_says_whether_it_was_sent() {
    for (code, words) in [
        (Some("ECONNREFUSED"), "got no response (ECONNREFUSED). It was not sent."),
        (
            Some("ECONNRESET"),
            "got no response (ECONNRESET). Whether it was processed is not known.",
        ),
        (None, "got no response. Whether it was processed is not known."),
    ] {
        let error = Error::network(code);
        assert_eq!(error.code, Code::NetworkError);
        assert!(error.message.contains(words), "{}", error.message);
    }
}

#[test]
fn methods() {
    for method in ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"] {
        assert!(is_idempotent(method), "{method}");
    }
    for method in ["POST", "PATCH", "CONNECT", "get", "QUERY", ""] {
        assert!(!is_idempotent(method), "{method}");
    }
}

/// Sends a call until it is over, always with this response. Returns the waits.
fn waits(
    world: &mut World,
    options: CallOptions,
    status: u16,
    retry_after: Option<&str>,
) -> Vec<u64> {
    let mut call = world.call(options);
    let mut waits = Vec::new();
    for _ in 0..100 {
        match world.step(&mut call) {
            Step::Send { generation } => {
                world.responded_with(&mut call, generation, status, retry_after);
            }
            Step::Pause { wait_ms } => {
                waits.push(wait_ms.0);
                world.advance(wait_ms.0);
            }
            Step::Over => return waits,
            other => panic!("{other:?}"),
        }
    }
    panic!("the call did not come to an end");
}

#[test]
fn a_call_is_retried_up_to_the_maximum() {
    for (given, expected) in
        [(json!({}), 2), (json!({"maxRetries": 0}), 0), (json!({"maxRetries": 5}), 5)]
    {
        let mut world = World::warm(given, 3_600);
        assert_eq!(waits(&mut world, GET, 503, None).len(), expected);
        assert_eq!(world.engine.status(world.now()).counters.retries as usize, expected);
    }
}

#[test]
fn a_call_s_own_limit_of_retries_beats_the_client_s() {
    for (own, expected) in [(None, 3), (Some(0), 0), (Some(1), 1), (Some(6), 6)] {
        let mut world = World::warm(json!({"maxRetries": 3}), 3_600);
        let call = CallOptions { max_retries: own, ..GET };
        assert_eq!(waits(&mut world, call, 503, None).len(), expected);
    }
}

#[test]
fn waits_are_random_and_grow() {
    let mut longest = [0_u64; 6];
    for seed in 0..300 {
        let given = json!({"maxRetries": 6, "policy": {"backoffMaxMs": 2_000}});
        let mut world = World::warm(given, 3_600);
        world.engine.seed(seed);
        for (longest, wait) in longest.iter_mut().zip(waits(&mut world, GET, 500, None)) {
            *longest = wait.max(*longest);
        }
    }
    for (longest, cap) in longest.iter().zip([250, 500, 1_000, 2_000, 2_000, 2_000]) {
        assert!(*longest <= cap && *longest > cap * 9 / 10, "{longest} of {cap}");
    }
}

#[test]
fn a_retry_after_is_waited_out_plus_a_little() {
    for status in [429, 503, 500, 408] {
        let mut world = World::warm(json!({}), 3_600);
        let waits = waits(&mut world, GET, status, Some("7"));
        assert_eq!(waits.len(), 2, "{status}");
        assert!(waits.iter().all(|ms| (7_000..=8_750).contains(ms)), "{status}: {waits:?}");
    }
    let mut world = World::warm(json!({}), 3_600);
    // The edge converts dates to numbers.
    let date = (START + 10 * SECOND).to_string();
    let until = waits(&mut world, GET, 429, Some(&date));
    assert!((10_000..=12_500).contains(&until[0]), "{until:?}");
    assert_eq!(until[1..], [0], "a date in the past means at once");
    let mut world = World::warm(json!({}), 3_600);
    let waits = waits(&mut world, GET, 429, Some("soon"));
    assert!(waits.len() == 2 && waits.iter().all(|ms| *ms <= 500), "nonsense is ignored");
}

/// 20 calls told the same wait return at 20 different moments.
#[test]
fn calls_told_the_same_wait_do_not_return_together() {
    let mut world = World::warm(json!({}), 3_600);
    let mut delays: Vec<u64> = (0..20)
        .map(|_| {
            let mut call = world.call(GET);
            let generation = world.send(&mut call);
            world.responded_with(&mut call, generation, 429, Some("1"));
            world.pause(&mut call)
        })
        .collect();
    delays.sort_unstable();
    assert!(delays[0] >= 1_000 && delays[19] <= 1_250, "{delays:?}");
    assert!(delays[19] - delays[0] > 100, "{delays:?}");
    let mut world = World::warm(json!({}), 3_600);
    assert_eq!(waits(&mut world, GET, 429, Some("0")), [0, 0], "at once is at once");
}

#[test]
fn a_response_with_a_retry_after_above_the_cap_goes_to_the_caller() {
    for (after, expected) in [("60", 2), ("61", 0), ("99999999999999999999", 0)] {
        let given = json!({"tokenWaitMs": 600_000});
        let mut world = World::warm(given, 3_600);
        assert_eq!(waits(&mut world, GET, 429, Some(after)).len(), expected, "{after}");
        assert_eq!(world.events().len(), expected);
    }
    let given = json!({"policy": {"retryAfterMaxMs": 5_000}});
    let mut world = World::warm(given, 3_600);
    assert!(waits(&mut world, GET, 503, Some("6")).is_empty());
}

#[test]
fn a_wait_beyond_the_calls_own_timeout_is_not_begun() {
    let hurried = |timeout_ms| CallOptions { timeout_ms: Some(Millis(timeout_ms)), ..GET };
    for (timeout_ms, expected) in [(5_000, 0), (5_001, 1), (12_501, 2)] {
        let mut world = World::warm(json!({}), 3_600);
        let waits = waits(&mut world, hurried(timeout_ms), 429, Some("5"));
        assert_eq!(waits.len(), expected, "{timeout_ms}");
        let most = timeout_ms.saturating_sub(5_000) / 2 + 5_000;
        assert!(waits.iter().all(|ms| *ms <= most), "half of the rest is the call's: {waits:?}");
    }
    let mut world = World::warm(json!({}), 3_600);
    let mut call = world.call(hurried(5_000));
    let generation = world.send(&mut call);
    world.advance(4_000);
    world.responded_with(&mut call, generation, 429, Some("1"));
    assert_eq!(world.step(&mut call), Step::Over, "the time already used counts");
}

/// The wait of a retry is not a wait for a token: `tokenWaitMs` counts from its end.
#[test]
fn a_retry_has_its_full_patience_for_a_token_that_expired_during_its_wait() {
    let mut world = World::warm(json!({}), 60);
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    world.responded_with(&mut call, generation, 503, Some("60"));
    let wait_ms = world.pause_asked(&mut call, 60_000);
    world.advance(wait_ms);
    let flight = world.begin(&mut call);
    world.grant(flight, 60);
    assert_eq!(world.send(&mut call), Generation(2));
}

/// One failing call; returns whether it was retried.
fn one_retry(world: &mut World, status: u16) -> bool {
    let mut call: Call = world.call(GET);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, status);
    matches!(world.step(&mut call), Step::Pause { .. })
}

#[test]
fn a_retry_is_reported_with_its_number_wait_and_status() {
    let mut world = World::warm(json!({}), 3_600);
    let waits = waits(&mut world, GET, 503, Some("4"));
    let retried = |attempt, delay_ms| Event::Retried { attempt, delay_ms, status: Some(503) };
    assert_eq!(world.events(), [retried(1, Millis(waits[0])), retried(2, Millis(waits[1]))]);
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    let now = world.now();
    world.engine.ended(&mut call, generation, fault("ECONNRESET"), now);
    let wait = world.pause(&mut call);
    let told = Event::Retried { attempt: 1, delay_ms: Millis(wait), status: None };
    assert_eq!(world.events(), [told]);
}

#[test]
fn a_replay_is_reported_with_both_generations_when_it_happens() {
    let mut world = World::warm(json!({}), 3_600);
    let mut call = world.call(POST);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    assert_eq!(world.events(), [], "not before there is a token to replay with");
    world.grant(flight, 3_600);
    world.events();
    world.send(&mut call);
    let replayed =
        Event::Replayed { rejected_generation: Generation(1), generation: Generation(2) };
    assert_eq!(world.events(), [replayed]);
}

#[test]
fn a_replay_does_not_count_as_a_retry() {
    let mut world = World::warm(json!({}), 3_600);
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 401);
    let flight = world.begin(&mut call);
    world.grant(flight, 3_600);
    for attempt in 1..=2 {
        let generation = world.send(&mut call);
        world.responded(&mut call, generation, 503);
        let wait = world.pause(&mut call);
        assert!(attempt <= 2);
        world.advance(wait);
    }
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 503);
    assert_eq!(world.step(&mut call), Step::Over);
    let counters = world.engine.status(world.now()).counters;
    assert_eq!((counters.retries, counters.replays), (2, 1));
}

#[test]
fn a_retry_finds_the_client_closed() {
    let mut world = World::warm(json!({}), 3_600);
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    world.responded(&mut call, generation, 503);
    let wait = world.pause(&mut call);
    world.engine.close();
    world.advance(wait);
    assert_eq!(world.fail(&mut call).code, Code::ClientClosed);
}

/// A response that arrives after `close` goes to the caller: no retry is possible any more.
#[test]
fn a_response_after_close_goes_to_the_caller_without_an_event() {
    let mut world = World::warm(json!({}), 3_600);
    let mut call = world.call(GET);
    let generation = world.send(&mut call);
    world.engine.close();
    world.responded(&mut call, generation, 503);
    assert_eq!(world.step(&mut call), Step::Over);
    assert_eq!(world.events(), []);
}

/// For some bodies it is known only after sending.
#[test]
fn whether_a_body_is_repeatable_may_be_told_late() {
    for (before, after) in [(false, true), (true, false)] {
        let mut world = World::warm(json!({}), 3_600);
        let mut call = world.call(CallOptions { repeatable_body: before, ..GET });
        let generation = world.send(&mut call);
        call.set_repeatable(after);
        world.responded(&mut call, generation, 503);
        assert_eq!(matches!(world.step(&mut call), Step::Pause { .. }), after);
    }
}

/// Edges rely on this: they hand over such an outcome, and otherwise ask for the next step.
#[test]
fn ended_says_whether_the_caller_gets_the_outcome() {
    for (outcome, stands) in [
        (response(200), true),
        (response(404), true),
        (response(401), false),
        (response(503), false),
        (fault("ECONNRESET"), false),
    ] {
        let mut world = World::warm(json!({"maxRetries": 1}), 3_600);
        let mut call = world.call(GET);
        let generation = world.send(&mut call);
        let now = world.now();
        assert_eq!(world.engine.ended(&mut call, generation, outcome, now), stands, "{outcome:?}");
        assert_eq!(world.step(&mut call) == Step::Over, stands, "{outcome:?}");
        world.engine.close();
        let now = world.now();
        assert!(world.engine.ended(&mut call, generation, outcome, now), "{outcome:?}");
    }
}
