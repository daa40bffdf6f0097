//! How long to wait before trying again: full-jitter exponential backoff, and Retry-After.

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

/// The wait that a Retry-After header asks for, in milliseconds; none if it cannot be read. Read as widely
/// as servers write it, and where it may mean two waits, the longer is meant: seconds with or without a
/// fraction and their unit, a point in time as a number that can be no wait (the edge makes such of dates),
/// and the longest of a list. A point gone by means no wait.
pub fn retry_after_ms(header: &str, now: Instant) -> Option<u64> {
    header.split(',').filter_map(|part| wait_ms(part.trim_ascii(), now)).max()
}

fn wait_ms(text: &str, now: Instant) -> Option<u64> {
    let point_ms = match seconds(text) {
        Some(seconds) if seconds < EPOCH_SECONDS => return seconds.checked_mul(1_000),
        Some(point) if point < EPOCH_MS => point.saturating_mul(1_000),
        Some(point_ms) => point_ms,
        None => return None,
    };
    Some(point_ms.saturating_sub(now.wall_after(0)))
}

/// From here on a number is no wait (31 years) but a point in time.
const EPOCH_SECONDS: u64 = 1_000_000_000;

/// And from here on one in milliseconds.
const EPOCH_MS: u64 = 1_000_000_000_000;

/// Whole seconds, rounded up.
fn seconds(text: &str) -> Option<u64> {
    let (whole, more, unit) = decimal(text.as_bytes())?;
    let unit = unit.trim_ascii();
    let fine = b"seconds".get(..unit.len()).is_some_and(|word| word.eq_ignore_ascii_case(unit));
    fine.then(|| whole.saturating_add(u64::from(more)))
}

/// The whole part of a decimal number at the beginning of a text, whether there is more than that, and
/// what follows. More digits than fit are still a number: the greatest there is. (The standard float
/// parser would cost 20 KB of the module.)
pub fn decimal(text: &[u8]) -> Option<(u64, bool, &[u8])> {
    let (whole, _, rest) = digits(text)?;
    match rest {
        [b'.', rest @ ..] => digits(rest).map(|(_, more, rest)| (whole, more, rest)),
        _ => Some((whole, false, rest)),
    }
}

/// The number that stands at the beginning, whether any of its digits is above 0, and what follows.
fn digits(text: &[u8]) -> Option<(u64, bool, &[u8])> {
    let mut rest = text;
    let mut number = 0_u64;
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        number = number.saturating_mul(10).saturating_add(u64::from(digit & 0xf));
        rest = after;
    }
    (rest.len() < text.len()).then_some((number, number > 0, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let now = Instant::new(0, 0);
        for (header, wait_ms) in [
            ("30", 30_000),
            (" 0 ", 0),
            ("2.0", 2_000),
            ("1.5", 2_000),
            ("0.001", 1_000),
            ("3s", 3_000),
            ("120 seconds", 120_000),
            ("1 Second", 1_000),
            ("999999999", 999_999_999_000),
        ] {
            assert_eq!(retry_after_ms(header, now), Some(wait_ms), "{header}");
        }
    }

    #[test]
    fn of_a_list_the_longest_wait_is_meant() {
        let now = Instant::new(0, 1_800_000_000_000);
        for (header, wait_ms) in [
            ("1, 5", 5_000),
            ("5,1", 5_000),
            ("soon, 2", 2_000),
            ("1, 1800000005000", 5_000),
            ("Sun, 1800000005000, 60", 60_000),
        ] {
            assert_eq!(retry_after_ms(header, now), Some(wait_ms), "{header}");
        }
    }

    #[test]
    fn a_number_that_can_be_no_wait_is_a_point_in_time() {
        let now = Instant::new(0, 1_800_000_000_000);
        for (header, wait_ms) in [
            ("1000000000", 0),
            ("1800000060", 60_000),
            ("1800000060.5", 61_000),
            ("999999999999", 999_999_999_999_000 - 1_800_000_000_000),
            ("1000000000000", 0),
            ("1800000060000", 60_000),
            ("99999999999999999999999", u64::MAX - 1_800_000_000_000),
        ] {
            assert_eq!(retry_after_ms(header, now), Some(wait_ms), "{header}");
        }
    }

    #[test]
    fn anything_else_is_no_answer() {
        let now = Instant::new(0, 0);
        for header in [
            "",
            ",",
            "soon",
            "-1",
            "-1.5",
            "+3",
            "1e3",
            "0x10",
            ".5",
            "5.",
            "1.2.3",
            "5 minutes",
            "5 seconds ago",
            "1 2",
            "５",
        ] {
            assert_eq!(retry_after_ms(header, now), None, "{header}");
        }
    }

    #[test]
    fn nobody_comes_back_much_later_than_asked() {
        let mut rng = Rng::new(1);
        for (asked_ms, most) in [(0, 0), (3, 0), (1_000, 250), (20_000, 5_000), (3_600_000, 5_000)]
        {
            let drawn: Vec<u64> = (0..500).map(|_| late_ms(asked_ms, &mut rng)).collect();
            assert!(drawn.iter().all(|ms| *ms <= most), "{asked_ms}");
            assert!(drawn.iter().any(|ms| *ms >= most * 9 / 10), "{asked_ms}");
        }
    }
}
