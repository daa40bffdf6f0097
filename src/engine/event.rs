//! What the client tells its listeners. Nothing here holds a token or a secret.

use super::error::Error;
use super::ids::{CallId, FlightId, Generation};
use super::time::{Instant, Millis, UnixMillis};

/// Why a token was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A call needed one and there was none.
    Needed,
    /// The refresh-ahead window had begun.
    Ahead,
    /// The API had rejected the one before.
    Rejected,
    /// A caller wanted a newer one than the one at hand.
    Forced,
}

impl Reason {
    /// The reason as JavaScript sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Needed => "needed",
            Self::Ahead => "ahead",
            Self::Rejected => "rejected",
            Self::Forced => "forced",
        }
    }
}

/// Where a token comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// This process's own token request.
    Endpoint,
    /// The store: another process asked for it.
    Store,
}

impl Source {
    /// The source as JavaScript sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Endpoint => "endpoint",
            Self::Store => "store",
        }
    }
}

/// What is said of a granted token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenDetails {
    /// Counts the client's tokens from 1; none for a token that came too late to be one of them.
    pub generation: Generation,
    /// When it expires.
    pub expires_at_ms: UnixMillis,
    /// The lifetime it is trusted for.
    pub lifetime_ms: Millis,
    /// The scope that was granted, if the server named one.
    pub scope: Option<String>,
    /// Why it was asked for.
    pub reason: Reason,
    /// Where it comes from.
    pub source: Source,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A token request goes out.
    TokenRequest {
        /// Why.
        reason: Reason,
    },
    /// A token was granted; every one, the first too.
    Token(TokenDetails),
    /// A token request failed.
    TokenFailed {
        /// Why.
        error: Error,
        /// Whether calls go on with the token at hand: it has not ended.
        still_usable: bool,
        /// The time before the next try at the earliest.
        retry_in_ms: Millis,
    },
    /// A rejected call is replayed with a newer token.
    Replayed {
        /// The rejected generation.
        rejected_generation: Generation,
        /// The generation it is sent with now.
        generation: Generation,
    },
    /// A call is retried after a wait.
    Retried {
        /// 1 for the first retry.
        attempt: u32,
        /// The wait.
        delay_ms: Millis,
        /// The status that caused it; none for a network fault.
        status: Option<u16>,
    },
}

impl Event {
    /// Its name, as JavaScript sees it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::TokenRequest { .. } => "token-request",
            Self::Token(_) => "token",
            Self::TokenFailed { .. } => "token-failed",
            Self::Replayed { .. } => "replayed",
            Self::Retried { .. } => "retried",
        }
    }
}

/// What an event is about, and how long that has taken so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A token request; no time at its beginning.
    Flight(FlightId, Option<Millis>),
    /// A call, from its beginning on.
    Call(CallId, Millis),
}

/// An event with its time and its subject, as listeners get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRecord {
    /// When it happened, by the wall clock.
    pub at_ms: UnixMillis,
    /// What it is about.
    pub subject: Subject,
    /// The event.
    pub event: Event,
}

/// Events that listeners have not heard of yet.
#[derive(Debug, Default)]
pub struct Events(Vec<EventRecord>);

impl Events {
    /// Adds one that happens now.
    pub fn tell(&mut self, now: Instant, subject: Subject, event: Event) {
        self.0.push(EventRecord { at_ms: now.wall(), subject, event });
    }

    /// Hands them out.
    pub fn take(&mut self) -> Vec<EventRecord> {
        core::mem::take(&mut self.0)
    }
}
