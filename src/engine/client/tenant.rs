//! What a client does as a tenant of a pool: its flights wait for their turn, and have their credentials for a while.

use std::rc::Rc;

use super::engine::Engine;
use crate::engine::config::Config;
use crate::engine::fleet::health::SharedHealth;
use crate::engine::fleet::sharing::Sharing;
use crate::engine::ids::FlightId;
use crate::engine::secret::Print;
use crate::engine::time::Instant;
use crate::engine::token_endpoint::preparation::Preparer;

impl Engine {
    /// A tenant that has done nothing yet. `health`: of the store that all tenants share.
    pub fn tenant(common: &Rc<Config>, health: &SharedHealth) -> Self {
        Self::with(Rc::clone(common), Some(Rc::clone(common)), Sharing::of(health))
    }

    /// The flight of a tenant has its credentials: with them, this is its configuration. `preparer`: what is known of
    /// the token endpoint that all tenants have in common. `changed`: they are others than those that the flight had before.
    pub fn configure(&mut self, config: Config, changed: bool, preparer: &Preparer) {
        let Some(common) = &self.common else { return };
        let place = place(&config);
        if self.place != place {
            // What is known of one endpoint must not lead credentials to another.
            self.place = place;
            self.preparer.learn(&Preparer::default());
        }
        // A flight that is configured again may know better.
        if Rc::ptr_eq(common, &self.config) && common.has_endpoint_of(&config) {
            self.preparer.learn(preparer);
        }
        if changed {
            self.preparer.changed();
        }
        self.config = Rc::new(config);
    }

    /// The flight of a tenant is over: its credentials are forgotten. `preparer`: as for [`configure`](Self::configure).
    pub fn forget(&mut self, preparer: &mut Preparer) {
        let Some(common) = &self.common else { return };
        if Rc::ptr_eq(common, &self.config) {
            return;
        }
        if common.has_endpoint_of(&self.config) {
            *preparer = core::mem::take(&mut self.preparer);
        }
        self.config = Rc::clone(common);
    }

    /// A flight waits for its turn, which may take long: it does not count as lost.
    pub fn parked(&mut self, flight: FlightId, now: Instant) {
        self.lifecycle.parked(now, flight);
    }

    /// The flight has its turn. Whether it is still wanted.
    pub fn resumed(&mut self, flight: FlightId, now: Instant) -> bool {
        self.lifecycle.progressed(now, flight).is_some()
    }

    /// The tenant's credentials are others from now on: what the token endpoint said of those before does not hold.
    pub fn rotate(&mut self, now: Instant) {
        self.lifecycle.forgive(now);
    }

    /// Whether callers wait for this flight.
    pub fn awaited(&self, flight: FlightId) -> bool {
        self.lifecycle.awaited(flight)
    }

    /// Whether the timer would begin a refresh now.
    pub fn refresh_is_due(&self, now: Instant) -> bool {
        self.config.background_refresh && self.lifecycle.refresh_is_due(now)
    }

    /// Whether it holds a token that is alive.
    pub fn has_token(&self, now: Instant) -> bool {
        self.lifecycle.token().is_some_and(|token| token.alive(now))
    }
}

/// A print of where token requests of this configuration go.
fn place(config: &Config) -> Print {
    let url = config.token_url.as_ref().map(|endpoint| endpoint.text.as_str());
    Print::of(url.or(config.issuer.as_deref()).unwrap_or_default())
}
