//! The world of the tests: an engine, two clocks that a test moves, and a token endpoint whose responses
//! a test lands itself.

use everbearer::engine::call::verdict::Outcome;
use everbearer::engine::call::{Call, CallOptions, Step};
use everbearer::engine::client::Engine;
use everbearer::engine::config::reader::{Kept, OptionSource};
use everbearer::engine::config::{Config, Credential};
use everbearer::engine::error::Error;
use everbearer::engine::event::{Event, EventRecord};
use everbearer::engine::ids::{FlightId, Generation};
use everbearer::engine::json::Json;
use everbearer::engine::lifecycle::Warmth;
use everbearer::engine::origin::UrlParts;
use everbearer::engine::time::{Instant, MonoMillis, UnixMillis};
use everbearer::engine::token_endpoint::credentials::Sent;
use everbearer::engine::token_endpoint::response::{Body, Fault, TokenResponse};
use serde_json::{Value, json};

/// The client secret of every world: nothing printed may contain it.
pub const SECRET: &str = "canary-client-s3cr3t";
/// The beginning of every access token of a world: nothing printed may contain it.
pub const TOKEN: &str = "canary-access-t0ken";
/// Fri, 06 Nov 2026 08:49:37 GMT, where the wall clock of every world starts.
pub const START: u64 = 1_793_954_977_000;

pub const SECOND: u64 = 1_000;
pub const MINUTE: u64 = 60 * SECOND;
pub const HOUR: u64 = 60 * MINUTE;
pub const DAY: u64 = 24 * HOUR;

/// A GET.
pub const GET: CallOptions = CallOptions {
    idempotent: true,
    repeatable_body: true,
    timeout_ms: None,
    max_retries: None,
    newer_than: Generation::NONE,
};
/// A POST whose body is a string.
pub const POST: CallOptions = CallOptions { idempotent: false, ..GET };

pub fn to_json(value: Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(yes) => Json::Bool(yes),
        Value::Number(number) => Json::Number(number.as_f64().unwrap()),
        Value::String(text) => Json::Text(text),
        Value::Array(items) => Json::List(items.into_iter().map(to_json).collect()),
        Value::Object(members) => {
            Json::Object(members.into_iter().map(|(name, value)| (name, to_json(value))).collect())
        }
    }
}

/// A number as JavaScript writes it, but for the exponents of very large and very small ones.
pub fn write_number(number: f64) -> String {
    format!("{number}")
}

/// The `url` crate follows the same standard as `new URL`.
pub fn parse_url(text: &str) -> Option<UrlParts> {
    let url = url::Url::parse(text).ok()?;
    Some(UrlParts {
        href: url.to_string(),
        origin: url.origin().ascii_serialization(),
        path: url.path().to_owned(),
        protocol: format!("{}:", url.scheme()),
        hostname: url.host_str().unwrap_or_default().to_owned(),
        has_credentials: !url.username().is_empty() || url.password().is_some(),
        has_fragment: url.fragment().is_some(),
    })
}

/// What a token request of this configuration is sent with.
pub const fn sent(config: &Config) -> Sent<'_> {
    Sent::new(config, None)
}

/// The secret of a configuration that has one.
pub fn secret_of(config: &Config) -> &str {
    match &config.credential {
        Credential::Secret(secret) => secret.expose(),
        Credential::Asked | Credential::None => "",
    }
}

/// Reads a configuration from options alone.
pub fn read(options: Value) -> Result<Config, Error> {
    read_with(options, Kept::default())
}

/// Reads a configuration from options, and from what the facade keeps.
pub fn read_with(options: Value, kept: Kept) -> Result<Config, Error> {
    Config::read(OptionSource {
        options: &to_json(options),
        prefix: None,
        variables: None,
        kept,
        parse_url: &parse_url,
        write_number: &write_number,
    })
}

/// Complete options with these changes; a `null` removes one.
pub fn options(extra: Value) -> Value {
    let mut all = json!({
        "tokenUrl": "https://auth.example.com/oauth2/token?tenant=hidden-query",
        "clientId": "acme",
        "clientSecret": SECRET,
    });
    for (name, value) in extra.as_object().unwrap() {
        all[name] = value.clone();
    }
    all
}

pub fn config(extra: Value) -> Config {
    read(options(extra)).unwrap()
}

/// A sample of both clocks, by its numbers.
pub fn at(mono_ms: u64, wall_ms: u64) -> Instant {
    Instant::new(MonoMillis(mono_ms), UnixMillis(wall_ms))
}

