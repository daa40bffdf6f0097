//! What the lifecycle is asked and what it answers, as plain data.

use crate::engine::error::Error;
use crate::engine::event::Reason;
use crate::engine::ids::{FlightId, Generation};

/// What a caller needs who has found no token to use at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// A token of a greater generation than this.
    pub newer_than: Generation,
    /// How long it is willing to wait from now on, in milliseconds.
    pub patience_ms: u64,
    /// The flight that it has begun or waited for last.
    pub waited: Option<FlightId>,
    /// Whether it has waited for that flight, and not only begun it.
    pub joined: bool,
}

/// How much the warm path has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warm {
    /// A usable token of this generation, and nothing else to do.
    Fresh(Generation),
    /// The same, and a refresh should begin behind it.
    Refresh(Generation),
    /// No usable token.
    Cold,
}

/// What a caller who needs a token should do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acquire {
    /// Use the current token.
    Use(Generation),
    /// Wait for the flight in the air, but not longer than this; then ask again.
    Join {
        /// The flight.
        flight: FlightId,
        /// Milliseconds.
        at_most_ms: u64,
    },
    /// Make the token request; then ask again.
    Begin {
        /// The flight that this begins.
        flight: FlightId,
        /// Why.
        reason: Reason,
    },
    /// Wait this long, then ask again.
    Later {
        /// Milliseconds.
        wait_ms: u64,
    },
    /// Give up with this error.
    Fail(Box<Error>),
}

/// What a refusal of a token means for the call that met it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A newer token may help.
    Replay,
    /// It would not.
    Pass,
}

/// What the client is doing, for people to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No token, and none asked for.
    Idle,
    /// The first token, or one that callers wait for, is being fetched.
    Fetching,
    /// A token that is alive.
    Usable,
    /// A token that is alive, and a newer one is being fetched.
    Refreshing,
    /// No token that is alive, and the last request for one failed.
    Failing,
    /// Closed.
    Closed,
}

impl State {
    /// The state as JavaScript sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Fetching => "fetching",
            Self::Usable => "usable",
            Self::Refreshing => "refreshing",
            Self::Failing => "failing",
            Self::Closed => "closed",
        }
    }
}
