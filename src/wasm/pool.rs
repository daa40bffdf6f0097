//! The exported class of pools, which the facade calls (`js/src/wasm/contract.ts` has its type).

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::client::Client;
use super::clock::Clock;
use super::convert;
use super::driver::Driver;
use super::host::ClientId;
use super::tenants::Tenants;
use crate::engine::pool::{Limits, Pool as Core, TenantKey};
use crate::engine::shapes;

/// Many tenants with what they have in common.
#[wasm_bindgen]
pub struct Pool {
    tenants: Rc<Tenants>,
}

#[wasm_bindgen]
impl Pool {
    /// Checks what the tenants have in common, as [`Client::new`] does. `most` tenants at rest are remembered; at each
    /// origin, `at_once` token requests are in the air at most, and `per_minute` begin in any minute (0: any number).
    ///
    /// # Errors
    /// A ConfigurationError; the host then has to forget the pool by itself.
    #[wasm_bindgen(constructor)]
    pub fn new(
        source: JsValue,
        id: ClientId,
        own_clock: bool,
        most: u32,
        at_once: u32,
        per_minute: u32,
    ) -> Result<Self, JsValue> {
        let clock = if own_clock { Clock::Own(id) } else { Clock::Runtime };
        let config = convert::config(source).map_err(|error| convert::error(id, &error))?;
        let limits = Limits { at_once, per_minute: Some(per_minute).filter(|limit| *limit > 0) };
        let core = Core::new(Rc::new(config), limits, most);
        Ok(Self { tenants: Tenants::new(core, id, clock) })
    }

    /// What the facade needs of the configuration.
    pub fn settings(&self) -> JsValue {
        convert::to_js(&self.tenants.ask(|pool, _| shapes::settings(pool.common())))
    }

    /// The client of a tenant that is at rest, or (no key) of a new one; undefined if it was forgotten. The host knows
    /// it by `id`.
    pub fn client(&self, key: Option<u32>, id: ClientId, own_clock: bool) -> Option<Client> {
        let (key, engine) = self.tenants.ask(|pool, _| match key.map(TenantKey) {
            Some(key) => Some((key, pool.wake(key)?)),
            None => Some(pool.admit()),
        })?;
        let clock = if own_clock { Clock::Own(id) } else { Clock::Runtime };
        let member = Some((Rc::downgrade(&self.tenants), key));
        Some(Client::of(Driver::new(*engine, id, clock, member)))
    }

    /// Puts a tenant to rest, whose client is not used any more then. False if something is going on there.
    pub fn rest(&self, client: &Client) -> bool {
        let Some(key) = client.driver().rests() else { return false };
        self.tenants.ask(|pool, now| client.driver().tell(|engine| pool.rest(key, engine, now)));
        self.tenants.follow_up();
        true
    }

    /// Forgets a tenant.
    pub fn forget(&self, key: u32) {
        self.tenants.ask(|pool, _| pool.forget(TenantKey(key)));
        self.tenants.follow_up();
    }

    /// What the facade has to do next, with the key of the tenant: four times the key, and 0 if it was forgotten to make
    /// room, 1 if its flight has got its turn, 2 if its refresh is to begin now. Undefined once there is nothing more.
    pub fn next(&self) -> Option<f64> {
        let next = self.tenants.ask(|pool, now| pool.next(now));
        if next.is_none() {
            self.tenants.follow_up();
        }
        next.map(|(next, TenantKey(key))| f64::from(key) * 4.0 + f64::from(next as u8))
    }

    /// What the pool is doing.
    pub fn status(&self) -> JsValue {
        convert::to_js(&shapes::counts(&self.tenants.ask(|pool, _| pool.counts())))
    }
}
