//! The core's interface: one client's configuration, lifecycle, retry budget and events.
//!
//! An edge feeds it facts (a time, a token response, a status) and carries out its decisions. After each
//! input it should look at [`Engine::take_events`] and [`Engine::alarm_change`].
//!
//! The client may be a tenant of a pool ([`super::tenant`]): then it has a configuration of its own during a flight only.

use std::rc::Rc;

use crate::engine::call::challenge::means_the_caller;
use crate::engine::call::retry_budget::Budget;
use crate::engine::call::verdict::{self, Outcome, Verdict};
use crate::engine::call::{Call, Stage, Step};
use crate::engine::config::Config;
use crate::engine::config::wire_profile::Field;
use crate::engine::event::{Event, EventRecord, Events, Reason, Source, Subject};
use crate::engine::fleet::coordination::{Context, Directions, Need as StoreNeed, Told};
use crate::engine::fleet::sharing::Sharing;
use crate::engine::ids::{FlightId, Generation};
use crate::engine::lifecycle::token::{Arrival, Token};
use crate::engine::lifecycle::{Acquire, Lifecycle, Need, Rejection, Warmth};
use crate::engine::rng::Rng;
use crate::engine::secret::{Print, Secret};
use crate::engine::status::{Counters, Status};
use crate::engine::time::{Instant, Millis, MonoMillis, NotBefore, UnixMillis};
use crate::engine::token_endpoint::credentials::{Credentials, Missing, Sent};
use crate::engine::token_endpoint::preparation::{Preparation, Preparer};
use crate::engine::token_endpoint::request::TokenRequest;
use crate::engine::token_endpoint::response::{self, Fault, TokenResponse};

/// What becomes of the timer that an edge keeps for a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlarmChange {
    /// It is stopped.
    Stop,
    /// It is replaced by one that fires after this delay.
    Set {
        /// The delay.
        delay_ms: Millis,
    },
    /// It stays as it is.
    Keep,
}

/// One client's core.
#[derive(Debug)]
pub struct Engine {
    pub(super) config: Rc<Config>,
    /// Of a tenant: what all tenants have in common.
    pub(super) common: Option<Rc<Config>>,
    pub(super) lifecycle: Lifecycle,
    budget: Budget,
    rng: Option<Rng>,
    events: Events,
    /// Calls that events have spoken of.
    calls_told: u32,
    counters: Counters,
    /// When the timer that is set will fire.
    alarm: Option<MonoMillis>,
    pub(super) preparer: Preparer,
    /// Of a tenant: a print of the token endpoint, or the issuer, of which the preparer knows.
    pub(super) place: Print,
    sharing: Sharing,
}

impl Engine {
    /// A client that has done nothing yet.
    pub fn new(config: Config) -> Self {
        Self::with(Rc::new(config), None, Sharing::default())
    }

