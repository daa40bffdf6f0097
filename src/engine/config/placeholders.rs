//! The placeholders in the headers of the token request.

use crate::engine::text::for_each_piece;

/// The placeholder of the client id.
pub const ID: &str = "client_id";
/// That of the client secret.
pub const SECRET: &str = "client_secret";
/// That of a random UUID, of each token request its own.
pub const UUID: &str = "uuid";

/// What is wrong with a text that would have to stand in a header.
pub const NO_VALUE: &str =
    "holds characters that no header can carry: it may hold visible ASCII, with spaces in between.";

/// A header of the token request: its name in lower case, and its value with placeholders.
pub type Header = (String, String);

/// Whether one of the headers has this placeholder.
pub fn hold(headers: &[Header], word: &str) -> bool {
    let mut found = false;
    for (_, value) in headers {
        for_each_piece(value, &mut |one, _| found |= one == word);
    }
    found
}

/// Whether a value has placeholders that stand for nothing.
pub fn has_unknown(value: &str) -> bool {
    let mut found = false;
    for_each_piece(value, &mut |word, _| found |= !matches!(word, "" | ID | SECRET | UUID));
    found
}
