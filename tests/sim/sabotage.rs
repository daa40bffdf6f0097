//! Each rule, broken on purpose: the simulation must report exactly that rule.

use crate::invariants::Invariant;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sabotage {
    None,
    /// A waiting caller makes a token request of its own.
    SecondFlight,
    /// The header is kept when its token is rejected.
    UsesRejected,
    /// The header is kept when its token has become too old.
    UsesExpired,
    /// A wait for a flight does not end with its time.
    NeverEndsAWait,
    /// A pause before the next token request outlasts the caller's patience.
    PausesTooLong,
    /// A call fails whose token is in its last stretch.
    GivesUpEarly,
    /// In the last stretch, a caller waits to its end.
    WaitsToTheEnd,
    /// In the last stretch, each call requests a newer token.
    AsksAgainAndAgain,
    /// The core does not learn which generation a caller already has.
    ForgetsNewer,
    /// A rejection reported by a user drops any current token.
    DropsUnnamed,
    /// A failed refresh drops the token.
    DropsAfterFailure,
    /// A failure is forgotten at once: throttle, backoff, stored error.
    ForgetsFailures,
    /// Each call refreshes the token.
    RefreshesAtEachCall,
    /// A 401 drops the current token, whichever token it means.
    RefreshesForLateRejections,
    /// One failure is the end.
    GivesUp,
    /// A timer is as long as the token's life.
    LongTimer,
    /// A new timer is set without stopping the old one.
    TwoTimers,
    /// A closed client keeps its timer.
    KeepsTimer,
    /// Listeners do not hear how a token request ended.
    TellsNoEnd,
}

impl Sabotage {
    /// Each sabotage, with the invariant that it must violate.
    pub const ALL: &'static [(Self, Invariant)] = &[
        (Self::SecondFlight, Invariant::OneFlight),
        (Self::UsesRejected, Invariant::NoBadToken),
        (Self::UsesExpired, Invariant::NoBadToken),
        (Self::NeverEndsAWait, Invariant::EndsInTime),
        (Self::PausesTooLong, Invariant::EndsInTime),
        (Self::GivesUpEarly, Invariant::LastsToItsEnd),
        (Self::WaitsToTheEnd, Invariant::LastsToItsEnd),
        (Self::AsksAgainAndAgain, Invariant::RequestsBounded),
        (Self::ForgetsNewer, Invariant::NewerIfAsked),
        (Self::DropsUnnamed, Invariant::OneRefreshForAStorm),
        (Self::DropsAfterFailure, Invariant::UsableKept),
        (Self::ForgetsFailures, Invariant::RequestsBounded),
        (Self::TellsNoEnd, Invariant::EachIsTold),
        (Self::RefreshesAtEachCall, Invariant::RequestsBounded),
        (Self::RefreshesForLateRejections, Invariant::OneRefreshForAStorm),
        (Self::GivesUp, Invariant::NothingTerminal),
        (Self::LongTimer, Invariant::TimersBounded),
        (Self::TwoTimers, Invariant::TimersBounded),
        (Self::KeepsTimer, Invariant::TimersBounded),
    ];
}
