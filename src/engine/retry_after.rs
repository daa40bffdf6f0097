//! How long a server asks clients to wait, by its Retry-After header, or by a header of the provider's own.

use super::decimal::decimal;
use super::time::{Instant, Millis, UnixMillis};

/// At the end of a header: it is another one than Retry-After. Many servers send such a header with every response.
pub const OTHER: char = '*';

/// The wait that a response of this status asks for; none if it asks for none. Another header than
/// Retry-After counts only with the statuses that mean a wait.
pub fn asked_ms(header: &str, status: u16, now: Instant) -> Option<Millis> {
    match header.strip_suffix(OTHER) {
        Some(_) if !matches!(status, 429 | 503) => None,
        other => retry_after_ms(other.unwrap_or(header), now),
    }
}

/// The wait that a Retry-After header asks for; none if it cannot be read. Accepts what
/// servers write, and takes the longer wait where two readings are possible: seconds, with or without a
/// fraction and a unit; a point in time, as a number too large for a wait (the edge converts dates to
/// such numbers); and the longest of a list. A point in the past means no wait.
pub fn retry_after_ms(header: &str, now: Instant) -> Option<Millis> {
    header.split(',').filter_map(|part| wait_ms(part.trim_ascii(), now)).max()
}

/// The wait that one number asks for, by the unit after it: one that a server wrote, or the format of the wire profile.
fn wait_ms(text: &str, now: Instant) -> Option<Millis> {
    let (whole, more, unit) = decimal(text.as_bytes())?;
    // Rounded up.
    let number = whole.saturating_add(u64::from(more));
    let unit = unit.trim_ascii();
    let in_ms = unit.ends_with(b"milliseconds");
    let point_ms = if unit.starts_with(b"epoch_") {
        number.saturating_mul(if in_ms { 1 } else { 1_000 })
    } else if in_ms {
        return Some(Millis(number));
    } else if !b"seconds".get(..unit.len()).is_some_and(|word| word.eq_ignore_ascii_case(unit)) {
        return None;
    } else if number < EPOCH_SECONDS {
        return number.checked_mul(1_000).map(Millis);
    } else if number < EPOCH_MS {
        number.saturating_mul(1_000)
    } else {
        number
    };
    Some(UnixMillis(point_ms).since(now.wall()))
}

/// From here on, a number without a unit is a point in time: as a wait it would be 31 years.
const EPOCH_SECONDS: u64 = 1_000_000_000;

/// From here on, that point is in milliseconds.
const EPOCH_MS: u64 = 1_000_000_000_000;

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
    fn a_format_says_what_a_number_means() {
        let now = Instant::new(MonoMillis(0), UnixMillis(1_800_000_000_000));
        for (header, expected_ms) in [
            ("1500milliseconds", Some(1_500)),
            ("1500.2milliseconds", Some(1_501)),
            ("1800000000000milliseconds", Some(1_800_000_000_000)),
            ("1800000060epoch_seconds", Some(60_000)),
            ("60epoch_seconds", Some(0)),
            ("1800000060000epoch_milliseconds", Some(60_000)),
            ("60000epoch_milliseconds", Some(0)),
            ("99999999999999999999999epoch_seconds", Some(u64::MAX - 1_800_000_000_000)),
            ("soonepoch_seconds", None),
            ("-1milliseconds", None),
            ("5 ms", None),
            ("5m", None),
            ("5@", None),
        ] {
            assert_eq!(retry_after_ms(header, now), expected_ms.map(Millis), "{header}");
        }
    }

    #[test]
    fn another_header_counts_only_where_a_status_means_a_wait() {
        let now = Instant::new(MonoMillis(0), UnixMillis(1_800_000_000_000));
        for status in [200, 400, 401, 403, 404, 408, 425, 429, 500, 502, 503, 504] {
            let counts = matches!(status, 429 | 503);
            for (header, waits) in [("5", true), ("5*", counts), ("5000milliseconds*", counts)] {
                let expected = waits.then_some(Millis(5_000));
                assert_eq!(asked_ms(header, status, now), expected, "{header} with {status}");
            }
        }
        assert_eq!(asked_ms("*", 429, now), None);
        assert_eq!(asked_ms("5**", 429, now), None);
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
