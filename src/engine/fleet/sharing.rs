//! The flights of one client that share their token with other processes, and the health of the store.

use super::coordination::{Context, Coordination, Directions, Need, Told};
use super::health::SharedHealth;
use super::lease::HoldOff;
use crate::engine::error::Error;
use crate::engine::ids::FlightId;
use crate::engine::time::{Instant, Millis};

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
    /// The last flight, and the one before it, which may still write to the store.
    flights: [Option<Box<Coordination>>; 2],
    health: SharedHealth,
}

impl Sharing {
    /// Of a client that shares its store's health with others.
    pub fn of(health: &SharedHealth) -> Self {
        Self { flights: [None, None], health: SharedHealth::clone(health) }
    }

    /// The next step of a flight.
    pub fn step(
        &mut self,
        flight: FlightId,
        told: Told,
        now: Instant,
        context: &mut Context<'_>,
    ) -> Directions {
        let Self { flights, health } = self;
        if matches!(told, Told::Begun) {
            flights.swap(0, 1);
            let [last, _] = flights;
            *last = Some(Box::new(Coordination::new(flight, now)));
        }
        let Some(coordination) = find(flights, flight) else {
            return Directions { need: Need::End, limit_ms: Millis::ZERO, held_ms: None };
        };
        let mut known = health.get();
        let directions = coordination.step(told, now, &mut known, context);
        health.set(known);
        directions
    }

    /// A flight has failed. For so long it holds refreshes and everyone off, after so many of both in a row.
    pub fn failed(
        &mut self,
        flight: FlightId,
        error: &Error,
        (waits_ms, streaks): ([Millis; 2], [u32; 2]),
    ) {
        let Some(coordination) = find(&mut self.flights, flight) else { return };
        coordination.failed(HoldOff::after(error, waits_ms, streaks));
    }

    /// What is known of the store.
    pub fn state(&self, has_store: bool, now: Instant) -> StoreState {
        match (has_store, self.health.get().held(now)) {
            (false, _) => StoreState::None,
            (true, false) => StoreState::Ok,
            (true, true) => StoreState::Held,
        }
    }
}

fn find(
    flights: &mut [Option<Box<Coordination>>; 2],
    flight: FlightId,
) -> Option<&mut Coordination> {
    flights.iter_mut().flatten().map(Box::as_mut).find(|known| known.flight == flight)
}
