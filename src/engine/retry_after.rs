//! The Retry-After header: how long a server asks clients to wait.

use super::decimal::decimal;
use super::time::{Instant, Millis, UnixMillis};

/// The wait that a Retry-After header asks for; none if it cannot be read. Accepts what
/// servers write, and takes the longer wait where two readings are possible: seconds, with or without a
/// fraction and a unit; a point in time, as a number too large for a wait (the edge converts dates to
/// such numbers); and the longest of a list. A point in the past means no wait.
pub fn retry_after_ms(header: &str, now: Instant) -> Option<Millis> {
    header.split(',').filter_map(|part| wait_ms(part.trim_ascii(), now)).max()
}

fn wait_ms(text: &str, now: Instant) -> Option<Millis> {
    let point_ms = match seconds(text) {
        Some(seconds) if seconds < EPOCH_SECONDS => return seconds.checked_mul(1_000).map(Millis),
        Some(point) if point < EPOCH_MS => point.saturating_mul(1_000),
        Some(point_ms) => point_ms,
        None => return None,
    };
    Some(UnixMillis(point_ms).since(now.wall()))
}

/// From here on, a number is a point in time: as a wait it would be 31 years.
const EPOCH_SECONDS: u64 = 1_000_000_000;

/// From here on, that point is in milliseconds.
const EPOCH_MS: u64 = 1_000_000_000_000;

/// Whole seconds, rounded up.
fn seconds(text: &str) -> Option<u64> {
    let (whole, more, unit) = decimal(text.as_bytes())?;
    let unit = unit.trim_ascii();
    let fine = b"seconds".get(..unit.len()).is_some_and(|word| word.eq_ignore_ascii_case(unit));
    fine.then(|| whole.saturating_add(u64::from(more)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::time::MonoMillis;

    #[test]
    fn retry_after_in_seconds() {
        let now = Instant::new(MonoMillis(0), UnixMillis(0));
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
            assert_eq!(retry_after_ms(header, now), Some(Millis(wait_ms)), "{header}");
        }
    }

    #[test]
    fn the_longest_wait_of_a_list_counts() {
        let now = Instant::new(MonoMillis(0), UnixMillis(1_800_000_000_000));
        for (header, wait_ms) in [
            ("1, 5", 5_000),
            ("5,1", 5_000),
            ("soon, 2", 2_000),
            ("1, 1800000005000", 5_000),
            ("Sun, 1800000005000, 60", 60_000),
        ] {
            assert_eq!(retry_after_ms(header, now), Some(Millis(wait_ms)), "{header}");
        }
    }

    #[test]
    fn a_number_too_large_for_a_wait_is_a_point_in_time() {
        let now = Instant::new(MonoMillis(0), UnixMillis(1_800_000_000_000));
        for (header, wait_ms) in [
            ("1000000000", 0),
            ("1800000060", 60_000),
            ("1800000060.5", 61_000),
            ("999999999999", 999_999_999_999_000 - 1_800_000_000_000),
            ("1000000000000", 0),
            ("1800000060000", 60_000),
            ("99999999999999999999999", u64::MAX - 1_800_000_000_000),
        ] {
            assert_eq!(retry_after_ms(header, now), Some(Millis(wait_ms)), "{header}");
        }
    }

    #[test]
    fn anything_else_is_no_wait() {
        let now = Instant::new(MonoMillis(0), UnixMillis(0));
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
}
