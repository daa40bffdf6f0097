//! Discovery of the token endpoint: when metadata are requested, how long they are kept, where credentials go.

use everbearer::engine::client::Engine;
use everbearer::engine::error::{Code, Error};
use everbearer::engine::ids::FlightId;
use everbearer::engine::time::Instant;
use everbearer::engine::token_endpoint::credentials::{Missing, Sent};
use everbearer::engine::token_endpoint::discovery::Metadata;
use everbearer::engine::token_endpoint::preparation::Preparation;
use everbearer::engine::token_endpoint::response::{self, Body, Fault, TokenResponse};
use serde_json::json;

use crate::support::{DAY, MINUTE, SECRET, START, at, parse_url, read, write_number};

const ISSUER: &str = "https://auth.example.com";

fn engine() -> Engine {
    let options = json!({"issuer": ISSUER, "clientId": "id", "clientSecret": SECRET});
    Engine::new(read(options).unwrap())
}

fn metadata(endpoint: &str) -> Metadata {
    Metadata { endpoint: endpoint.to_owned(), issuer: format!("{ISSUER}/") }
}

/// Both clocks, this long after the start.
fn after(ms: u64) -> Instant {
    at(ms, START + ms)
}

fn bare(status: u16) -> TokenResponse {
    TokenResponse { status, retry_after: None, base: None, body: Body::Empty }
}

fn found(engine: &mut Engine, endpoint: &str, now: Instant) {
    assert!(matches!(engine.prepare(now), Preparation::Discover));
    engine.preparer().discovered(metadata(endpoint), &parse_url, now);
    assert!(matches!(engine.prepare(now), Preparation::Ask));
}

/// A flight that lands with this response.
fn land(engine: &mut Engine, response: Result<TokenResponse, Fault>, now: Instant) {
    engine.landed(FlightId(1), now, response, None, now);
}

fn last_error(engine: &Engine) -> Error {
    engine.status(after(0)).last_error.expect("an error")
}

/// Begins a flight, so that its landing counts.
fn begin(engine: &mut Engine) {
    use everbearer::engine::call::Call;
    let mut call = Call::new(crate::support::GET, after(0));
    engine.step(&mut call, after(0));
}

#[test]
fn the_token_endpoint_is_that_of_the_metadata() {
    let mut engine = engine();
    assert!(engine.asks(after(0)));
    assert_eq!(engine.token_request(None, "").url, "");
    found(&mut engine, "https://login.example.com/token", after(0));
    assert_eq!(engine.token_request(None, "").url, "https://login.example.com/token");
    assert!(!engine.asks(after(0)), "the next token request needs no preparation");
}

#[test]
fn metadata_are_kept_for_a_day_and_failed_renewals_wait_for_ten_minutes() {
    let mut engine = engine();
    found(&mut engine, "https://login.example.com/token", after(0));
    assert!(!engine.asks(after(DAY - 1)));
    assert!(engine.asks(after(DAY)));
    assert!(matches!(engine.prepare(after(DAY)), Preparation::Discover));
    engine.preparer().undiscovered("down".to_owned(), true);
    assert!(matches!(engine.prepare(after(DAY)), Preparation::Ask), "the last ones serve");
    land(&mut engine, Ok(bare(503)), after(DAY));
    assert!(!engine.asks(after(DAY + 10 * MINUTE - 1)));
    assert!(engine.asks(after(DAY + 10 * MINUTE)));
}

#[test]
fn without_metadata_there_is_no_token_request() {
    for (transient, code) in [(true, Code::DiscoveryFailed), (false, Code::InvalidMetadata)] {
        let mut engine = engine();
        begin(&mut engine);
        assert!(matches!(engine.prepare(after(0)), Preparation::Discover));
        engine.preparer().undiscovered("why".to_owned(), transient);
        assert!(matches!(engine.prepare(after(0)), Preparation::Fail));
        land(&mut engine, Err(Fault::Missing(Missing::Metadata, None)), after(0));
        let Error { code: told, message, .. } = last_error(&engine);
        assert_eq!((told, message.as_str(), told.transient()), (code, "why", transient));
        assert!(
            matches!(engine.prepare(after(1)), Preparation::Discover),
            "the next flight asks again"
        );
    }
}

