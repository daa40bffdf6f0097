//! A flight: the token request in the air, which callers share.

use core::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use web_sys::AbortController;

use crate::engine::ids::FlightId;
use crate::engine::secret::Secret;
use crate::engine::time::Instant;

/// A flight in the air.
pub struct Flight {
    pub id: FlightId,
    /// Settles when it has landed. A JavaScript promise and not a Rust waker, because a waiter's
    /// continuation must run in its own request's context (workerd), and only a promise ensures that.
    pub landed: Promise,
    /// Ends its request.
    pub abort: AbortController,
    /// Its last token request; none once it has landed.
    pub asked: Rc<RefCell<Option<Asked>>>,
}

/// What a token request was made with, where the secret has to be asked for.
pub struct Asked {
    /// When it was made; before that, when the flight began.
    pub at: Instant,
    /// The secret; none before it has come.
    pub secret: Option<Secret>,
    /// What is wrong with the secret that came.
    pub objection: Option<&'static str>,
}
