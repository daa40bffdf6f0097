//! Decimal numbers in texts.

/// The whole part of a decimal number at the beginning of a text, whether its fraction is above 0, and
/// the rest of the text. A number with too many digits saturates. (The standard float parser would add
/// 20 KB to the module.)
pub fn decimal(text: &[u8]) -> Option<(u64, bool, &[u8])> {
    let (whole, _, rest) = digits(text)?;
    match rest {
        [b'.', rest @ ..] => digits(rest).map(|(_, more, rest)| (whole, more, rest)),
        _ => Some((whole, false, rest)),
    }
}

/// A whole number as text. (The standard formatter would add 1.5 KB to the module.)
pub fn written(number: u64) -> String {
    let mut text = if number < 10 { String::new() } else { written(number / 10) };
    text.push(char::from(b'0'.wrapping_add((number % 10) as u8)));
    text
}

/// The number at the beginning, whether any of its digits is above 0, and the rest of the text.
fn digits(text: &[u8]) -> Option<(u64, bool, &[u8])> {
    let mut rest = text;
    let mut number = 0_u64;
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        number = number.saturating_mul(10).saturating_add(u64::from(digit & 0xf));
        rest = after;
    }
    (rest.len() < text.len()).then_some((number, number > 0, rest))
}
