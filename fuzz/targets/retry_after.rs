//! Retry-After headers: the milliseconds now on the first line, the header on the second.
#![no_main]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use everbearer::core::backoff::retry_after_ms;
use everbearer::core::budget::Budget;
use everbearer::core::http_date;
use everbearer::core::policy::Policy;
use everbearer::core::rng::Rng;
use everbearer::core::time::Instant;
use everbearer::core::verdict::{self, Call, Outcome, Verdict};
use everbearer_fuzz::first_line;
use libfuzzer_sys::fuzz_target;

/// The first of January of the year 10000, which the library cannot write. A leap second leads there.
const LIBRARY_ENDS_MS: u64 = 253_402_300_800_000;

fuzz_target!(|data: &[u8]| {
    let (wall, header) = first_line(data);
    let wall_ms = core::str::from_utf8(wall).ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let now = Instant::new(0, wall_ms);
    // As headers reach the core: each byte a character.
    let header: String = header.iter().map(|byte| char::from(*byte)).collect();
    agrees_with_the_library(&header);
    let asked_ms = retry_after_ms(&header, now);
    if let Ok(seconds) = header.parse::<u32>()
        && !header.starts_with('+')
        && seconds < 1_000_000_000
    {
        assert_eq!(asked_ms, Some(u64::from(seconds) * 1_000));
    }
    waits_no_longer_than_allowed(&header, asked_ms, now);
});

/// A date in one of the three forms is read as the library reads it; what is read beyond that is a date
/// all the same.
fn agrees_with_the_library(header: &str) {
    let ours = http_date::parse(header);
    if let Ok(date) = httpdate::parse_http_date(header)
        && is_written(header, date)
    {
        assert_eq!(ours, milliseconds(date), "{header}");
    }
    if let Some(ms) = ours.filter(|ms| *ms < LIBRARY_ENDS_MS) {
        let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_millis(ms));
        assert_eq!(http_date::parse(&date), Some(ms), "{header}");
    }
}

/// Whether this is the date as one of the three forms has it. The library passes over some characters.
fn is_written(header: &str, date: SystemTime) -> bool {
    let usual = httpdate::fmt_http_date(date);
    let fields: Vec<&str> = usual.split([',', ' ']).filter(|field| !field.is_empty()).collect();
    let [weekday, day, month, year, time, _] = fields[..] else { return false };
    let short = day.strip_prefix('0').unwrap_or(day);
    header == usual
        || header
            .strip_suffix(&format!("day, {day}-{month}-{} {time} GMT", &year[2..]))
            .is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphabetic()))
        || header == format!("{weekday} {month} {short:>2} {time} {year}")
}

fn milliseconds(date: SystemTime) -> Option<u64> {
    date.duration_since(UNIX_EPOCH).ok()?.as_millis().try_into().ok()
}

fn waits_no_longer_than_allowed(header: &str, asked_ms: Option<u64>, now: Instant) {
    let policy = Policy::default();
    let call = Call { idempotent: true, repeatable_body: true, retries: 0, left_ms: Some(30_000) };
    let outcome = Outcome::Answer { status: 503, retry_after: Some(header), elsewhere: false };
    let mut budget = Budget::full(&policy);
    let verdict = verdict::retry(call, outcome, 2, &policy, &mut budget, &mut Rng::new(1), now);
    match (verdict, asked_ms) {
        (Verdict::Retry { delay_ms, throttled }, Some(asked_ms)) => {
            assert!(throttled && (asked_ms..=asked_ms + 5_000).contains(&delay_ms));
            assert!(delay_ms < 30_000, "beyond the call's own timeout");
        }
        (Verdict::Retry { delay_ms, .. }, None) => assert!(delay_ms <= policy.backoff_base_ms),
        (Verdict::Pass, asked_ms) => assert!(asked_ms.is_some_and(|ms| ms >= 30_000)),
    }
}
