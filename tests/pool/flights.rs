//! A flight as the edge leads it, as `js/src/pool/tenant.ts` and `src/wasm/launch.rs` do: its turn, its credentials,
//! perhaps a turn at another origin, its token request, and its end.

use everbearer::engine::config::Config;
use everbearer::engine::ids::FlightId;
use everbearer::engine::json::Json;
use everbearer::engine::pool::TenantKey;
use everbearer::engine::secret::Secret;
use everbearer::engine::time::{Instant, Millis};
use everbearer::engine::token_endpoint::credentials::{Credentials, Missing};
use everbearer::engine::token_endpoint::response::{Body, Fault, TokenResponse};

use crate::edge::Session;
use crate::invariants::{Check, Invariant, unless};
use crate::sabotage::Sabotage;
use crate::scenario::{Mode, SECOND};
use crate::world::{Due, World};

/// How often flights look for their turn where the pool has no timer.
const LOOK_MS: u64 = SECOND;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage {
    /// It waits for its turn at this origin.
    Parked(usize),
    /// Its credentials are asked for.
    Asking,
    /// Its token request is in the air.
    Requesting,
    Over,
}

pub struct Journey {
    pub session: usize,
    pub flight: FlightId,
    pub stage: Stage,
    /// The origin where it has its turn.
    pub holds: Option<usize>,
    /// Since when callers wait for it.
    pub awaited: Option<u64>,
    /// Since when it waits for its turn.
    pub since: u64,
    /// What its credentials said: the origin and whether the secret is wrong.
    said: Option<(usize, bool)>,
    asked_at: Instant,
    /// What its last token request was sent with.
    sent: Option<Credentials>,
    refused: Option<TokenResponse>,
    /// Counts what it waits for.
    turn: u32,
    /// What its token request will get.
    response: Option<TokenResponse>,
    /// Whether the tenant's token was invalidated since it began.
    pub is_unwanted: bool,
}

/// The client id and the secret that a tenant's credentials hold.
fn secret(tenant: usize, wrong: bool) -> Credentials {
    let text = format!("{}-secret-{tenant}", if wrong { "wrong" } else { "right" });
    Credentials { secret: Some(Secret::new(text)), ..Credentials::default() }
}

impl World {
    /// Launches a flight.
    pub fn launch(&mut self, session: usize, flight: FlightId) -> Check {
        let seed = self.rng.up_to(u64::MAX - 1);
        let now = self.clocks();
        let Session { engine, journeys, last, key, .. } = &mut self.sessions[session];
        if engine.needs_seed() {
            engine.seed(seed);
        }
        let journey = self.journeys.len();
        *self.flying.entry(key.0).or_default() += 1;
        *journeys += 1;
        *last = Some(journey);
        let awaited = engine.awaited(flight).then_some(self.now);
        self.figures.refreshes += u64::from(awaited.is_none());
        self.journeys.push(Journey {
            session,
            flight,
            stage: Stage::Asking,
            holds: None,
            awaited,
            since: self.now,
            said: None,
            asked_at: now,
            sent: None,
            refused: None,
            turn: 0,
            response: None,
            is_unwanted: false,
        });
        self.schedule(self.setup.token_timeout_ms, Due::Overdue { journey });
        // Where the pool has no token endpoint of its own, the credentials are asked for with a turn of no origin.
        let first = if self.setup.common { 0 } else { self.setup.origins };
        self.enter(journey, first)
    }

    /// The print of an origin.
    fn print(&self, origin: usize) -> u64 {
        if self.sabotaged(Sabotage::OneQueue) { 1 } else { (origin as u64 * 7 + 3) % 11 }
    }