/// An engine in virtual time.
pub struct World {
    pub engine: Engine,
    mono_ms: u64,
    wall_ms: u64,
    begun: Vec<(FlightId, Instant)>,
    granted: u32,
}

impl World {
    /// A world with the default policy, but without jitter on the refresh-ahead window, so that turning
    /// points are exact.
    pub fn new(extra: Value) -> Self {
        let mut extra = extra;
        if extra["policy"].is_null() {
            extra["policy"] = json!({});
        }
        if extra["policy"]["refreshJitterRatio"].is_null() {
            extra["policy"]["refreshJitterRatio"] = json!(0);
        }
        let mut engine = Engine::new(config(extra));
        engine.seed(42);
        Self { engine, mono_ms: 5_000, wall_ms: START, begun: Vec::new(), granted: 0 }
    }

    /// A world whose client has a token of `lifetime_s` that a call has used.
    pub fn warm(extra: Value, lifetime_s: u64) -> Self {
        let mut world = Self::new(extra);
        world.get_token(lifetime_s);
        world.engine.take_events();
        world
    }

    pub fn now(&self) -> Instant {
        at(self.mono_ms, self.wall_ms)
    }

    pub fn wall_ms(&self) -> u64 {
        self.wall_ms
    }

    /// Time goes by.
    pub fn advance(&mut self, ms: u64) {
        self.mono_ms += ms;
        self.wall_ms += ms;
    }

    /// The machine sleeps, or the wall clock is set forward: the monotonic clock stands still.
    pub fn wall_jumps(&mut self, ms: u64) {
        self.wall_ms += ms;
    }

    /// The wall clock is set back.
    pub fn wall_set_back(&mut self, ms: u64) {
        self.wall_ms -= ms;
    }

    pub fn call(&self, options: CallOptions) -> Call {
        Call::new(options, self.now())
    }

    /// The next step of a call; remembers when flights began.
    pub fn step(&mut self, call: &mut Call) -> Step {
        let step = self.engine.step(call, self.now());
        if let Step::Begin { flight } = step {
            self.begun.push((flight, self.now()));
        }
        step
    }

    /// A step that must be `Begin`; the caller then joins its own flight.
    pub fn begin(&mut self, call: &mut Call) -> FlightId {
        let flight = match self.step(call) {
            Step::Begin { flight } => flight,
            other => panic!("expected Begin, got {other:?}"),
        };
        assert_eq!(self.join(call), flight, "a caller joins the flight it began");
        flight
    }

    /// A step that must be `Join`.
    pub fn join(&mut self, call: &mut Call) -> FlightId {
        match self.step(call) {
            Step::Join { flight, .. } => flight,
            other => panic!("expected Join, got {other:?}"),
        }
    }

    /// A step that must be `Send`.
    pub fn send(&mut self, call: &mut Call) -> Generation {
        match self.step(call) {
            Step::Send { generation } => generation,
            other => panic!("expected Send, got {other:?}"),
        }
    }

    /// A step that must be `Pause`.
    pub fn pause(&mut self, call: &mut Call) -> u64 {
        match self.step(call) {
            Step::Pause { wait_ms } => wait_ms.0,
            other => panic!("expected Pause, got {other:?}"),
        }
    }

    /// A pause for the rest of a wait that a server asked for, plus the random delay.
    pub fn pause_asked(&mut self, call: &mut Call, left_ms: u64) -> u64 {
        let wait_ms = self.pause(call);
        assert!((left_ms..=left_ms + 5_000).contains(&wait_ms), "{wait_ms} ms for {left_ms}");
        wait_ms
    }

    /// A step that must be `Fail`.
    pub fn fail(&mut self, call: &mut Call) -> Error {
        match self.step(call) {
            Step::Fail(error) => *error,
            other => panic!("expected Fail, got {other:?}"),
        }
    }

    /// Begins the background refresh, if it is due.
    pub fn refresh(&mut self) -> Option<FlightId> {
        let flight = self.engine.begin_refresh(self.now())?;
        self.begun.push((flight, self.now()));
        Some(flight)
    }

    pub fn still_warm(&self) -> Generation {
        self.engine.still_warm(UnixMillis(self.wall_ms))
    }

    pub fn warmth(&mut self) -> Warmth {
        self.engine.warmth(self.now())
    }

