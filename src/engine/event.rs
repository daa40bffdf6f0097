//! What the client tells its listeners. Nothing here holds a token or a secret.

use super::error::Error;
use super::ids::Generation;

/// Why a token was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A call needed one and there was none.
    Needed,
    /// The refresh-ahead window had begun.
    Ahead,
}

impl Reason {
    /// The reason as JavaScript sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Needed => "needed",
            Self::Ahead => "ahead",
        }
    }
}

/// What is said of a granted token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenFacts {
    /// Counts the client's tokens from 1.
    pub generation: Generation,
    /// When it expires, in milliseconds since the Unix epoch.
    pub expires_at_ms: u64,
    /// The lifetime it is trusted for, in milliseconds.
    pub lifetime_ms: u64,
    /// The scope that was granted, if the server named one.
    pub scope: Option<String>,
    /// Why it was asked for.
    pub reason: Reason,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A token was granted; every one, the first too.
    Token(TokenFacts),
    /// A token request failed.
    TokenFailed {
        /// Why.
        error: Error,
        /// Whether calls go on with the token at hand: it has not ended.
        still_usable: bool,
        /// Milliseconds before the next try at the earliest.
        retry_in_ms: u64,
    },
    /// A call answered 401 is sent again with a newer token.
    Replayed {
        /// The generation that was refused.
        rejected_generation: Generation,
        /// The generation it is sent with now.
        generation: Generation,
    },
    /// A call is sent again after a wait.
    Retried {
        /// 1 for the first retry.
        attempt: u32,
        /// The wait, in milliseconds.
        delay_ms: u64,
        /// The status that caused it; none for a network fault.
        status: Option<u16>,
    },
}
