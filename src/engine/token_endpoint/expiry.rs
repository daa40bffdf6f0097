//! How long a token lives, in the forms in which providers say it.

use super::encoding::DIGITS;
use crate::engine::decimal::decimal;
use crate::engine::json::Json;
use crate::engine::time::{Millis, UnixMillis};

/// The lifetime of a token from now on; none if it is missing or cannot be read. A token whose end has passed has
/// none left. `format` is that of the wire profile, `stated` what the token response says.
pub fn lifetime(
    format: &str,
    stated: Option<&Json>,
    token: &str,
    now: UnixMillis,
) -> Option<Millis> {
    let ms = match format {
        "jwt" => expiry_of(token)?.saturating_mul(1_000),
        "iso8601" => iso8601(stated?.text()?)?.saturating_mul(1_000),
        _ => milliseconds(stated?, if format.ends_with("milliseconds") { 1 } else { 1_000 })?.0,
    };
    let is_span = matches!(format, "seconds" | "milliseconds");
    Some(if is_span { Millis(ms) } else { UnixMillis(ms).since(now) })
}

/// Units of so many milliseconds, as a number or a numeric string; none for anything else. A negative number is
/// the maximum: several servers write "never" this way.
pub fn milliseconds(value: &Json, unit_ms: u32) -> Option<Millis> {
    match value {
        Json::Number(number) if !number.is_finite() => None,
        Json::Number(number) if *number < 0.0 => Some(Millis::MAX),
        // The cast saturates.
        Json::Number(number) => Some(Millis((number * f64::from(unit_ms)) as u64)),
        Json::Text(text) => whole_number(text.trim_ascii())
            .map(|number| Millis(number.saturating_mul(u64::from(unit_ms)))),
        _ => None,
    }
}

/// The whole part of a decimal number; fractions do not matter here.
fn whole_number(text: &str) -> Option<u64> {
    let text = text.as_bytes();
    let (number, negative) = text.strip_prefix(b"-").map_or((text, false), |rest| (rest, true));
    let (whole, more, rest) = decimal(number)?;
    let below = negative && (whole > 0 || more);
    rest.is_empty().then_some(if below { u64::MAX } else { whole })
}

/// A point in time (ISO 8601, RFC 3339) in whole seconds since the Unix epoch; one before that is the epoch.
/// Without an offset it means UTC; a date alone, the beginning of that day. Years have four digits, so that no number
/// here wraps around.
fn iso8601(text: &str) -> Option<u64> {
    let text = &mut text.trim_ascii().as_bytes();
    let year = number(text, 4)?;
    let [month, day] = [part(text, b"-")?, part(text, b"-")?];
    let day_s = days(year, month, day)?.wrapping_mul(86_400);
    if text.is_empty() {
        return Some(day_s.saturating_sub(EPOCH_S));
    }
    let time_s = clock_s(part(text, b"Tt ")?, part(text, b":")?)?;
    let second = part(text, b":").unwrap_or(0);
    if passed(text, b".") {
        while passed(text, b"0123456789") {}
    }
    let at_s = day_s.wrapping_add(time_s).wrapping_add(second);
    let is_west = text.first() == Some(&b'-');
    let mut offset_s = 0;
    if !passed(text, b"Zz") && !text.is_empty() {
        let hour = part(text, b"+-")?;
        passed(text, b":");
        offset_s = clock_s(hour, number(text, 2).unwrap_or(0))?;
    }
    let fine = second <= 60 && text.is_empty();
    let shifted = if is_west { u64::saturating_add } else { u64::saturating_sub };
    fine.then_some(shifted(at_s, offset_s).saturating_sub(EPOCH_S))
}

/// The two digits after one of these characters.
fn part(text: &mut &[u8], marks: &[u8]) -> Option<u64> {
    if passed(text, marks) { number(text, 2) } else { None }
}

/// Whether the text begins with one of these characters, which is then passed.
fn passed(text: &mut &[u8], marks: &[u8]) -> bool {
    match *text {
        [first, rest @ ..] if marks.contains(first) => {
            *text = rest;
            true
        }
        _ => false,
    }
}

