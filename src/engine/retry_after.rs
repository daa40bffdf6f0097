//! The Retry-After header: the wait that a server asks for.

use super::decimal::decimal;
use super::time::Instant;

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
