//! How long to wait before trying again: full-jitter exponential backoff, and Retry-After.

use super::http_date;
use super::rng::Rng;
use super::time::Instant;

/// A wait before attempt number `attempt` + 1 (the first failure is attempt 0): a random time from 0
/// to `base_ms` doubled `attempt` times, at most `cap_ms`.
pub fn full_jitter(base_ms: u64, cap_ms: u64, attempt: u32, rng: &mut Rng) -> u64 {
    rng.up_to(doubled(base_ms, cap_ms, attempt))
}

/// `base_ms` doubled `attempt` times, at most `cap_ms`.
pub fn doubled(base_ms: u64, cap_ms: u64, attempt: u32) -> u64 {
    base_ms.saturating_mul(2_u64.saturating_pow(attempt)).min(cap_ms)
}

/// How much later than asked anybody comes back, at most.
const LATE_MAX_MS: u64 = 5_000;

/// How much later to come back than a server has asked for, at random: else all who were told the same
/// would come back at the same moment. Who may come back at once is not held up.
pub fn late_ms(asked_ms: u64, rng: &mut Rng) -> u64 {
    rng.up_to((asked_ms / 4).min(LATE_MAX_MS))
}

/// The wait that a Retry-After header asks for, in milliseconds: whole seconds, or an HTTP date in
/// any of its three forms (RFC 9110 §10.2.3). None if it is neither; a date gone by means no wait.
pub fn retry_after_ms(header: &str, now: Instant) -> Option<u64> {
    let header = header.trim_ascii();
    if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than fit are still a number: the longest wait there is.
        return Some(header.parse::<u64>().unwrap_or(u64::MAX).saturating_mul(1_000));
    }
    http_date::parse(header).map(|wall_ms| wall_ms.saturating_sub(now.wall_after(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUNDAY: u64 = 784_111_777_000; // Sun, 06 Nov 1994 08:49:37 GMT

    #[test]
    fn jitter_is_full_and_capped() {
        let mut rng = Rng::new(1);
        let drawn: Vec<u64> = (0..500).map(|_| full_jitter(250, 20_000, 2, &mut rng)).collect();
        assert!(drawn.iter().all(|ms| *ms <= 1_000));
        assert!(drawn.iter().any(|ms| *ms < 100) && drawn.iter().any(|ms| *ms > 900));
        assert!((0..500).all(|_| full_jitter(250, 20_000, u32::MAX, &mut rng) <= 20_000));
    }

    #[test]
    fn doubling_stops_at_the_cap() {
        let waits: Vec<u64> = (0..6).map(|n| doubled(3_000, 60_000, n)).collect();
        assert_eq!(waits, [3_000, 6_000, 12_000, 24_000, 48_000, 60_000]);
    }

    #[test]
    fn retry_after_in_seconds() {
        let now = Instant::new(0, SUNDAY);
        assert_eq!(retry_after_ms("30", now), Some(30_000));
        assert_eq!(retry_after_ms(" 0 ", now), Some(0));
        assert_eq!(retry_after_ms("99999999999999999999999", now), Some(u64::MAX));
    }

    #[test]
    fn retry_after_as_any_http_date() {
        let now = Instant::new(0, SUNDAY - 5_000);
        for date in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(retry_after_ms(date, now), Some(5_000), "{date}");
        }
        assert_eq!(
            retry_after_ms("Sun, 06 Nov 1994 08:49:37 GMT", Instant::new(0, SUNDAY + 1)),
            Some(0)
        );
    }

    #[test]
    fn anything_else_is_no_answer() {
        let now = Instant::new(0, 0);
        for header in ["", "soon", "-1", "1.5", "+3", "1e3", "0x10", "2026-11-23T00:00:00Z"] {
            assert_eq!(retry_after_ms(header, now), None, "{header}");
        }
    }
}
