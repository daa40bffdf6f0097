//! Decimal numbers in text from outside.

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
