//! The refreshes of many tenants that were all warmed within a minute: in the lives of tokens after that, the busiest
//! second has about three times the mean rate of token requests.

use std::io::Write;
use std::rc::Rc;

use everbearer::engine::call::{Call, CallOptions, Step};
use everbearer::engine::client::{AlarmChange, Engine};
use everbearer::engine::config::Config;
use everbearer::engine::ids::{FlightId, Generation};
use everbearer::engine::json::Json;
use everbearer::engine::pool::{Limits, Next, Pool, TenantKey};
use everbearer::engine::time::{Instant, MonoMillis, UnixMillis};
use everbearer::engine::token_endpoint::response::{Body, TokenResponse};

use crate::scenario::{HOUR, MINUTE, SECOND};
use crate::search::configs;

const LIFE_S: u64 = HOUR / SECOND;
/// Lives of tokens that are looked at.
const LIVES: usize = 2;
const GET: CallOptions = CallOptions {
    idempotent: true,
    repeatable_body: true,
    timeout_ms: None,
    max_retries: None,
    newer_than: Generation::NONE,
};

struct Crowd {
    pool: Pool,
    config: Config,
    now: u64,
    /// The lives of each tenant's tokens so far, by the place of its key.
    lives: Vec<usize>,
    /// Token requests by life and second.
    requests: [Vec<u32>; LIVES],
}

impl Crowd {
    fn new() -> Self {
        let setup = crate::scenario::Scenario::of(0).setup;
        let [common, config] = configs(&crate::scenario::Setup { common: true, ..setup });
        let limits = Limits { at_once: 1_000, per_minute: None };
        let requests = [(); LIVES].map(|()| vec![0; 3 * LIVES * LIFE_S as usize]);
        let pool = Pool::new(Rc::new(common), limits, 1_000_000);
        Self { pool, config, now: 1_000_000, lives: Vec::new(), requests }
    }

    fn clocks(&self) -> Instant {
        Instant::new(MonoMillis(self.now), UnixMillis(1_800_000_000_000 + self.now))
    }

    /// A tenant is called for the first time.
    fn warm(&mut self) {
        let now = self.clocks();
        let (key, mut engine) = self.pool.admit();
        self.lives.push(0);
        let step = engine.step(&mut Call::new(GET, now), now);
        let Step::Begin { flight } = step else { panic!("{step:?}") };
        self.flies(key, engine, flight);
    }

    /// A flight, whose token is used once it has come.
    fn flies(&mut self, key: TenantKey, mut engine: Box<Engine>, flight: FlightId) {
        let now = self.clocks();
        assert!(self.pool.enter(key, flight, 1, true, now));
        self.pool.configure(key, &mut engine, self.config.clone(), false);
        let text = |text: &str| Json::Text(text.to_owned());
        let members = [("access_token", text("t")), ("expires_in", Json::Number(LIFE_S as f64))];
        let members = members.map(|(name, value)| (name.to_owned(), value));
        let body = Body::Json(Json::Object(members.into()));
        let response = TokenResponse { status: 200, retry_after: None, base: None, body };
        engine.landed(flight, now, Ok(response), None, now);
        self.pool.leave(key, Some(flight));
        engine.warmth(now);
        engine.take_events();
        self.pool.rest(key, &mut engine, now);
    }

    /// What is due begins, until every token has had so many lives.
    fn lives_on(&mut self) {
        while let AlarmChange::Set { delay_ms } = self.pool.alarm_change(self.clocks()) {
            self.now += delay_ms.0;
            self.pool.alarm_fired();
            let now = self.clocks();
            while let Some((next, key)) = self.pool.next(now) {
                assert_eq!(next, Next::Refresh);
                let mut engine = self.pool.wake(key).unwrap();
                let flight = engine.begin_refresh(now).unwrap();
                let life = &mut self.lives[(key.0 & 0xf_ffff) as usize];
                if let Some(seconds) = self.requests.get_mut(*life) {
                    seconds[((self.now - 1_000_000) / SECOND) as usize] += 1;
                    *life += 1;
                    self.flies(key, engine, flight);
                }
            }
        }
    }
}

/// The most token requests in a second, in per cent of the mean rate, by life.
fn peaks(tenants: u64) -> [u64; LIVES] {
    let mut crowd = Crowd::new();
    for tenant in 0..tenants {
        crowd.now = 1_000_000 + tenant * MINUTE / tenants;
        crowd.warm();
    }
    crowd.lives_on();
    crowd.requests.map(|seconds| {
        let (most, sum) = (seconds.iter().max().unwrap(), seconds.iter().sum::<u32>());
        assert_eq!(u64::from(sum), tenants, "each has its refresh");
        u64::from(*most) * 100 * LIFE_S / u64::from(sum)
    })
}

fn are_low(tenants: u64, limits: [u64; LIVES]) {
    let peaks = peaks(tenants);
    let line = format!("spread: {tenants} tenants, peaks of {peaks:?} % of the mean\n");
    std::io::stdout().write_all(line.as_bytes()).unwrap();
    let mut all = peaks.iter().zip(limits);
    assert!(all.all(|(percent, limit)| *percent <= limit), "{peaks:?}");
}

#[test]
fn refreshes_of_ten_thousand_tenants_are_spread() {
    are_low(10_000, [300, 300]);
}

#[test]
fn refreshes_of_a_hundred_thousand_tenants_are_spread() {
    are_low(100_000, [300, 300]);
}
