//! A flight: the token request in the air, which callers share.

use core::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use web_sys::AbortController;

use crate::engine::ids::FlightId;
use crate::engine::time::Instant;
use crate::engine::token_endpoint::credentials::Credentials;

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

/// What a token request was made with.
pub struct Asked {
    /// When it was made; before that, when the flight began.
    pub at: Instant,
    /// What the facade was asked for; none before it has come.
    pub credentials: Option<Credentials>,
    /// What is wrong with the secret that came.
    pub objection: Option<&'static str>,
}
