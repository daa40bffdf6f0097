//! The inputs of the lifecycle and its decisions, as plain data.

use crate::engine::error::Error;
use crate::engine::event::Reason;
use crate::engine::ids::{FlightId, Generation};
use crate::engine::time::Millis;

/// The needs of a caller who found no token to use at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Only a token of a greater generation will do.
    pub newer_than: Generation,
    /// The longest wait from now on.
    pub patience_ms: Millis,
    /// The flight that it last began or waited for.
    pub waited: Option<FlightId>,
    /// Whether it waited for that flight, and did not only begin it.
    pub joined: bool,
}

/// What the warm path finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warmth {
    /// A usable token of this generation.
    Warm(Generation),
    /// The same, and a background refresh should begin.
    RefreshDue(Generation),
    /// No usable token.
    Cold,
}

/// What a caller who needs a token should do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acquire {
    /// Use the current token.
    Use(Generation),
    /// Wait for the flight in the air, but no longer than this; then ask again.
    Join {
        /// The flight.
        flight: FlightId,
        /// The longest wait.
        at_most_ms: Millis,
    },
    /// Make the token request; then ask again.
    Begin {
        /// The flight that begins.
        flight: FlightId,
        /// Why.
        reason: Reason,
    },
    /// Wait this long, then ask again.
    Later {
        /// The wait.
        wait_ms: Millis,
    },
    /// Give up with this error.
    Fail(Box<Error>),
}

/// What a record of another process is worth to a flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Its token serves.
    Serves,
    /// It is the current token, and another process has found that it need not be refreshed before this time.
    Later(Millis),
    /// Nothing.
    Nothing,
}

/// What the rejection of a token means for the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// A newer token may help: replay the call.
    Replay,
    /// It would not help: the caller gets the response.
    Pass,
}

/// What the client is doing, for `status()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No token, and no token request.
    Idle,
    /// No token that is alive; one is being fetched.
    Fetching,
    /// A token that is alive.
    Usable,
    /// A token that is alive; a newer one is being fetched.
    Refreshing,
    /// No token that is alive; the last token request failed.
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
