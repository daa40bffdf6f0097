//! Each invariant, broken on purpose: the simulation must report exactly that one.

use crate::invariants::Invariant;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sabotage {
    None,
    /// The pool allows one more in the air.
    OneMoreAtOnce,
    /// And one more in a minute.
    OneMorePerMinute,
    /// The pool does not learn whether callers wait for a flight.
    EntersUnawaited,
    /// Nor that they have begun to.
    ForgetsToJoin,
    /// A refresh begins although the pool does not say so.
    RefreshesByItself,
    /// A wait for a flight ends only with it.
    NeverEndsAWait,
    /// A response is not handed on while another origin hangs.
    WaitsForOthers,
    /// All origins have the same turns.
    OneQueue,
    /// A flight that has got its turn is not told.
    ForgetsToResume,
    /// A turn is not given back.
    KeepsTurn,
    /// What is next is asked after the end of a flight alone.
    AsksAtEndsAlone,
    /// A refresh that is due is passed over.
    ForgetsRefresh,
    /// The timer is not set.
    SetsNoTimer,
    /// What a refusal means is forgotten.
    ForgetsRefusal,
    /// A tenant is put to rest with a flight in the air.
    RestsInTheAir,
    /// Names are kept by their place alone.
    MixesUpTenants,
    /// No tenant is put to rest.
    NeverRests,
    /// The edge keeps the names of those who were forgotten.
    KeepsNames,
    /// The credentials stay after the flight.
    KeepsSecret,
    /// A timer goes on when another is set.
    KeepsTimer,
    /// A timer fires at once.
    FiresAtOnce,
    /// Whoever goes to rest uses its token.
    UsesTokens,
    /// An origin stays as it is.
    NeverHeals,
    /// Each refreshed token is used.
    UsesForEver,
}

impl Sabotage {
    /// Each sabotage, with the invariant that it must violate.
    pub const ALL: &'static [(Self, Invariant)] = &[
        (Self::OneMoreAtOnce, Invariant::AtOnce),
        (Self::OneMorePerMinute, Invariant::PerMinute),
        (Self::EntersUnawaited, Invariant::AwaitedFirst),
        (Self::ForgetsToJoin, Invariant::AwaitedFirst),
        (Self::RefreshesByItself, Invariant::RefreshesLast),
        (Self::NeverEndsAWait, Invariant::EndsInTime),
        (Self::WaitsForOthers, Invariant::Independent),
        (Self::OneQueue, Invariant::NobodyStranded),
        (Self::ForgetsToResume, Invariant::NobodyStranded),
        (Self::KeepsTurn, Invariant::NobodyStranded),
        (Self::AsksAtEndsAlone, Invariant::NobodyStranded),
        (Self::ForgetsRefresh, Invariant::NoRefreshForgotten),
        (Self::SetsNoTimer, Invariant::NobodyStranded),
        (Self::ForgetsRefusal, Invariant::BrokenCostsOne),
        (Self::RestsInTheAir, Invariant::NobodyAwakeForgotten),
        (Self::MixesUpTenants, Invariant::SameTenant),
        (Self::NeverRests, Invariant::Remembered),
        (Self::KeepsNames, Invariant::Remembered),
        (Self::KeepsSecret, Invariant::NoSecret),
        (Self::KeepsTimer, Invariant::OneTimer),
        (Self::FiresAtOnce, Invariant::NoHotLoop),
        (Self::UsesTokens, Invariant::OnlyUsedRefreshed),
        (Self::NeverHeals, Invariant::Heals),
        (Self::UsesForEver, Invariant::Quiet),
    ];
}