    /// A flight ends now, with this response or fault.
    pub fn land(&mut self, flight: FlightId, response: Result<TokenResponse, Fault>) {
        let asked_at = self
            .begun
            .iter()
            .find(|(id, _)| *id == flight)
            .map(|(_, at)| *at)
            .expect("a flight that began");
        self.engine.landed(flight, asked_at, response, None, self.now());
    }

    /// A flight brings a token of this lifetime.
    pub fn grant(&mut self, flight: FlightId, lifetime_s: u64) {
        self.granted += 1;
        let body = json!({
            "access_token": format!("{TOKEN}-{}-of-flight-{}", self.granted, flight.0),
            "token_type": "Bearer",
            "expires_in": lifetime_s,
        });
        self.land(flight, Ok(json_response(200, body)));
    }

    /// Begins a flight that does not land in time, and the one in its place.
    pub fn lose_flight(&mut self, call: &mut Call) -> (FlightId, FlightId) {
        let lost = self.begin(call);
        self.advance(11 * SECOND);
        (lost, self.begin(call))
    }

    /// A flight fails with 503.
    pub fn unavailable(&mut self, flight: FlightId) {
        self.land(flight, Ok(bare(503, None)));
    }

    /// A flight fails with `invalid_client`.
    pub fn invalid_client(&mut self, flight: FlightId) {
        self.land(flight, Ok(json_response(401, json!({"error": "invalid_client"}))));
    }

    /// A complete first call: it begins a flight, gets a token and uses it.
    pub fn get_token(&mut self, lifetime_s: u64) -> Generation {
        let mut call = self.call(GET);
        let flight = self.begin(&mut call);
        self.grant(flight, lifetime_s);
        self.send(&mut call)
    }

    /// Drives a call until it is sent, over or failed; `server` lands every flight that it begins, and
    /// every pause is waited out.
    pub fn drive(&mut self, call: &mut Call, mut server: impl FnMut(&mut Self, FlightId)) -> Step {
        for _ in 0..1_000 {
            match self.step(call) {
                Step::Begin { flight } => {
                    self.join(call);
                    server(self, flight);
                }
                Step::Pause { wait_ms } => self.advance(wait_ms.0),
                Step::Join { at_most_ms, .. } => self.advance(at_most_ms.0),
                end => return end,
            }
        }
        panic!("the call did not come to an end");
    }

    /// An attempt of a call ends with a response.
    pub fn responded(&mut self, call: &mut Call, generation: Generation, status: u16) {
        self.responded_with(call, generation, status, None);
    }

    /// An attempt of a call ends with a response that may have a Retry-After header.
    pub fn responded_with(
        &mut self,
        call: &mut Call,
        generation: Generation,
        status: u16,
        retry_after: Option<&str>,
    ) {
        let outcome = Outcome::Response { status, retry_after, challenge: None, elsewhere: false };
        self.engine.ended(call, generation, outcome, self.now());
    }

    /// Drops the current token.
    pub fn invalidate(&mut self) {
        self.engine.invalidate(None, self.now());
    }

    /// Token requests so far.
    pub fn requests(&self) -> u32 {
        self.engine.status(self.now()).counters.token_requests
    }

    /// What has happened, without the token requests that went out.
    pub fn events(&mut self) -> Vec<Event> {
        let events = self.event_records().into_iter().map(|record| record.event);
        events.filter(|event| !matches!(event, Event::TokenRequest { .. })).collect()
    }

    /// Everything that has happened, with times and subjects.
    pub fn event_records(&mut self) -> Vec<EventRecord> {
        self.engine.take_events()
    }

    /// The access token of a generation.
    pub fn token_text(&self, generation: u32) -> Option<String> {
        let token = self.engine.token(Generation(generation))?;
        Some(token.access_token.expose().to_owned())
    }
}

/// A token response with a JSON body.
pub fn json_response(status: u16, body: Value) -> TokenResponse {
    TokenResponse { status, retry_after: None, base: None, body: Body::Json(to_json(body)) }
}

/// A token response with an empty body, perhaps with Retry-After.
pub fn bare(status: u16, retry_after: Option<&str>) -> TokenResponse {
    TokenResponse {
        status,
        retry_after: retry_after.map(str::to_owned),
        base: None,
        body: Body::Empty,
    }
}

/// Fails if the text contains a secret or a token.
pub fn assert_clean(text: &str) {
    assert!(!text.contains(SECRET), "holds the secret: {text}");
    assert!(!text.contains(TOKEN), "holds a token: {text}");
}
