//! Retry-After headers: the current time in milliseconds on the first line, the header on the second.
#![no_main]

use everbearer::engine::call::retry_budget::Budget;
use everbearer::engine::call::verdict::{self, Outcome, Verdict};
use everbearer::engine::call::{Call, CallOptions};
use everbearer::engine::policy::Policy;
use everbearer::engine::retry_after;
use everbearer::engine::rng::Rng;
use everbearer::engine::time::{Instant, Millis, MonoMillis, UnixMillis};
use everbearer_fuzz::first_line;
use everbearer_fuzz::support::GET;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (wall, header) = first_line(data);
    let wall_ms = core::str::from_utf8(wall).ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let now = Instant::new(MonoMillis(0), UnixMillis(wall_ms));
    // The core gets headers with a character for each byte.
    let header: String = header.iter().map(|byte| char::from(*byte)).collect();
    let asked_ms = retry_after::asked_ms(&header, 503, now).map(|ms| ms.0);
    if let Ok(seconds) = header.parse::<u32>()
        && !header.starts_with('+')
        && seconds < 1_000_000_000
    {
        assert_eq!(asked_ms, Some(u64::from(seconds) * 1_000));
    }
    waits_no_longer_than_allowed(&header, asked_ms, now);
});

fn waits_no_longer_than_allowed(header: &str, asked_ms: Option<u64>, now: Instant) {
    let policy = Policy::default();
    let call = Call::new(CallOptions { timeout_ms: Some(Millis(30_000)), ..GET }, now);
    let outcome = Outcome::Response {
        status: 503,
        retry_after: Some(header),
        challenge: None,
        elsewhere: false,
    };
    let mut budget = Budget::full(&policy);
    let verdict = verdict::retry(&call, outcome, 2, &policy, &mut budget, &mut Rng::new(1), now);
    match (verdict, asked_ms) {
        (Verdict::Retry { delay_ms: Millis(delay_ms), throttled }, Some(asked_ms)) => {
            assert!(throttled && (asked_ms..=asked_ms + 5_000).contains(&delay_ms));
            assert!(delay_ms < 30_000, "beyond the call's own timeout");
        }
        (Verdict::Retry { delay_ms, .. }, None) => assert!(delay_ms <= policy.backoff_base_ms),
        (Verdict::Pass, asked_ms) => assert!(asked_ms.is_some_and(|ms| ms >= 30_000)),
    }
}
