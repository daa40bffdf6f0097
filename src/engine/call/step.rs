//! One call, from its wait for a token to its response, as a small state machine.
//!
//! An edge keeps one [`Call`] for each caller, asks the engine for its next [`Step`], carries it
//! out and asks again.

use crate::engine::error::Error;
use crate::engine::event::Subject;
use crate::engine::ids::{CallId, FlightId, Generation};
use crate::engine::time::{Instant, Millis};

/// What the core needs to know of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallOptions {
    /// Sending it twice does what sending it once does: by its method, by declaration, or by an
    /// Idempotency-Key.
    pub idempotent: bool,
    /// Its body can be sent more than once.
    pub repeatable_body: bool,
    /// The call's own timeout.
    pub timeout_ms: Option<Millis>,
    /// The call's own limit of retries.
    pub max_retries: Option<u32>,
    /// Only a token of a greater generation will do.
    pub newer_than: Generation,
}

/// What an edge does next for a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send the call with the token of this generation (or hand that token to the caller).
    Send {
        /// The generation.
        generation: Generation,
    },
    /// Make the token request of this flight, then ask again.
    Begin {
        /// The flight.
        flight: FlightId,
    },
    /// Wait for the flight, but no longer than this; then ask again.
    Join {
        /// The flight.
        flight: FlightId,
        /// The longest wait.
        at_most_ms: Millis,
    },
    /// Wait, then ask again.
    Pause {
        /// The wait.
        wait_ms: Millis,
    },
    /// Nothing: the call is over.
    Over,
    /// End the call with this error.
    Fail(Box<Error>),
}

/// Where a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::engine) enum Stage {
    /// It needs a token. It has waited since then (none: the wait starts with its next step), and this
    /// is the flight that it last began or joined.
    Acquire { since: Option<Instant>, waited: Option<FlightId>, joined: bool },
    /// It is retried after a wait.
    Delay { wait_ms: Millis },
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
    pub(in crate::engine) options: CallOptions,
    pub(in crate::engine) since: Instant,
    pub(in crate::engine) stage: Stage,
    pub(in crate::engine) retries: u32,
    /// What it has paid for retries that the server asked for.
    pub(in crate::engine) owed: u64,
    /// Whether it was rejected once and is replayed with a newer token.
    pub(in crate::engine) replayed: bool,
    /// The rejected generation, until listeners have been told of the replay.
    pub(in crate::engine) replay_untold: Option<Generation>,
    /// Its number among the calls that events speak of; 0 before the first one.
    number: u32,
}

impl Call {
    /// A call that begins now.
    pub const fn new(options: CallOptions, now: Instant) -> Self {
        Self {
            options,
            since: now,
            stage: Stage::NEEDS_TOKEN,
            retries: 0,
            owed: 0,
            replayed: false,
            replay_untold: None,
            number: 0,
        }
    }

    /// Whether its body can be sent more than once. For some bodies this is known only after sending.
    pub const fn set_repeatable(&mut self, repeatable: bool) {
        self.options.repeatable_body = repeatable;
    }

    /// What is left of the call's own timeout, if it has one.
    pub(in crate::engine) fn left_ms(&self, now: Instant) -> Option<Millis> {
        let passed_ms = now.waited_since(self.since);
        self.options.timeout_ms.map(|timeout_ms| timeout_ms.saturating_sub(passed_ms))
    }

    /// The same for waits, plus a millisecond: the caller ends the call at its timeout, and a wait must
    /// not end before that, or the call would fail now with one error and now with another.
    pub(in crate::engine) fn wait_left_ms(&self, now: Instant) -> Option<Millis> {
        let passed_ms = now.waited_since(self.since);
        let timeout_ms = self.options.timeout_ms?;
        Some(timeout_ms.saturating_add(Millis(1)).saturating_sub(passed_ms))
    }

    /// What an event says of it. It gets its number with its first event: others need none.
    pub(in crate::engine) fn subject(&mut self, numbers: &mut u32, now: Instant) -> Subject {
        if self.number == 0 {
            *numbers = numbers.saturating_add(1);
            self.number = *numbers;
        }
        Subject::Call(CallId(self.number), now.wall_since(self.since))
    }
}
