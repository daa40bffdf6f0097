//! The placeholders in the headers of the token request.

use crate::engine::text::placeholders;

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
    headers.iter().any(|(_, value)| placeholders(value).any(|one| one == word))
}