    pub(super) fn with(config: Rc<Config>, common: Option<Rc<Config>>, sharing: Sharing) -> Self {
        Self {
            lifecycle: Lifecycle::new(config.token_timeout_ms),
            budget: Budget::full(&config.policy),
            rng: None,
            events: Events::default(),
            calls_told: 0,
            counters: Counters::default(),
            alarm: None,
            preparer: Preparer::default(),
            place: Print(0),
            sharing,
            config,
            common,
        }
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Whether jitter still needs a seed. Edge runtimes provide randomness only inside a request, so
    /// the seed is drawn at first use and not at construction.
    pub const fn needs_seed(&self) -> bool {
        self.rng.is_none()
    }

    /// Sets the seed.
    pub const fn seed(&mut self, seed: u64) {
        self.rng = Some(Rng::new(seed));
    }

    /// The warm path's shortcut: the generation that [`warmth`](Self::warmth) found warm a moment ago,
    /// or none.
    pub fn still_warm(&self, wall: UnixMillis) -> Generation {
        self.lifecycle.still_warm(wall)
    }

    /// The warm path: the generation to use at once, and whether a background refresh should begin.
    pub fn warmth(&mut self, now: Instant) -> Warmth {
        self.lifecycle.warmth(now)
    }

    /// Begins the refresh that is due, if there is one. Called when the timer fires, and when the warm
    /// path says so.
    pub fn begin_refresh(&mut self, now: Instant) -> Option<FlightId> {
        let flight = self.lifecycle.begin_refresh(now)?;
        self.begun(flight, Reason::Ahead, now);
        Some(flight)
    }

    /// The current token, if it is still of this generation.
    pub fn token(&self, generation: Generation) -> Option<&Token> {
        self.lifecycle.token().filter(|token| token.generation == generation)
    }

    /// The value of the token's header for this generation, if it is still current.
    pub fn header(&self, generation: Generation) -> Option<Secret> {
        let scheme = self.config.profile.get(Field::Scheme);
        self.token(generation).map(|token| token.header(scheme))
    }

    /// The next step of a call.
    pub fn step(&mut self, call: &mut Call, now: Instant) -> Step {
        match call.stage {
            Stage::Over => Step::Over,
            Stage::Delay { wait_ms } => {
                call.stage = Stage::NEEDS_TOKEN;
                Step::Pause { wait_ms }
            }
            Stage::Acquire { since, waited, joined } => {
                self.acquire(call, since.unwrap_or(now), waited, joined, now)
            }
        }
    }

    /// An attempt with the token of `generation` has ended. Returns whether the caller gets this outcome;
    /// if not, the call goes on.
    pub fn ended(
        &mut self,
        call: &mut Call,
        generation: Generation,
        outcome: Outcome<'_>,
        now: Instant,
    ) -> bool {
        call.stage = Stage::Over;
        if self.lifecycle.closed() {
            return true;
        }
        if self.rejects_token(outcome) && !verdict::curable(outcome, now) {
            self.rejected(call, generation, now);
        } else if matches!(outcome, Outcome::Response { .. }) && !verdict::curable(outcome, now) {
            // Retries that the server asked for cost nothing once the call succeeds.
            self.succeeded(generation, call.owed);
        } else {
            self.judge(call, outcome, now);
        }
        call.stage == Stage::Over
    }

    /// Whether a response rejects the token (RFC 6750 §3.1 `invalid_token`). An origin that never saw the
    /// token cannot reject it, and an error that means the caller does not.
    fn rejects_token(&self, outcome: Outcome<'_>) -> bool {
        matches!(outcome, Outcome::Response { status, elsewhere: false, challenge, .. }
            if self.config.profile.rejects(status) && !challenge.is_some_and(means_the_caller))
    }

    fn rejected(&mut self, call: &mut Call, generation: Generation, now: Instant) {
        let rejection =
            self.lifecycle.rejected(now, generation, call.replayed, &self.config.policy);
        if rejection == Rejection::Replay && call.options.repeatable_body {
            call.replayed = true;
            call.replay_untold = Some(generation);
            call.stage = Stage::NEEDS_TOKEN;
        }
    }

    /// The warm path's look at a response: whether it goes to the caller as it is.
    pub fn settled(&mut self, generation: Generation, status: u16) -> bool {
        let passes = verdict::passes(status) && !self.config.profile.rejects(status);
        if passes {
            self.succeeded(generation, 0);
        }
        passes
    }

    fn succeeded(&mut self, generation: Generation, owed: u64) {
        self.lifecycle.accepted(generation);
        self.budget.refund(&self.config.policy, owed);
    }

    /// Whether the edge has to prepare the next token request ([`prepare`](Self::prepare)), or can send it at once.
    pub fn asks(&self, now: Instant) -> bool {
        self.common.is_some()
            || self.config.store.is_some()
            || self.preparer.asks(&self.config, now)
    }

    /// The next step of a flight that shares its token with other processes ([`crate::engine::fleet::coordination`]); none
    /// without a store.
    pub fn coordinate(&mut self, flight: FlightId, told: Told, now: Instant) -> Option<Directions> {
        let Self { config, lifecycle, rng, sharing, counters, events, .. } = self;
        let store = config.store?;
        if matches!(told, Told::Failed) {
            counters.store_faults = counters.store_faults.saturating_add(1);
        }
        let mut context = Context {
            lifecycle,
            rng: rng.get_or_insert(Rng::new(0)),
            policy: &config.policy,
            needs_base: config.is_based_on_token(),
            store,
            token_timeout_ms: config.token_timeout_ms,
            events,
            adopted: &mut counters.adopted,
        };
        let directions = sharing.step(flight, told, now, &mut context);
        if matches!(directions.need, StoreNeed::Request) {
            counters.token_requests = counters.token_requests.saturating_add(1);
        }
        Some(directions)
    }

    /// By what the store knows the token of this client: the token request that it makes, as one text. `jwt` stands for
    /// what differs each time.
    pub fn identity(&self, credentials: &Credentials) -> String {
        TokenRequest::identity(&self.config, credentials)
    }

    /// The time until the token request of a flight counts as too late, or until this is to be asked again: there may
    /// be some left, if the store took it, or the wait for its turn.
    pub fn overdue_in_ms(&self, flight: FlightId, now: Instant) -> Millis {
        if self.common.is_none() && self.config.store.is_none() {
            return Millis::ZERO;
        }
        self.lifecycle.lost_in_ms(now, flight).min(self.config.token_timeout_ms)
    }

    /// What has to be done before the token request.
    pub fn prepare(&mut self, now: Instant) -> Preparation {
        self.preparer.prepare(&self.config, now)
    }

    /// What is told of the metadata of the issuer.
    pub const fn preparer(&mut self) -> &mut Preparer {
        &mut self.preparer
    }

    /// The token request, as plain data, with what the edge was asked for, if it was.
    /// `uuid`: a random one, if the configuration wants it.
    pub fn token_request(&self, credentials: Option<&Credentials>, uuid: &str) -> TokenRequest {
        TokenRequest::new(Sent { uuid, ..self.preparer.sent(&self.config, credentials) })
    }

    /// Whether a refused token request is prepared once more ([`Preparer::asks_again`]).
    pub fn asks_again(
        &mut self,
        response: &TokenResponse,
        date: Option<UnixMillis>,
        now: Instant,
    ) -> bool {
        self.preparer.asks_again(&self.config, response, date, now)
    }

    /// Whether a second token request of a flight differs from its first one ([`Preparer::differs`]). If so, it is
    /// counted.
    pub fn differs(&mut self, last: &Credentials, next: &Credentials, new_key: bool) -> bool {
        let differs = self.preparer.differs(&self.config, last, next, new_key);
        if differs {
            self.counters.token_requests = self.counters.token_requests.saturating_add(1);
        }
        differs
    }

    /// A token request, sent at `asked_at` with what the edge was asked for, has ended.
    pub fn landed(
        &mut self,
        flight: FlightId,
        asked_at: Instant,
        response: Result<TokenResponse, Fault>,
        credentials: Option<&Credentials>,
        now: Instant,
    ) {
        let failure = self.preparer.land();
        let sent = self.preparer.sent(&self.config, credentials);
        let result = match (response, failure) {
            (Ok(response), _) => response::read(&response, sent, now),
            (Err(Fault::Missing(Missing::Metadata, _)), Some(failure)) => Err(*failure),
            (Err(fault), _) => Err(response::fault(fault, sent)),
        };
        let Self { config, lifecycle, rng, counters, sharing, .. } = self;
        let rng = rng.get_or_insert(Rng::new(0));
        let event = match result {
            Ok(granted) => {
                let (age_ms, source) = (Millis::ZERO, Source::Endpoint);
                let arrival =
                    Arrival { granted, asked_at, age_ms, source, replaces_rejected: true };
                lifecycle.delivered(flight, arrival, &config.policy, rng)
            }
            Err(error) => {
                counters.token_failures = counters.token_failures.saturating_add(1);
                let awaited = lifecycle.awaited(flight);
                let event = lifecycle.failed(now, flight, error, &config.policy, rng);
                if let Some(Event::TokenFailed { error, .. }) = &event {
                    sharing.failed(flight, error, lifecycle.hold_off(now, awaited));
                }
                event
            }
        };
        if let Some(event) = event {
            let subject = Subject::Flight(flight, Some(now.waited_since(asked_at)));
            self.events.tell(now, subject, event);
        }
    }

    /// How the timer has to change since this was last asked.
    pub fn alarm_change(&mut self, now: Instant) -> AlarmChange {
        let delay_ms = self.alarm_ms(now);
        let alarm = delay_ms.map(|ms| NotBefore::after(now, ms).moment());
        if core::mem::replace(&mut self.alarm, alarm) == alarm {
            return AlarmChange::Keep;
        }
        delay_ms.map_or(AlarmChange::Stop, |delay_ms| AlarmChange::Set { delay_ms })
    }

    /// The timer has fired, and is no longer set.
    pub const fn alarm_fired(&mut self) {
        self.alarm = None;
    }

    /// The time until the timer should fire; none if no timer is needed.
    pub fn alarm_ms(&self, now: Instant) -> Option<Millis> {
        if self.config.background_refresh {
            self.lifecycle.alarm_ms(now, &self.config.policy)
        } else {
            None
        }
    }

    /// What has happened since this was last asked.
    pub fn take_events(&mut self) -> Vec<EventRecord> {
        self.events.take()
    }

    /// The generation of the current token, or none.
    pub fn generation(&self) -> Generation {
        self.lifecycle.token().map_or(Generation::NONE, |token| token.generation)
    }

    /// Drops the token that a user saw rejected, if it is still current. It is given as the token or as
    /// its header's value; without it, the current token is dropped. The next call gets a new one.
    pub fn invalidate(&mut self, rejected: Option<&str>, now: Instant) {
        let Some(text) = rejected else {
            self.lifecycle.invalidate(now);
            return;
        };
        let generation = self.generation();
        let current =
            self.token(generation).is_some_and(|token| token.access_token.expose() == text)
                || self.header(generation).is_some_and(|header| header.expose() == text);
        if current {
            self.lifecycle.rejected(now, generation, false, &self.config.policy);
        }
    }

    /// Ends the client.
    pub fn close(&mut self) {
        self.lifecycle.close();
        self.events.take();
    }

    /// The client's status.
    pub fn status(&self, now: Instant) -> Status {
        let token = self.lifecycle.token();
        Status {
            state: self.lifecycle.state(now),
            generation: self.generation(),
            expires_at_ms: token.map(Token::expires_at_ms),
            refreshes_at_ms: token.map(|token| now.wall_after(token.refresh_in_ms(now))),
            scope: token.and_then(|token| token.scope.clone()),
            last_error: self.lifecycle.last_error().cloned(),
            counters: self.counters,
            store: self.sharing.state(self.config.store.is_some(), now),
        }
    }

    fn acquire(
        &mut self,
        call: &mut Call,
        since: Instant,
        waited: Option<FlightId>,
        joined: bool,
        now: Instant,
    ) -> Step {
        let waited_ms = now.waited_since(since);
        let left_ms = call.wait_left_ms(now).unwrap_or(Millis::MAX);
        let patience_ms = self.config.token_wait_ms.saturating_sub(waited_ms).min(left_ms);
        let need = Need { newer_than: call.options.newer_than, patience_ms, waited, joined };
        let since = Some(since);
        match self.lifecycle.acquire(now, need, &self.config.policy) {
            Acquire::Use(generation) => {
                self.tell_replay(call, generation, now);
                Step::Send { generation }
            }
            Acquire::Join { flight, at_most_ms } => {
                call.stage = Stage::Acquire { since, waited: Some(flight), joined: true };
                Step::Join { flight, at_most_ms }
            }
            Acquire::Begin { flight, reason } => {
                call.stage = Stage::Acquire { since, waited: Some(flight), joined: false };
                self.begun(flight, reason, now);
                Step::Begin { flight }
            }
            Acquire::Later { wait_ms } => {
                call.stage = Stage::Acquire { since, waited: None, joined: false };
                Step::Pause { wait_ms }
            }
            Acquire::Fail(error) => Step::Fail(error),
        }
    }

    fn judge(&mut self, call: &mut Call, outcome: Outcome<'_>, now: Instant) {
        let Self { config, budget, rng, events, calls_told, counters, .. } = self;
        let rng = rng.get_or_insert(Rng::new(0));
        let max_retries = call.options.max_retries.unwrap_or(config.max_retries);
        let verdict = verdict::retry(call, outcome, max_retries, &config.policy, budget, rng, now);
        if let Verdict::Retry { delay_ms, throttled } = verdict {
            if throttled {
                call.owed = call.owed.saturating_add(config.policy.throttled_retry_cost);
            }
            call.retries = call.retries.saturating_add(1);
            call.stage = Stage::Delay { wait_ms: delay_ms };
            counters.retries = counters.retries.saturating_add(1);
            let status = match outcome {
                Outcome::Response { status, .. } => Some(status),
                Outcome::Fault { .. } => None,
            };
            let event = Event::Retried { attempt: call.retries, delay_ms, status };
            events.tell(now, call.subject(calls_told, now), event);
        }
    }

    fn tell_replay(&mut self, call: &mut Call, generation: Generation, now: Instant) {
        if let Some(rejected_generation) = call.replay_untold.take() {
            self.counters.replays = self.counters.replays.saturating_add(1);
            let event = Event::Replayed { rejected_generation, generation };
            self.events.tell(now, call.subject(&mut self.calls_told, now), event);
        }
    }

    /// With a store, the flight may get its token there.
    fn begun(&mut self, flight: FlightId, reason: Reason, now: Instant) {
        if self.config.store.is_some() {
            return;
        }
        self.events.tell(now, Subject::Flight(flight, None), Event::TokenRequest { reason });
        self.counters.token_requests = self.counters.token_requests.saturating_add(1);
    }
}