    /// It wants its turn at an origin.
    fn enter(&mut self, journey: usize, origin: usize) -> Check {
        let now = self.clocks();
        let Journey { session, flight, awaited, .. } = self.journeys[journey];
        let Session { engine, key, is_over, .. } = &mut self.sessions[session];
        engine.parked(flight, now);
        let (key, is_over) = (*key, *is_over);
        let is_awaited = engine.awaited(flight) && !self.sabotaged(Sabotage::EntersUnawaited);
        let print = self.print(origin);
        let tenant = self.sessions[session].tenant;
        self.tenants[tenant].entered = Some(origin);
        self.gives_turn_back(journey);
        if is_over {
            return self.falls(journey, Fault::Network(None));
        }
        let granted = self.pool.enter(key, flight, print, is_awaited, now);
        self.follow_up_pool();
        if granted {
            self.takes_turn(journey, origin)?;
            return self.goes_on(journey);
        }
        self.figures.waits += 1;
        let parked = &mut self.journeys[journey];
        parked.stage = Stage::Parked(origin);
        parked.since = self.now;
        parked.awaited = awaited.map(|_| self.now);
        if let Some(other) = self.parked.insert(key.0, journey).filter(|other| *other != journey) {
            self.schedule(0, Due::Resumed { journey: other, granted: false });
        }
        if !self.setup.timers && !self.looks {
            self.looks = true;
            self.schedule(LOOK_MS, Due::Look);
        }
        Ok(())
    }

    /// The core has given the flight of this tenant its turn.
    pub fn told(&mut self, key: TenantKey) -> Check {
        if self.sabotaged(Sabotage::ForgetsToResume) && self.rng.up_to(9) == 0 {
            return Ok(());
        }
        let Some(journey) = self.parked.remove(&key.0) else { return Ok(()) };
        if let Stage::Parked(origin) = self.journeys[journey].stage {
            self.takes_turn(journey, origin)?;
        }
        self.schedule(0, Due::Resumed { journey, granted: true });
        Ok(())
    }

    pub fn resumed(&mut self, journey: usize, granted: bool) -> Check {
        let Journey { stage, session, .. } = self.journeys[journey];
        if stage == Stage::Over {
            return Ok(());
        }
        let key = self.sessions[session].key;
        if self.parked.get(&key.0) == Some(&journey) {
            self.parked.remove(&key.0);
        }
        if granted { self.goes_on(journey) } else { self.falls(journey, Fault::Network(None)) }
    }

    pub fn look(&mut self) -> Check {
        self.looks = !self.parked.is_empty();
        if self.looks {
            self.schedule(LOOK_MS, Due::Look);
        }
        self.pump()
    }

    fn takes_turn(&mut self, journey: usize, origin: usize) -> Check {
        self.watch.takes_turn(journey, origin, self)?;
        self.journeys[journey].stage = Stage::Asking;
        self.journeys[journey].holds = Some(origin);
        self.watch.in_the_air[origin] += 1;
        self.watch.begun[origin].push(self.now);
        Ok(())
    }

    fn gives_turn_back(&mut self, journey: usize) {
        if let Some(origin) = self.journeys[journey].holds.take() {
            self.watch.in_the_air[origin] -= 1;
        }
    }

    /// It has its turn.
    fn goes_on(&mut self, journey: usize) -> Check {
        let now = self.clocks();
        let Journey { session, flight, said, holds, .. } = self.journeys[journey];
        let Session { engine, is_over, tenant, .. } = &mut self.sessions[session];
        let tenant = *tenant;
        if *is_over || !engine.resumed(flight, now) {
            return self.falls(journey, Fault::Network(None));
        }
        if said.is_some_and(|(own, _)| holds == Some(own)) {
            return self.requests(journey, tenant);
        }
        self.asks(journey);
        Ok(())
    }

    /// The credentials are asked for.
    fn asks(&mut self, journey: usize) {
        let delay_ms = match self.credentials {
            Mode::Answer | Mode::Refuse { .. } => Some(1 + self.rng.up_to(19)),
            Mode::Slow { ms } => Some(ms),
            Mode::Hang => None,
        };
        let asking = &mut self.journeys[journey];
        asking.stage = Stage::Asking;
        asking.turn += 1;
        let turn = asking.turn;
        if let Some(delay_ms) = delay_ms {
            self.schedule(delay_ms, Due::Given { journey, turn });
        }
    }

