//! What names a flight, a call and a token among all that one client has had.

/// Names one token request. A later one is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FlightId(pub u32);

/// Names a call among those that events speak of: the first is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallId(pub u32);

/// Names a token of one client: the first is 1, and each newer one is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Generation(pub u32);

impl Generation {
    /// That of no token. Every token is newer.
    pub const NONE: Self = Self(0);

    /// That of the token after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}
