//! The invariants, and what violates them.

use core::fmt;

use crate::common::violation;
pub use crate::common::violation::unless;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Invariant {
    AtOnce,
    PerMinute,
    AwaitedFirst,
    RefreshesLast,
    EndsInTime,
    Independent,
    NobodyStranded,
    NoRefreshForgotten,
    BrokenCostsOne,
    NobodyAwakeForgotten,
    SameTenant,
    Remembered,
    NoSecret,
    OneTimer,
    NoHotLoop,
    OnlyUsedRefreshed,
    Heals,
    Quiet,
    NoPanic,
}

impl fmt::Display for Invariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AtOnce => "at one origin, so many token requests are in the air at most",
            Self::PerMinute => "so many begin within any minute",
            Self::AwaitedFirst => "no flight passes one that callers wait for",
            Self::RefreshesLast => "no refresh begins while a flight waits at its origin",
            Self::EndsInTime => "every call ends within the time that it may wait",
            Self::Independent => {
                "a call gets its token if its own origin answers, whatever others do"
            }
            Self::NobodyStranded => "no flight waits while its origin has room",
            Self::NoRefreshForgotten => "no due refresh waits while its origin has room",
            Self::BrokenCostsOne => "a tenant that is refused costs one token request in 30 s",
            Self::NobodyAwakeForgotten => "nobody with something in the air is forgotten",
            Self::SameTenant => "a key leads to its own tenant",
            Self::Remembered => "once idle, no more tenants are remembered than may be",
            Self::NoSecret => "a tenant without a flight holds no secret",
            Self::OneTimer => "there is one timer",
            Self::NoHotLoop => "the timer does not fire again and again",
            Self::OnlyUsedRefreshed => "a token that no call has used is not refreshed",
            Self::Heals => "calls succeed once everything works",
            Self::Quiet => "once nobody calls, the pool becomes quiet",
            Self::NoPanic => "nothing panics",
        })
    }
}

pub type Violation = violation::Violation<Invariant>;
pub type Check = Result<(), Violation>;
