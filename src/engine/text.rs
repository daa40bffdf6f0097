//! Making texts of parts.

/// A text with parts in the place of each `{}`, like `format!`, which would add the standard library's
/// formatter to the module. The compiler counts the parts.
macro_rules! text {
    ($form:literal, $($part:expr),+ $(,)?) => {{
        const { assert!($crate::engine::text::places($form) == [$(stringify!($part)),+].len()) };
        $crate::engine::text::filled($form, &[$(::core::convert::AsRef::<str>::as_ref(&$part)),+])
    }};
}
pub(crate) use text;

/// The places for parts in a form.
pub const fn places(form: &str) -> usize {
    let mut bytes = form.as_bytes();
    let mut count = 0_usize;
    while let [first, rest @ ..] = bytes {
        if *first == b'{' {
            count = count.saturating_add(1);
        }
        bytes = rest;
    }
    count
}

/// The form with the parts in their places.
pub fn filled(form: &str, parts: &[&str]) -> String {
    let mut text = String::new();
    let mut parts = parts.iter();
    for piece in form.split('{') {
        text.push_str(piece.strip_prefix('}').unwrap_or(piece));
        text.push_str(parts.next().unwrap_or(&""));
    }
    text
}

/// Whether a text can be in a header: visible ASCII, and not empty.
pub fn is_visible(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// These words, joined into one text.
pub fn joined(words: &[&str], separator: &str) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push_str(separator);
        }
        text.push_str(word);
    }
    text
}
