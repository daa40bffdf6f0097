//! A flight: the token request in the air, which callers share.

use js_sys::Promise;
use web_sys::AbortController;

use crate::engine::ids::FlightId;

/// A flight in the air.
pub struct Flight {
    pub id: FlightId,
    /// Settles when it has landed. A JavaScript promise and not a Rust waker, because a waiter's
    /// continuation must run in its own request's context (workerd), and only a promise ensures that.
    pub landed: Promise,
    /// Ends its request.
    pub abort: AbortController,
}