#[test]
fn credentials_go_to_an_https_url_only() {
    for endpoint in
        ["http://login.example.com/token", "nonsense", "", "https://a:b@login.example.com/"]
    {
        let mut engine = engine();
        begin(&mut engine);
        assert!(matches!(engine.prepare(after(0)), Preparation::Discover));
        engine.preparer().discovered(metadata(endpoint), &parse_url, after(0));
        assert!(matches!(engine.prepare(after(0)), Preparation::Fail), "{endpoint}");
        land(&mut engine, Err(Fault::Missing(Missing::Metadata, None)), after(0));
        let Error { code, message, .. } = last_error(&engine);
        assert_eq!(code, Code::InvalidMetadata);
        assert!(message.contains("no https URL") && message.ends_with("No credential was sent."));
    }
}

#[test]
fn a_refusal_or_an_endpoint_that_is_gone_puts_the_metadata_in_doubt() {
    for (status, doubted) in [
        (401, true),
        (404, true),
        (405, true),
        (410, true),
        (400, false),
        (503, false),
        (403, false),
    ] {
        let mut engine = engine();
        found(&mut engine, "https://login.example.com/token", after(0));
        assert!(!engine.asks_again(&bare(status), None, after(0)), "they are of this flight");
        land(&mut engine, Ok(bare(status)), after(0));
        assert_eq!(engine.asks_again(&bare(status), None, after(1)), doubted, "{status}");
        let next = engine.prepare(after(1));
        assert_eq!(matches!(next, Preparation::Discover), doubted);
    }
    let mut pinned = Engine::new(crate::support::config(json!({"issuer": ISSUER})));
    assert!(!pinned.asks_again(&bare(404), None, after(0)));
    assert!(!pinned.asks(after(0)), "a token endpoint of the options is not discovered");
}

#[test]
fn an_endpoint_that_has_moved_is_another_token_request() {
    for (endpoint, moved) in
        [("https://new.example.com/token", true), ("https://login.example.com/token", false)]
    {
        let mut engine = engine();
        found(&mut engine, "https://login.example.com/token", after(0));
        land(&mut engine, Ok(bare(404)), after(0));
        assert!(engine.asks_again(&bare(404), None, after(1)));
        found(&mut engine, endpoint, after(1));
        let none = everbearer::engine::token_endpoint::credentials::Credentials::default();
        assert_eq!(engine.differs(&none, &none, false), moved);
    }
}

#[test]
fn metadata_that_do_not_come_in_time_are_told() {
    let engine = engine();
    let error = response::fault(Fault::Timeout, Sent::new(engine.config(), None));
    assert_eq!(error.code, Code::DiscoveryFailed);
    assert!(error.message.starts_with("The metadata of issuer did not come within tokenTimeoutMs"));
}

#[test]
fn the_issuer_is_spelt_as_the_metadata_spell_it() {
    use everbearer::engine::config::reader::{Kept, OptionSource};
    let options = crate::support::to_json(json!({"issuer": ISSUER, "clientId": "id"}));
    let source = OptionSource {
        options: &options,
        prefix: None,
        variables: None,
        kept: Kept { key: Some(false), ..Kept::default() },
        parse_url: &parse_url,
        write_number: &write_number,
    };
    let mut engine = Engine::new(everbearer::engine::config::Config::read(source).unwrap());
    assert!(matches!(engine.prepare(after(0)), Preparation::Discover));
    engine.preparer().discovered(metadata("https://login.example.com/token"), &parse_url, after(0));
    let Preparation::Sign(plan) = engine.prepare(after(0)) else { panic!("nothing to sign") };
    assert_eq!(plan.audience, format!("{ISSUER}/"));
}