/// A number of so many digits, which are then passed.
fn number(text: &mut &[u8], digits: usize) -> Option<u64> {
    let (head, rest) = text.split_at_checked(digits)?;
    let (number, _, []) = decimal(head)? else { return None };
    *text = rest;
    Some(number)
}

/// Hours and minutes in seconds.
fn clock_s(hour: u64, minute: u64) -> Option<u64> {
    let seconds = hour.wrapping_mul(60).wrapping_add(minute).wrapping_mul(60);
    (hour < 24 && minute < 60).then_some(seconds)
}

/// The days from March of the year 0 to a date of the Gregorian calendar, and one; none if there is no such date.
fn days(year: u64, month: u64, day: u64) -> Option<u64> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        2 => 28_u64.wrapping_add(u64::from(is_leap)),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    if day == 0 || day > length {
        return None;
    }
    // Years that begin in March, so that the leap day is the last one.
    let is_late = month > 2;
    let year = year.wrapping_add(u64::from(is_late)).saturating_sub(1);
    let month = month.wrapping_add(if is_late { 0 } else { 12 }).wrapping_sub(3);
    let of_months = month.wrapping_mul(153).wrapping_add(2) / 5;
    let of_years = year.wrapping_mul(365).wrapping_add(year / 4).wrapping_add(year / 400);
    Some(of_years.wrapping_sub(year / 100).wrapping_add(of_months).wrapping_add(day))
}

/// From there to the Unix epoch, in seconds.
const EPOCH_S: u64 = 719_469 * 86_400;

/// The claim `exp` of a JWT (RFC 7519 §4.1.4), in seconds since the Unix epoch; none if the token is not a JWT or has
/// no such number. Nothing else of the token is read, and no signature is verified: the token is for the API.
fn expiry_of(token: &str) -> Option<u64> {
    claim(&decoded(token.split('.').nth(1)?)?)
}

/// The number of the member `exp` of a JSON object; the last number, if there are several. It is found without reading the
/// rest into memory: strings are skipped, and brackets are counted.
fn claim(json: &[u8]) -> Option<u64> {
    let mut rest = json;
    let mut depth = 0_u32;
    let mut found = None;
    while let [first, after @ ..] = rest {
        rest = after;
        match first {
            b'{' | b'[' => depth = depth.wrapping_add(1),
            b'}' | b']' => depth = depth.wrapping_sub(1),
            b'"' => {
                rest = after_string(after)?;
                if depth == 1 && after.starts_with(b"exp\"") {
                    found = number_in(rest).or(found);
                }
            }
            _ => {}
        }
    }
    found
}

/// What follows the string that has begun.
fn after_string(mut text: &[u8]) -> Option<&[u8]> {
    loop {
        text = match text {
            [b'\\', _, after @ ..] => after,
            [b'"', after @ ..] => return Some(after),
            [_, after @ ..] => after,
            [] => return None,
        };
    }
}

/// The whole part of the number that is the value of the member whose name has just ended.
fn number_in(text: &[u8]) -> Option<u64> {
    let (whole, _, rest) = decimal(between(text))?;
    matches!(between(rest), [b',' | b'}', ..]).then_some(whole)
}

/// What follows spaces, line ends and the colon. (After a string that is no name, none is followed by a number.)
fn between(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t' | b'\r' | b'\n' | b':', rest @ ..] = text {
        text = rest;
    }
    text
}

/// The bytes of a base64url text (RFC 4648 §5).
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut bits = 0_usize;
    let mut count = 0_u32;
    for byte in text.bytes() {
        let digit = match byte {
            b'-' => 62,
            b'_' => 63,
            b'=' => break,
            _ => DIGITS.iter().position(|digit| *digit == byte).filter(|digit| *digit < 62)?,
        };
        bits = bits << 6 | digit;
        count = count.wrapping_add(6);
        if count >= 8 {
            count = count.wrapping_sub(8);
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}
