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

/// Whether a text can be the value of a header: visible ASCII with spaces in between, and not empty.
pub fn fits_header(text: &str) -> bool {
    let fine = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    !text.is_empty() && text.trim_ascii() == text && text.bytes().all(fine)
}

/// The pieces of a template: each placeholder `{word}`, of lower-case letters and underscores, and what stands between
/// them. `take` gets a word, which is empty where there is none, and the text after it.
pub fn for_each_piece<'a>(template: &'a str, take: &mut dyn FnMut(&'a str, &'a str)) {
    let mut is_first = true;
    for part in template.split('{') {
        let word = part.split('}').next().unwrap_or_default();
        match part.get(word.len().saturating_add(1)..) {
            Some(literal) if !is_first && is_word(word) => take(word, literal),
            _ => {
                if !is_first {
                    take("", "{");
                }
                take("", part);
            }
        }
        is_first = false;
    }
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
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
