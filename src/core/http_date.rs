//! Dates as Retry-After headers have them: the three forms of HTTP (RFC 9110 §5.6.7), and what servers
//! send instead of them. The library for this would be a tenth of the whole module's size; it checks
//! this one in the tests instead.

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date in milliseconds since the Unix epoch; none if it cannot be read, or lies before the epoch. The
/// day of the week is not looked at: it adds nothing. Without a zone it is read as GMT.
pub fn parse(text: &str) -> Option<u64> {
    let (text, zone) = split_zone(text.trim_ascii())?;
    let is_iso = text.as_bytes().get(4) == Some(&b'-');
    let separates =
        |c: char| matches!(c, ' ' | ',' | '-' | ':') || (is_iso && matches!(c, 'T' | 't'));
    let fields: Vec<&str> = text.split(separates).filter(|field| !field.is_empty()).collect();
    let (year, month, day, time) = match fields.as_slice() {
        // 1994-11-06T08:49:37
        [year, month, day, time @ ..] if is_iso => {
            let month = number(month, 2, 2).filter(|month| (1..=12).contains(month))?;
            (year, month.checked_sub(1)?, day, time)
        }
        // Sun Nov  6 08:49:37 1994
        [_, month, day, time @ .., year] if time.len() == 3 && month_of(month).is_some() => {
            (year, month_of(month)?, day, time)
        }
        // Sun, 06 Nov 1994 08:49:37 and Sunday, 06-Nov-94 08:49:37, also without the day of the week
        [day, month, year, time @ ..] | [_, day, month, year, time @ ..] if time.len() == 3 => {
            (year, month_of(month)?, day, time)
        }
        _ => return None,
    };
    let day = number(day, 1, 2).filter(|day| (1..=31).contains(day))?;
    let days = days_since_epoch(full_year(year)?, month, day)?;
    let seconds = days.checked_mul(86_400)?.checked_add(seconds_of_day(time)?)?;
    match zone {
        Zone::West(offset) => seconds.checked_add(offset),
        Zone::East(offset) => seconds.checked_sub(offset),
    }?
    .checked_mul(1_000)
}

fn month_of(name: &str) -> Option<u64> {
    let at = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))?;
    u64::try_from(at).ok()
}

/// How many seconds a zone's clocks are behind or ahead of GMT.
enum Zone {
    West(u64),
    East(u64),
}

/// Takes the zone off the end of a date: a name (RFC 822 §5.1 has those of the United States), or hours and
/// minutes.
fn split_zone(text: &str) -> Option<(&str, Zone)> {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let hours: u64 = match text.strip_prefix(rest)?.to_ascii_uppercase().as_str() {
        "" => return Some(split_offset(text).unwrap_or((text, Zone::West(0)))),
        "GMT" | "UTC" | "UT" | "Z" => 0,
        "EDT" => 4,
        "EST" | "CDT" => 5,
        "CST" | "MDT" => 6,
        "MST" | "PDT" => 7,
        "PST" => 8,
        _ => return None,
    };
    Some((rest, Zone::West(hours.saturating_mul(3_600))))
}

/// `+0100`, `-05:00`.
fn split_offset(text: &str) -> Option<(&str, Zone)> {
    let (rest, offset) = text.rsplit_once(['+', '-'])?;
    let (hours, minutes) = match offset.len() {
        4 => offset.split_at_checked(2)?,
        5 => offset.split_once(':')?,
        _ => return None,
    };
    let (hours, minutes) = (number(hours, 2, 2)?, number(minutes, 2, 2)?);
    let seconds = hours.checked_mul(60)?.checked_add(minutes)?.checked_mul(60)?;
    let zone = if text.strip_prefix(rest)?.starts_with('+') { Zone::East } else { Zone::West };
    Some((rest, zone(seconds)))
}

/// Two digits are a year of this century, or of the last one from 70 on.
fn full_year(text: &str) -> Option<u64> {
    match text.len() {
        2 => number(text, 2, 2).and_then(|y| y.checked_add(if y < 70 { 2_000 } else { 1_900 })),
        _ => number(text, 4, 4),
    }
}

fn seconds_of_day(time: &[&str]) -> Option<u64> {
    let [hour, minute, second] = time else { return None };
    // A part of a second counts as a whole one.
    let (second, part) = second.split_once('.').unwrap_or((second, "0"));
    let more = u64::from(number(part, 1, 9)? > 0);
    let (hour, minute, second) =
        (number(hour, 2, 2)?, number(minute, 2, 2)?, number(second, 2, 2)?);
    // A leap second counts as the next minute's first.
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    hour.checked_mul(3_600)?
        .checked_add(minute.checked_mul(60)?)?
        .checked_add(second)?
        .checked_add(more)
}

/// Counts with years that begin in March, so that a leap day is a year's last.
fn days_since_epoch(year: u64, month: u64, day: u64) -> Option<u64> {
    let (year, month) = if month < 2 {
        (year.checked_sub(1)?, month.checked_add(10)?)
    } else {
        (year, month.checked_sub(2)?)
    };
    let leap_days = (year / 4).checked_sub(year / 100)?.checked_add(year / 400)?;
    let day_of_year = month.checked_mul(153)?.checked_add(2)?.checked_div(5)?.checked_add(day)?;
    // 719,469 days lie between the first of March of year 0 and the epoch.
    year.checked_mul(365)?.checked_add(leap_days)?.checked_add(day_of_year)?.checked_sub(719_469)
}

fn number(text: &str, least_digits: usize, most_digits: usize) -> Option<u64> {
    let digits = (least_digits..=most_digits).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::parse;

    #[test]
    fn agrees_with_the_library_on_every_day_of_two_centuries() {
        for day in 0..80_000_u64 {
            let seconds = day * 86_400 + (day * 7_919) % 86_400;
            let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds));
            assert_eq!(parse(&date), Some(seconds * 1_000), "{date}");
        }
    }

    #[test]
    fn reads_all_three_forms() {
        for date in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(parse(date), Some(784_111_777_000), "{date}");
        }
        assert_eq!(parse("Sunday, 06-Nov-26 08:49:37 GMT"), Some(1_793_954_977_000));
    }

    #[test]
    fn two_digits_are_a_year_from_1970_to_2069() {
        assert_eq!(parse("Thursday, 01-Jan-70 00:00:00 GMT"), Some(0));
        assert_eq!(parse("Tuesday, 01-Jan-69 00:00:00 GMT"), Some(3_124_224_000_000));
    }

    #[test]
    fn a_leap_second_is_the_next_minutes_first() {
        assert_eq!(parse("Sun, 06 Nov 1994 08:49:60 GMT"), Some(784_111_800_000));
    }

    #[test]
    fn refuses_what_is_none_of_them() {
        for text in [
            "",
            "Sun",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 23:60:00 GMT",
            "Sun, 06 Nov 1994 08:49:61 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 08:49:37:00 GMT",
            "Sun, 32 Nov 1994 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nop 1994 08:49:37 GMT",
            "Sun, 06 Nov 19940 08:49:37 GMT",
            "Thu, 01 Jan 1969 00:00:00 GMT",
            "2026-11-23T00:00:00Z",
            "１９９４",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
