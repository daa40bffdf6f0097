//! What a client tells of itself.

use super::error::Error;
use super::fleet::sharing::StoreState;
use super::ids::Generation;
use super::lifecycle::State;
use super::time::UnixMillis;

/// Counts of what a client has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Token requests sent.
    pub token_requests: u32,
    /// Token requests that failed.
    pub token_failures: u32,
    /// Calls replayed with a newer token after a rejection.
    pub replays: u32,
    /// Retries of calls.
    pub retries: u32,
    /// Tokens that another process had asked for, adopted from the store.
    pub adopted: u32,
    /// Operations of the store that failed.
    pub store_faults: u32,
}

/// A client's status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// What the client is doing.
    pub state: State,
    /// The generation of the current token, or none.
    pub generation: Generation,
    /// When the current token expires.
    pub expires_at_ms: Option<UnixMillis>,
    /// When it will be refreshed.
    pub refreshes_at_ms: Option<UnixMillis>,
    /// The scope of the current token.
    pub scope: Option<String>,
    /// The last failure of a token request, if none has succeeded since.
    pub last_error: Option<Error>,
    /// What the client has done so far.
    pub counters: Counters,
    /// The store, as far as the client knows.
    pub store: StoreState,
}
