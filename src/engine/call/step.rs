//! One caller's way to a token and through its API call, as a small machine of its own.
//!
//! An edge keeps one [`Call`] for each caller, asks the engine for its next [`Step`], carries it
//! out and asks again.

use super::verdict::Call as Facts;
use crate::engine::error::Error;
use crate::engine::event::Subject;
use crate::engine::ids::{CallId, FlightId, Generation};
use crate::engine::time::Instant;

/// What a caller asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Sending it twice does what sending it once does.
    pub idempotent: bool,
    /// Its body can be sent again.
    pub repeatable_body: bool,
    /// The call's own timeout, in milliseconds.
    pub timeout_ms: Option<u64>,
    /// A token of a greater generation than this is wanted.
    pub newer_than: Generation,
}

/// What an edge does next for a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send the API request with the token of this generation (or hand that token to the caller).
    Send {
        /// The generation.
        generation: Generation,
    },
    /// Make the token request of this flight, then ask again.
    Begin {
        /// The flight.
        flight: FlightId,
    },
    /// Wait for the flight, but not longer than this; then ask again.
    Join {
        /// The flight.
        flight: FlightId,
        /// Milliseconds.
        at_most_ms: u64,
    },
    /// Wait, then ask again.
    Pause {
        /// Milliseconds.
        wait_ms: u64,
    },
    /// Nothing: the call is over.
    Over,
    /// Reject the call with this error.
    Fail(Box<Error>),
}

/// Where a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine) enum Stage {
    /// It needs a token; it has waited for one since then (none: from its next step on), and has begun
    /// or joined this flight last.
    Acquire { since: Option<Instant>, waited: Option<FlightId>, joined: bool },
    /// It is to be sent again after a wait.
    Delay { wait_ms: u64 },
    /// Its last outcome stands.
    Over,
}

impl Stage {
    /// It needs a token and has not waited for one yet.
    pub(in crate::engine) const NEEDS_TOKEN: Self =
        Self::Acquire { since: None, waited: None, joined: false };
}

/// The state of one call.
#[derive(Clone, Debug)]
pub struct Call {
    pub(in crate::engine) request: Request,
    pub(in crate::engine) since: Instant,
    pub(in crate::engine) stage: Stage,
    pub(in crate::engine) retries: u32,
    /// What it has paid for waits that the server asked for.
    pub(in crate::engine) owed: u64,
    /// Whether it was refused once and is sent again with a newer token.
    pub(in crate::engine) replayed: bool,
    /// The generation that was refused, until the replay has been told to listeners.
    pub(in crate::engine) replay_untold: Option<Generation>,
    /// Its number among the calls that events speak of; 0 before the first one.
    number: u32,
}

impl Call {
    /// A call that begins now.
    pub const fn new(request: Request, now: Instant) -> Self {
        Self {
            request,
            since: now,
            stage: Stage::NEEDS_TOKEN,
            retries: 0,
            owed: 0,
            replayed: false,
            replay_untold: None,
            number: 0,
        }
    }

    /// Whether its body can be sent again: of some that is known only once it was sent.
    pub const fn set_repeatable(&mut self, repeatable: bool) {
        self.request.repeatable_body = repeatable;
    }

    /// Milliseconds left of the call's own timeout, if it has one.
    pub(in crate::engine) fn left_ms(&self, now: Instant) -> Option<u64> {
        let passed_ms = now.waited_since(self.since);
        self.request.timeout_ms.map(|timeout_ms| timeout_ms.saturating_sub(passed_ms))
    }

    /// The same for waits: at its timeout the caller ends the call, and this must not be a moment
    /// earlier, or now the one and now the other error would be the outcome.
    pub(in crate::engine) fn wait_left_ms(&self, now: Instant) -> Option<u64> {
        let passed_ms = now.waited_since(self.since);
        let timeout_ms = self.request.timeout_ms?;
        Some(timeout_ms.saturating_add(1).saturating_sub(passed_ms))
    }

    /// What an event says of it. It gets its number with its first event: others need none.
    #[inline(never)]
    pub(in crate::engine) fn subject(&mut self, numbers: &mut u32, now: Instant) -> Subject {
        if self.number == 0 {
            *numbers = numbers.saturating_add(1);
            self.number = *numbers;
        }
        Subject::Call(CallId(self.number), now.wall_since(self.since))
    }

    /// What a verdict depends on.
    pub(in crate::engine) fn facts(&self, now: Instant) -> Facts {
        Facts {
            idempotent: self.request.idempotent,
            repeatable_body: self.request.repeatable_body,
            retries: self.retries,
            left_ms: self.left_ms(now),
        }
    }
}
