//! The world of the pool's tests: a pool, two clocks that a test moves, and tenants whose flights a test leads.

use std::rc::Rc;

use everbearer::engine::call::{Call, Step};
use everbearer::engine::client::{AlarmChange, Engine};
use everbearer::engine::config::Config;
use everbearer::engine::config::reader::Kept;
use everbearer::engine::error::Error;
use everbearer::engine::ids::FlightId;
use everbearer::engine::pool::{Limits, Next, Pool, TenantKey};
use everbearer::engine::time::{Instant, Millis};
use everbearer::engine::token_endpoint::response::Fault;
use serde_json::{Value, json};

use crate::support::{GET, START, at, json_response, options, read_with};

/// Prints of origins.
pub const A: u64 = 11;
pub const B: u64 = 5;

pub const fn of_pool() -> Kept {
    Kept { pool: true, secret: false, key: None, assertion: false, fetch: false, store: None }
}

/// What the tenants of a pool have in common.
pub fn common(options: Value) -> Result<Config, Error> {
    read_with(options, of_pool())
}

pub struct PoolWorld {
    pub pool: Pool,
    pub ms: u64,
    flights: u32,
}

impl PoolWorld {
    pub fn new(at_once: u32, per_minute: Option<u32>, most: u32) -> Self {
        let common = common(json!({"tokenUrl": "https://auth.example.com/token"})).unwrap();
        Self::with(common, at_once, per_minute, most)
    }

    pub fn with(common: Config, at_once: u32, per_minute: Option<u32>, most: u32) -> Self {
        let pool = Pool::new(Rc::new(common), Limits { at_once, per_minute }, most);
        Self { pool, ms: 5_000, flights: 0 }
    }

    pub fn now(&self) -> Instant {
        at(self.ms, START + self.ms)
    }

    /// A new tenant.
    pub fn admit(&mut self) -> (TenantKey, Box<Engine>) {
        let (key, mut engine) = self.pool.admit();
        engine.seed(u64::from(key.0));
        (key, engine)
    }

    /// So many new tenants, whose clients are not needed.
    pub fn keys<const N: usize>(&mut self) -> [TenantKey; N] {
        [(); N].map(|()| self.pool.admit().0)
    }

    /// A flight of this tenant that wants its turn, and whether it has it.
    pub fn enter(&mut self, key: TenantKey, origin: u64, awaited: bool) -> (FlightId, bool) {
        self.flights += 1;
        let flight = FlightId(self.flights);
        let now = self.now();
        (flight, self.pool.enter(key, flight, origin, awaited, now))
    }

    /// A flight of this tenant that has its turn at once.
    pub fn takes(&mut self, key: TenantKey, origin: u64) -> FlightId {
        let (flight, granted) = self.enter(key, origin, true);
        assert!(granted, "it has its turn at once");
        flight
    }

    /// A flight of this tenant that has to wait.
    pub fn waits(&mut self, key: TenantKey, origin: u64, awaited: bool) -> FlightId {
        let (flight, granted) = self.enter(key, origin, awaited);
        assert!(!granted, "it has to wait");
        flight
    }

    pub fn leave(&mut self, key: TenantKey, flight: FlightId) {
        self.pool.leave(key, Some(flight));
    }

    /// All that is next.
    pub fn next(&mut self) -> Vec<(Next, TenantKey)> {
        let now = self.now();
        core::iter::from_fn(|| self.pool.next(now)).collect()
    }

    /// The delay of the timer, if it has to be set anew; `Err` if it is stopped or stays.
    pub fn alarm(&mut self) -> Result<u64, AlarmChange> {
        match self.pool.alarm_change(self.now()) {
            AlarmChange::Set { delay_ms } => Ok(delay_ms.0),
            other => Err(other),
        }
    }

    pub fn alarm_of(&mut self, key: TenantKey, ms: Option<u64>) {
        let now = self.now();
        self.pool.alarm_of(key, ms.map(Millis), now);
    }

    /// The counts: tenants, at rest, requesting, waiting, evicted.
    pub fn counts(&self) -> [u32; 5] {
        let counts = self.pool.counts();
        [counts.tenants, counts.resting, counts.requesting, counts.waiting, counts.evicted]
    }

    /// Begins a flight for a call.
    pub fn begin(&self, engine: &mut Engine) -> FlightId {
        let mut call = Call::new(GET, self.now());
        match engine.step(&mut call, self.now()) {
            Step::Begin { flight } => flight,
            other => panic!("{other:?}"),
        }
    }

    /// A flight from its beginning to a token of this lifetime.
    pub fn warm(&mut self, engine: &mut Engine, lifetime_s: u64) {
        let flight = self.begin(engine);
        self.configure(engine, json!({}), false);
        self.grant(engine, flight, lifetime_s);
    }

    /// A token arrives.
    pub fn grant(&mut self, engine: &mut Engine, flight: FlightId, lifetime_s: u64) {
        let body = json!({"access_token": "t", "expires_in": lifetime_s});
        let now = self.now();
        engine.landed(flight, now, Ok(json_response(200, body)), None, now);
        self.pool.conclude(engine);
    }

    /// A flight fails.
    pub fn fails(&mut self, engine: &mut Engine, flight: FlightId, fault: Fault) {
        let now = self.now();
        engine.landed(flight, now, Err(fault), None, now);
        self.pool.conclude(engine);
    }

    /// The credentials have come, with these options.
    pub fn configure(&mut self, engine: &mut Engine, extra: Value, changed: bool) {
        let config = read_with(options(extra), Kept::default()).unwrap();
        self.pool.configure(TenantKey(0), engine, config, changed);
    }

    /// A call uses the token.
    pub fn uses(&self, engine: &mut Engine) {
        engine.warmth(self.now());
    }

    pub fn rest(&mut self, key: TenantKey, engine: &mut Engine) {
        let now = self.now();
        self.pool.rest(key, engine, now);
    }
}
