//! The flights of one client that share their token with other processes, and the health of the store.

use super::coordination::{Context, Coordination, Landing, Need, Told};
use super::health::Health;
use super::lease::HoldOff;
use super::record::Record;
use crate::engine::error::Error;
use crate::engine::ids::FlightId;
use crate::engine::lifecycle::token::Granted;
use crate::engine::policy::Policy;
use crate::engine::time::{Instant, Millis, UnixMillis};

/// The most flights that are remembered. One is in the air, and others may still write to the store; those of an edge
/// whose request is gone never end.
const FLIGHTS_MAX: usize = 4;

/// What a client knows of its store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreState {
    /// It has none.
    None,
    /// It works, as far as is known.
    Ok,
    /// It has failed and is left alone.
    Held,
}

impl StoreState {
    /// The state as JavaScript sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Ok => "ok",
            Self::Held => "held",
        }
    }
}

/// The coordinations of one client.
#[derive(Debug, Default)]
pub struct Sharing {
    flights: Vec<Coordination>,
    health: Health,
}

impl Sharing {
    /// The next step of a flight, the longest time of the operation, and when the coordination began.
    pub fn step(
        &mut self,
        flight: FlightId,
        told: Told,
        now: Instant,
        context: &mut Context<'_>,
    ) -> (Need, Millis, Instant) {
        let Self { flights, health } = self;
        if matches!(told, Told::Begun) {
            if flights.len() >= FLIGHTS_MAX {
                flights.remove(0);
            }
            flights.push(Coordination::new(flight, now));
        }
        let Some(coordination) = find(flights, flight) else {
            return (Need::End, Millis::ZERO, now);
        };
        let need = coordination.step(told, now, health, context);
        let (limit_ms, began_at) = (coordination.limit_ms(context), coordination.began_at);
        if coordination.is_over(&need) {
            flights.retain(|other| other.flight != flight);
        }
        (need, limit_ms, began_at)
    }

    /// A flight has brought a token, by the token request sent then.
    pub fn granted(&mut self, flight: FlightId, at: Instant, granted: &Granted, policy: &Policy) {
        let Some(coordination) = find(&mut self.flights, flight) else { return };
        let mut granted = granted.clone();
        // Records state a lifetime, whatever the server has stated.
        let stated_ms = granted.lifetime.expires_in_ms.unwrap_or(policy.default_lifetime_ms);
        granted.lifetime.expires_in_ms = Some(stated_ms.min(policy.max_lifetime_ms));
        let record = Record { granted, age_ms: Millis::ZERO, written_at: UnixMillis::default() };
        coordination.landed(Landing::Token(Box::new(record), at));
    }

    /// A flight has failed. For so long it holds refreshes and everyone off, after so many of both in a row.
    pub fn failed(&mut self, flight: FlightId, error: &Error, waits: ([Millis; 2], [u32; 2])) {
        let Some(coordination) = find(&mut self.flights, flight) else { return };
        if let Some(hold_off) = HoldOff::after(error, waits.0, waits.1) {
            coordination.landed(Landing::Failed(hold_off));
        }
    }

    /// What is known of the store.
    pub fn state(&self, has_store: bool, now: Instant) -> StoreState {
        match (has_store, self.health.held(now)) {
            (false, _) => StoreState::None,
            (true, false) => StoreState::Ok,
            (true, true) => StoreState::Held,
        }
    }
}

fn find(flights: &mut [Coordination], flight: FlightId) -> Option<&mut Coordination> {
    flights.iter_mut().find(|coordination| coordination.flight == flight)
}
