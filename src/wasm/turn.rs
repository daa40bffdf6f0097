//! What the driver of a pool's tenant does besides: its flights wait for their turn, and have their credentials for a while.

use wasm_bindgen::prelude::*;

use super::convert;
use super::driver::Driver;
use crate::engine::ids::FlightId;
use crate::engine::secret::Print;

impl Driver {
    /// A flight wants to make a token request at this origin. Whether it may at once.
    pub fn enter(&self, flight: FlightId, origin: &str) -> bool {
        let Some((tenants, key)) = self.member() else { return true };
        let awaited = self.ask(|engine, now| {
            engine.parked(flight, now);
            engine.awaited(flight)
        });
        let Print(origin) = Print::of(origin);
        let granted = tenants.ask(|pool, now| pool.enter(key, flight, origin, awaited, now));
        tenants.follow_up();
        granted
    }

    /// A flight has its turn. Whether it is still wanted.
    pub fn resumed(&self, flight: FlightId) -> bool {
        let is_wanted = self.ask(|engine, now| engine.resumed(flight, now));
        if !is_wanted {
            self.lands_nothing(flight);
        }
        is_wanted
    }

    /// A caller waits for the flight in the air.
    pub fn joined(&self) {
        if let Some((tenants, key)) = self.member() {
            tenants.ask(|pool, _| pool.awaited(key));
        }
    }

    /// The options of a tenant, with the credentials that its flight has got. `changed`: it had others before.
    pub fn configure(&self, source: JsValue, changed: bool) -> Result<(), JsValue> {
        let Some((tenants, key)) = self.member() else { return Ok(()) };
        let config = convert::config(source).map_err(|error| self.error(&error))?;
        tenants.ask(|pool, _| self.tell(|engine| pool.configure(key, engine, config, changed)));
        Ok(())
    }

    /// A flight is over: its turn is another's, and its credentials are forgotten, unless they are already a later
    /// flight's.
    pub fn conclude(&self, flight: FlightId) {
        let Some((tenants, key)) = self.member() else { return };
        let is_last = self.landed(flight).is_some();
        tenants.ask(|pool, _| {
            pool.leave(key, Some(flight));
            if is_last {
                self.tell(|engine| pool.conclude(engine));
            }
        });
        tenants.pump();
    }
}