    pub fn given(&mut self, journey: usize, turn: u32) -> Check {
        let Journey { session, said, stage, turn: current, .. } = self.journeys[journey];
        if stage == Stage::Over || turn != current {
            return Ok(());
        }
        let Session { tenant, key, engine, is_over, last, .. } = &mut self.sessions[session];
        let (tenant, is_over) = (*tenant, *is_over);
        let is_refused = self.tenants[tenant].is_stranger;
        if is_refused || matches!(self.credentials, Mode::Refuse { .. }) {
            return self.falls(journey, Fault::Missing(Missing::Credentials, None));
        }
        if is_over || *last != Some(journey) {
            return self.falls(journey, Fault::Network(None));
        }
        let says = (self.tenants[tenant].origin, self.tenants[tenant].wrong);
        let changed = said.is_some_and(|said| said.0 != says.0);
        self.pool.configure(*key, engine, tenant_config(&self.config, tenant, says.0), changed);
        self.journeys[journey].said = Some(says);
        if self.journeys[journey].holds == Some(says.0) {
            return self.requests(journey, tenant);
        }
        self.enter(journey, says.0)
    }

    /// Its token request is sent, unless it is the same as that which was refused.
    fn requests(&mut self, journey: usize, tenant: usize) -> Check {
        let now = self.clocks();
        let Journey { session, said, .. } = self.journeys[journey];
        let Some((origin, wrong)) = said else { return self.falls(journey, Fault::Network(None)) };
        let credentials = secret(tenant, wrong);
        if let Some(last) = self.journeys[journey].sent.take() {
            let engine = &mut self.sessions[session].engine;
            let differs = engine.differs(&last, &credentials, false);
            let refused = self.journeys[journey].refused.take();
            if let (false, Some(refused)) = (differs, refused) {
                self.journeys[journey].sent = Some(last);
                return self.lands(journey, Ok(refused));
            }
        }
        self.figures.token_requests += 1;
        self.costs_one(tenant, wrong)?;
        let mode = self.origins[origin];
        let delay_ms = match mode {
            Mode::Answer | Mode::Refuse { .. } => Some(5 + self.rng.up_to(35)),
            Mode::Slow { ms } => Some(ms),
            Mode::Hang => None,
        };
        let others_hang = self.origins.contains(&Mode::Hang);
        let response = self.response(tenant, mode, wrong);
        let requesting = &mut self.journeys[journey];
        requesting.stage = Stage::Requesting;
        requesting.asked_at = now;
        requesting.sent = Some(credentials);
        requesting.turn += 1;
        requesting.response = Some(response);
        let turn = requesting.turn;
        if let Some(delay_ms) = delay_ms
            && !(self.sabotaged(Sabotage::WaitsForOthers) && others_hang)
        {
            self.schedule(delay_ms, Due::Landed { journey, turn });
        }
        Ok(())
    }

    /// A tenant that was refused makes no token request for a while.
    fn costs_one(&self, tenant: usize, wrong: bool) -> Check {
        let ms = self.tenants[tenant].refused.filter(|_| wrong).map(|at| self.now - at);
        unless(ms.is_none_or(|ms| ms >= 30 * SECOND), Invariant::BrokenCostsOne, || {
            format!("tenant {tenant}, {ms:?} ms after the last refusal")
        })
    }

    fn response(&mut self, tenant: usize, mode: Mode, wrong: bool) -> TokenResponse {
        let text = |text: &str| Json::Text(text.to_owned());
        let (status, retry_after, member) = match mode {
            Mode::Refuse { status, retry_after_s } => {
                (status, retry_after_s.map(|seconds| seconds.to_string()), None)
            }
            _ if wrong => (401, None, Some(("error", text("invalid_client")))),
            _ => {
                let token = format!("t{tenant}-{}", self.figures.token_requests);
                (200, None, Some(("access_token", text(&token))))
            }
        };
        let lifetime = ("expires_in", Json::Number(self.lifetime_s as f64));
        let members = member.into_iter().chain([lifetime]);
        let body = members.map(|(name, value)| (name.to_owned(), value)).collect();
        TokenResponse { status, retry_after, base: None, body: Body::Json(Json::Object(body)) }
    }

