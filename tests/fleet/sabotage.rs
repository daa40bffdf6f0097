//! Each invariant, broken on purpose: the simulation must report exactly that one.

use everbearer::engine::fleet::coordination::{Need, Told};
use everbearer::engine::fleet::lease::Lease;
use everbearer::engine::secret::Secret;
use everbearer::engine::time::Millis;

use crate::edge::Stage;
use crate::invariants::Invariant;
use crate::store::Command;
use crate::world::World;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sabotage {
    None,
    /// The edge believes that it got a lease which another has.
    TakesWhatIsTaken,
    /// The store keeps leases for a twentieth of their time.
    ForgetsLeases,
    /// A process drops its token when the store fails.
    ForgetsTokenWithoutStore,
    /// Each flight asks the store, whatever the core says.
    AsksADeadStore,
    /// The waiters of a flight wait until its record is written.
    WritesBeforeWaking,
    /// Operations may take four times as long.
    WaitsForTheStore,
    /// The core does not recognize a token that it has dropped.
    HidesPrint,
    /// The age of a record is counted by wall clocks.
    TrustsWallClocks,
    /// A record counts as new when it is read.
    ForgetsAge,
    /// Nobody sees a hold-off.
    IgnoresHoldOff,
    /// The lease is given back where a hold-off should stand.
    KeepsQuietAboutFailures,
    /// A lease that was granted too late is kept.
    KeepsZombie,
    /// A lease is not given back.
    KeepsLease,
    /// A flight that has no lease removes the one that stands.
    RemovesAnyLease,
    /// A late record is written whatever stands there.
    OverwritesNewer,
    /// A new token is not written.
    KeepsTokenToItself,
    /// The store is asked at each call.
    ReadsEachCall,
    /// A wait for a flight ends only with it.
    NeverEndsAWait,
    /// The core does not learn that the token is not wanted any more.
    ForgetsInvalidate,
    /// The timeout of a token request runs from the beginning of its flight.
    EndsFlightsEarly,
    /// A refresh waits before it asks the store.
    WaitsInTheBackground,
    /// Nobody pauses between two looks at a peer's lease.
    LooksWithoutAPause,
}

impl Sabotage {
    /// Each sabotage, with the invariant that it must violate.
    pub const ALL: &'static [(Self, Invariant)] = &[
        (Self::TakesWhatIsTaken, Invariant::OneFlightPerFleet),
        (Self::ForgetsLeases, Invariant::OneFlightPerFleet),
        (Self::ForgetsTokenWithoutStore, Invariant::DegradedBound),
        (Self::AsksADeadStore, Invariant::StoreHold),
        (Self::WritesBeforeWaking, Invariant::StoreNeverDelays),
        (Self::WaitsForTheStore, Invariant::StoreNeverDelays),
        (Self::HidesPrint, Invariant::NoDroppedAdoption),
        (Self::TrustsWallClocks, Invariant::NoOldAdoption),
        (Self::ForgetsAge, Invariant::NoOldAdoption),
        (Self::IgnoresHoldOff, Invariant::FleetThrottle),
        (Self::KeepsQuietAboutFailures, Invariant::FleetThrottle),
        (Self::KeepsZombie, Invariant::NoOrphanLease),
        (Self::KeepsLease, Invariant::NoOrphanLease),
        (Self::RemovesAnyLease, Invariant::LeaseKept),
        (Self::OverwritesNewer, Invariant::LateWriteDropped),
        (Self::KeepsTokenToItself, Invariant::Converges),
        (Self::ReadsEachCall, Invariant::WarmIsSilent),
        (Self::NeverEndsAWait, Invariant::EndsInTime),
        (Self::ForgetsInvalidate, Invariant::UnwantedDropped),
        (Self::EndsFlightsEarly, Invariant::NoLostFlight),
        (Self::WaitsInTheBackground, Invariant::NoIdleWait),
        (Self::LooksWithoutAPause, Invariant::NoHotLoop),
    ];
}

impl World {
    /// Breaks what the core is told.
    pub fn spoil_told(&self, journey: usize, mut told: Told) -> Told {
        let settling = self.journeys[journey].stage == Stage::Settling;
        let Told::Found(found) = &mut told else { return told };
        match self.sabotage {
            Sabotage::HidesPrint => {
                if let Some((record, _)) = &mut found.record {
                    let text = format!("{}~", record.granted.access_token.expose());
                    record.granted.access_token = Secret::new(text);
                }
            }
            Sabotage::TrustsWallClocks => {
                if let Some((_, left_ms)) = &mut found.record {
                    *left_ms = None;
                }
            }
            Sabotage::ForgetsAge => {
                if let Some((record, left_ms)) = &mut found.record {
                    record.age_ms = Millis::ZERO;
                    *left_ms = record.granted.lifetime.expires_in_ms;
                }
            }
            Sabotage::IgnoresHoldOff => {
                found.lease.take_if(|lease| matches!(lease, Lease::HoldOff(_)));
            }
            Sabotage::TakesWhatIsTaken => {
                if let Some(Lease::Flight { own, .. }) = &mut found.lease {
                    *own = self.journeys[journey].lease.is_some();
                }
            }
            Sabotage::OverwritesNewer if settling => found.record = None,
            _ => {}
        }
        told
    }

    /// Breaks what the core needs.
    pub fn spoil_need(&self, journey: usize, need: Need) -> Need {
        let settling = self.journeys[journey].stage == Stage::Settling;
        match (need, self.sabotage) {
            (Need::HoldOff(_), Sabotage::KeepsQuietAboutFailures) => Need::Release,
            (Need::Release, Sabotage::KeepsLease) if settling => Need::End,
            (Need::Write { .. }, Sabotage::KeepsTokenToItself) => Need::Release,
            (Need::End, Sabotage::RemovesAnyLease) if settling => {
                let process = &self.processes[self.journeys[journey].process];
                let first = !matches!(self.journeys[journey].need, Need::Release)
                    && process.hold.until <= self.now;
                if first { Need::Release } else { Need::End }
            }
            (Need::Read, Sabotage::WaitsInTheBackground) if !self.journeys[journey].awaited => {
                Need::Pause { wait_ms: Millis(1_000), change_ms: Millis(1_000) }
            }
            (Need::Pause { .. }, Sabotage::LooksWithoutAPause) => {
                Need::Pause { wait_ms: Millis::ZERO, change_ms: Millis::ZERO }
            }
            (need, _) => need,
        }
    }

    /// Breaks what the store is told.
    pub fn spoil_command(&mut self, command: &mut Command) {
        let Command::Add(_, for_ms) = command else { return };
        let is_flight = self.store.lease(self.now).is_some();
        match self.sabotage {
            Sabotage::ForgetsLeases => *for_ms /= 20,
            Sabotage::IgnoresHoldOff if !is_flight => self.store.forget_lease(),
            _ => {}
        }
    }
}
