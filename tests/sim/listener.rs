//! A listener who makes traces of events: what it hears of token requests has to fit together.

use everbearer::engine::event::{Event, EventRecord, Subject};
use everbearer::engine::ids::FlightId;

use crate::invariants::{self as invariant, Check};
use crate::model::Clock;
use crate::world::{Flight, World};

impl World {
    /// Hears an event.
    pub fn hear(&mut self, record: &EventRecord) -> Check {
        invariant::told_at_once(record.at_ms.0, self.clock)?;
        let Subject::Flight(flight, duration_ms) = record.subject else { return Ok(()) };
        if let Event::TokenRequest { .. } = record.event {
            self.untold.push(flight);
            return Ok(());
        }
        let at = self.untold.iter().position(|untold| *untold == flight);
        invariant::ends_what_has_begun(at.is_some(), flight)?;
        self.untold.remove(at.unwrap());
        let asked = self.asked(flight);
        invariant::reported_duration_is_right(duration_ms.map(|ms| ms.0), asked, self.clock)?;
        match record.event {
            Event::TokenFailed { retry_in_ms, .. } if self.model.counts => {
                let reported = self.model.reported(retry_in_ms.0, self.clock);
                invariant::reported_wait_is_right(reported)
            }
            _ => Ok(()),
        }
    }

    /// When the token request of this flight of the client at work went out.
    fn asked(&self, id: FlightId) -> Option<Clock> {
        let mine = |flight: &&Flight| flight.id == id && flight.client == self.client;
        self.flights.iter().rev().find(mine).map(|flight| flight.asked)
    }
}
