//! The invariants, and what violates them.

use core::fmt;

use crate::common::violation;
pub use crate::common::violation::unless;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Invariant {
    OneFlightPerFleet,
    DegradedBound,
    StoreHold,
    StoreNeverDelays,
    NoDroppedAdoption,
    NoOldAdoption,
    FleetThrottle,
    NoOrphanLease,
    LeaseKept,
    LateWriteDropped,
    Converges,
    WarmIsSilent,
    EndsInTime,
    Heals,
    UnwantedDropped,
    NoLostFlight,
    NoIdleWait,
    NoHotLoop,
    NoPanic,
}

impl fmt::Display for Invariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OneFlightPerFleet => "with a store that works, one token request at a time",
            Self::DegradedBound => {
                "no process asks for a token while its own is good, store or not"
            }
            Self::StoreHold => "a store that fails is left alone, for a time that doubles",
            Self::StoreNeverDelays => "the store delays nobody by more than storeTimeoutMs",
            Self::NoDroppedAdoption => "a token that was dropped last is not adopted again",
            Self::NoOldAdoption => "no token is adopted after its end, whatever the clocks say",
            Self::FleetThrottle => "what the endpoint asks for holds for the fleet",
            Self::NoOrphanLease => "no lease is left behind",
            Self::LeaseKept => "nobody removes the lease of another flight",
            Self::LateWriteDropped => "no record is replaced by an older one that comes late",
            Self::Converges => "after a fault, the processes share one token again",
            Self::WarmIsSilent => "a call that has a token asks no store",
            Self::EndsInTime => "every call ends within its deadline",
            Self::Heals => "calls succeed once everything works",
            Self::UnwantedDropped => "a token that was asked for before invalidate is not written",
            Self::NoLostFlight => "a flight that the store leads on does not count as lost",
            Self::NoIdleWait => "a refresh that nobody waits for is left to the peer that makes it",
            Self::NoHotLoop => "the store is not asked again and again",
            Self::NoPanic => "nothing panics",
        })
    }
}

pub type Violation = violation::Violation<Invariant>;
pub type Check = Result<(), Violation>;