    /// The response of its token endpoint has come.
    pub fn landed(&mut self, journey: usize, turn: u32) -> Check {
        let now = self.clocks();
        let Journey { stage, turn: current, session, .. } = self.journeys[journey];
        if stage != Stage::Requesting || turn != current {
            return Ok(());
        }
        let Some(response) = self.journeys[journey].response.take() else { return Ok(()) };
        let is_second = self.journeys[journey].refused.is_some();
        let engine = &mut self.sessions[session].engine;
        if !is_second && engine.asks_again(&response, None, now) {
            self.journeys[journey].refused = Some(response);
            self.asks(journey);
            return Ok(());
        }
        self.lands(journey, Ok(response))
    }

    /// The token request of a flight may have taken as long as it may.
    pub fn overdue(&mut self, journey: usize) -> Check {
        let now = self.clocks();
        let Journey { stage, session, flight, .. } = self.journeys[journey];
        if stage == Stage::Over {
            return Ok(());
        }
        let Millis(left_ms) = self.sessions[session].engine.overdue_in_ms(flight, now);
        if left_ms > 0 {
            self.schedule(left_ms, Due::Overdue { journey });
            return Ok(());
        }
        self.falls(journey, Fault::Timeout)
    }

    /// The request of a flight is aborted.
    pub fn call_off(&mut self, journey: usize) {
        self.gives_turn_back(journey);
        self.schedule(0, Due::Aborted { journey });
    }

    pub fn aborted(&mut self, journey: usize) -> Check {
        self.falls(journey, Fault::Network(None))
    }

    fn falls(&mut self, journey: usize, fault: Fault) -> Check {
        if self.journeys[journey].stage == Stage::Over {
            return Ok(());
        }
        self.lands(journey, Err(fault))
    }

    fn lands(&mut self, journey: usize, response: Result<TokenResponse, Fault>) -> Check {
        let now = self.clocks();
        let Journey { session, flight, asked_at, said, .. } = self.journeys[journey];
        let forgets = self.sabotaged(Sabotage::ForgetsRefusal);
        let uses = self.sabotaged(Sabotage::UsesForEver);
        let is_refusal = matches!(&response, Ok(response) if response.status == 401);
        let Session { engine, tenant, key, last, is_over, .. } = &mut self.sessions[session];
        let (tenant, key) = (*tenant, *key);
        if is_refusal && *last == Some(journey) && !*is_over && !self.journeys[journey].is_unwanted
        {
            self.tenants[tenant].refused = Some(self.now);
        }
        let credentials = said.map(|(_, wrong)| secret(tenant, wrong));
        let before = engine.generation();
        engine.landed(flight, asked_at, response, credentials.as_ref(), now);
        let is_new = engine.generation() != before;
        if forgets && is_refusal {
            engine.invalidate(None, now);
        }
        if is_new {
            self.tenants[tenant].is_used = false;
            self.tenants[tenant].refused = None;
            if uses {
                engine.warmth(now);
                self.tenants[tenant].is_used = true;
            }
        }
        self.follow_up(session);
        if self.parked.get(&key.0) == Some(&journey) {
            self.parked.remove(&key.0);
        }
        self.concludes(journey)
    }

    /// A flight is over: its turn is another's, and its credentials are forgotten.
    fn concludes(&mut self, journey: usize) -> Check {
        self.gives_turn_back(journey);
        let Journey { session, flight, .. } = self.journeys[journey];
        self.journeys[journey].stage = Stage::Over;
        let forgets = self.sabotaged(Sabotage::KeepsSecret);
        let keeps = self.sabotaged(Sabotage::KeepsTurn) && self.rng.up_to(9) == 0;
        let Session { engine, key, last, journeys, .. } = &mut self.sessions[session];
        *journeys -= 1;
        *self.flying.entry(key.0).or_default() -= 1;
        if !keeps {
            self.pool.leave(*key, Some(flight));
        }
        if *last == Some(journey) && !forgets {
            self.pool.conclude(engine);
        }
        self.pump()?;
        self.wake_all(session);
        self.settle()
    }
}

fn tenant_config(config: &Config, tenant: usize, origin: usize) -> Config {
    let mut config = config.clone();
    config.client_id = format!("tenant-{tenant}");
    if let Some(endpoint) = &mut config.token_url {
        endpoint.text = format!("https://auth-{origin}.example.com/token");
        endpoint.url.href.clone_from(&endpoint.text);
    }
    config
}
