//! What a client does as a tenant of a pool: its credentials, what is known of its token endpoint, and its waits.

use everbearer::engine::call::{Call, Step};
use everbearer::engine::client::Engine;
use everbearer::engine::config::reader::Kept;
use everbearer::engine::error::Code;
use everbearer::engine::fleet::coordination::{Need, Told};
use everbearer::engine::fleet::sharing::StoreState;
use everbearer::engine::ids::FlightId;
use everbearer::engine::pool::{Limits, Pool};
use everbearer::engine::time::{Instant, Millis};
use everbearer::engine::token_endpoint::credentials::Missing;
use everbearer::engine::token_endpoint::discovery::Metadata;
use everbearer::engine::token_endpoint::preparation::Preparation;
use everbearer::engine::token_endpoint::response::Fault;
use serde_json::{Value, json};
use std::rc::Rc;

use crate::pool_world::{PoolWorld, common, of_pool};
use crate::support::{
    GET, HOUR, SECOND, assert_clean, bare, json_response, options, parse_url, read_with, secret_of,
};

#[test]
fn the_secret_is_in_the_core_during_the_flight_only() {
    let mut world = PoolWorld::new(9, None, 9);
    let (key, mut engine) = world.admit();
    assert_eq!((secret_of(engine.config()), engine.config().client_id.as_str()), ("", ""));
    let flight = world.begin(&mut engine);
    world.configure(&mut engine, json!({}), false);
    assert_eq!(engine.config().client_id, "acme");
    assert!(!secret_of(engine.config()).is_empty());
    assert_clean(&format!("{engine:?}"));
    world.grant(&mut engine, flight, 3_600);
    assert_eq!((secret_of(engine.config()), engine.config().client_id.as_str()), ("", ""));
    assert!(engine.has_token(world.now()), "the token stays");
    // So it is if the edge puts a tenant to rest whose flight it has not concluded.
    world.configure(&mut engine, json!({}), false);
    world.rest(key, &mut engine);
    assert_eq!(secret_of(engine.config()), "", "that of a new tenant");
    let engine = world.pool.wake(key).unwrap();
    assert_eq!(secret_of(engine.config()), "");
}

#[test]
fn a_client_that_is_no_tenant_forgets_nothing() {
    let mut world = PoolWorld::new(9, None, 9);
    let mut engine = Engine::new(crate::support::config(json!({})));
    world.pool.conclude(&mut engine);
    assert!(!secret_of(engine.config()).is_empty());
}

#[test]
fn a_tenant_asks_before_each_token_request_and_fails_without_credentials() {
    let mut world = PoolWorld::new(9, None, 9);
    let (_, mut engine) = world.admit();
    let now = world.now();
    assert!(engine.asks(now));
    let mut alone = Engine::new(crate::support::config(json!({})));
    assert!(!alone.asks(now), "what one client has, it sends at once");
    let flight = world.begin(&mut engine);
    world.fails(&mut engine, flight, Fault::Missing(Missing::Credentials, None));
    let error = engine.status(now).last_error.unwrap();
    assert_eq!(error.code, Code::CredentialsUnavailable);
    let flight = world.begin(&mut alone);
    assert_eq!(alone.overdue_in_ms(flight, now), Millis::ZERO);
}

#[test]
fn a_flight_that_waits_for_its_turn_is_not_late() {
    let mut world = PoolWorld::new(9, None, 9);
    let (_, mut engine) = world.admit();
    let mut call = Call::new(GET, world.now());
    let Step::Begin { flight } = engine.step(&mut call, world.now()) else { panic!() };
    assert!(engine.awaited(flight) && !engine.awaited(FlightId(9)));
    let limit_ms = 10 * SECOND;
    assert_eq!(engine.overdue_in_ms(flight, world.now()), Millis(limit_ms));
    engine.parked(flight, world.now());
    world.ms += 30 * SECOND;
    assert_eq!(engine.overdue_in_ms(flight, world.now()), Millis(limit_ms), "ask again then");
    let joins = |engine: &mut Engine, now: Instant| {
        matches!(engine.step(&mut Call::new(GET, now), now), Step::Join { .. })
    };
    assert!(joins(&mut engine, world.now()));
    engine.parked(FlightId(9), world.now());
    assert!(engine.resumed(flight, world.now()) && !engine.resumed(FlightId(9), world.now()));
    world.ms += limit_ms;
    assert_eq!(engine.overdue_in_ms(flight, world.now()), Millis::ZERO, "from its turn on");
    world.ms += SECOND;
    assert!(!joins(&mut engine, world.now()), "now it counts as lost");
}

#[test]
fn a_flight_is_parked_for_an_hour_and_resumed_only_if_it_is_wanted() {
    let mut world = PoolWorld::new(9, None, 9);
    let (_, mut engine) = world.admit();
    let flight = world.begin(&mut engine);
    engine.parked(flight, world.now());
    world.ms += HOUR - 1;
    assert_eq!(engine.overdue_in_ms(flight, world.now()), Millis::ZERO);
    let now = world.now();
    assert!(matches!(engine.step(&mut Call::new(GET, now), now), Step::Join { .. }));
    world.ms += 1;
    let now = world.now();
    assert!(matches!(engine.step(&mut Call::new(GET, now), now), Step::Begin { .. }));
    assert!(!engine.resumed(flight, now), "another has taken its place");
    let (_, mut engine) = world.admit();
    let flight = world.begin(&mut engine);
    engine.invalidate(None, now);
    assert!(!engine.resumed(flight, now), "it is not wanted");
}

// What is known of a token endpoint

const ISSUER: &str = "https://login.example.com";

/// A pool whose token endpoint is discovered.
fn discovering() -> PoolWorld {
    PoolWorld::with(common(json!({"issuer": ISSUER})).unwrap(), 9, None, 9)
}

fn of(issuer: &str) -> Value {
    json!({"tokenUrl": null, "issuer": issuer})
}

fn discovers(world: &PoolWorld, engine: &mut Engine) -> bool {
    matches!(engine.prepare(world.now()), Preparation::Discover)
}

fn found(world: &PoolWorld, engine: &mut Engine, endpoint: &str) {
    assert!(discovers(world, engine));
    let metadata = Metadata { endpoint: endpoint.to_owned(), issuer: ISSUER.to_owned() };
    engine.preparer().discovered(metadata, &parse_url, world.now());
}

/// A tenant that has found the endpoint of this issuer, and got a token there.
fn learns(world: &mut PoolWorld, issuer: &str) -> Box<Engine> {
    let (_, mut engine) = world.admit();
    let flight = world.begin(&mut engine);
    world.configure(&mut engine, of(issuer), false);
    found(world, &mut engine, &format!("{issuer}/token"));
    world.grant(&mut engine, flight, 3_600);
    engine
}

fn url(engine: &Engine) -> String {
    engine.token_request(None, "").url
}

#[test]
fn tenants_of_the_same_endpoint_share_what_is_known_of_it() {
    let mut world = discovering();
    learns(&mut world, ISSUER);
    let (key, mut two) = world.admit();
    world.configure(&mut two, of(ISSUER), false);
    assert!(!discovers(&world, &mut two));
    assert_eq!(url(&two), "https://login.example.com/token");
    world.pool.conclude(&mut two);
    // What changes nothing: a rest, a second end, and an end without credentials.
    world.pool.conclude(&mut two);
    world.rest(key, &mut two);
    let (_, mut three) = world.admit();
    world.pool.conclude(&mut three);
    world.configure(&mut three, of(ISSUER), false);
    assert!(!discovers(&world, &mut three));
    let (_, mut other) = world.admit();
    world.configure(&mut other, of("https://other.example.com"), false);
    assert!(discovers(&world, &mut other), "another issuer");
}

#[test]
fn credentials_of_another_issuer_do_not_go_to_the_endpoint_of_the_one_before() {
    let mut world = discovering();
    let mut engine = learns(&mut world, "https://a.example.com");
    world.configure(&mut engine, of("https://a.example.com"), false);
    assert!(!discovers(&world, &mut engine), "it is known still");
    world.configure(&mut engine, of("https://b.example.com"), true);
    found(&world, &mut engine, "https://b.example.com/token");
    assert_eq!(url(&engine), "https://b.example.com/token");
    world.pool.conclude(&mut engine);
    world.configure(&mut engine, of(ISSUER), false);
    assert!(discovers(&world, &mut engine), "nor to that of a tenant's own issuer");
    world.pool.conclude(&mut engine);
    let (_, mut other) = world.admit();
    world.configure(&mut other, of(ISSUER), false);
    assert!(discovers(&world, &mut other), "and the pool has learnt nothing wrong");
}

#[test]
fn a_flight_that_asks_again_keeps_what_it_has_found_out() {
    let mut world = discovering();
    learns(&mut world, ISSUER);
    let (_, mut engine) = world.admit();
    world.begin(&mut engine);
    world.configure(&mut engine, of(ISSUER), false);
    assert!(!discovers(&world, &mut engine));
    assert!(engine.asks_again(&bare(404, None), None, world.now()), "the endpoint may have moved");
    world.configure(&mut engine, of(ISSUER), false);
    found(&world, &mut engine, "https://login.example.com/v2/token");
    world.configure(&mut engine, of(ISSUER), false);
    assert!(!discovers(&world, &mut engine));
    assert_eq!(url(&engine), "https://login.example.com/v2/token");
}

#[test]
fn other_credentials_make_another_token_request() {
    let mut world = PoolWorld::new(9, None, 9);
    let same = |engine: &mut Engine| {
        let none = everbearer::engine::token_endpoint::credentials::Credentials::default();
        !engine.differs(&none, &none, false)
    };
    let (_, mut engine) = world.admit();
    world.begin(&mut engine);
    world.configure(&mut engine, json!({}), false);
    assert!(same(&mut engine));
    world.configure(&mut engine, json!({"clientSecret": "other-secret"}), true);
    assert!(!same(&mut engine));
    let flight = FlightId(1);
    world.fails(&mut engine, flight, Fault::Timeout);
    assert!(same(&mut engine), "the next flight's is its first");
}

#[test]
fn tenants_have_places_in_the_spread_that_move_with_each_token() {
    let mut world = PoolWorld::new(9, None, 9);
    let place = |world: &mut PoolWorld, key, engine: &mut Engine| {
        let config = read_with(options(json!({})), Kept::default()).unwrap();
        world.pool.configure(key, engine, config, false);
        engine.config().policy.spread.unwrap() >> 27
    };
    let mut tenants: Vec<_> = (0..64).map(|_| world.admit()).collect();
    for _ in 0..2 {
        let mut seen: Vec<u32> =
            tenants.iter_mut().map(|(key, engine)| place(&mut world, *key, engine)).collect();
        let before = seen.clone();
        for span in seen.chunks_mut(32) {
            span.sort_unstable();
            assert!(span[0] < 3 && span[31] > 28, "{span:?}");
            span.windows(2).for_each(|two| assert!(two[1] - two[0] <= 2, "{span:?}"));
        }
        for ((key, engine), before) in tenants.iter_mut().zip(before) {
            assert_eq!(place(&mut world, *key, engine), before, "the same as long as its token is");
            engine.invalidate(None, world.now());
            world.warm(engine, 3_600);
            assert_ne!(place(&mut world, *key, engine), before);
        }
    }
}

#[test]
fn a_tenant_whose_credentials_are_others_asks_at_once() {
    let mut world = PoolWorld::new(9, None, 9);
    let (_, mut engine) = world.admit();
    world.configure(&mut engine, json!({}), false);
    let step = |world: &PoolWorld, engine: &mut Engine| {
        engine.step(&mut Call::new(GET, world.now()), world.now())
    };
    let Step::Begin { flight } = step(&world, &mut engine) else { panic!() };
    let refused = json_response(401, json!({"error": "invalid_client"}));
    engine.landed(flight, world.now(), Ok(refused), None, world.now());
    assert!(matches!(step(&world, &mut engine), Step::Fail(_)), "from memory");
    engine.rotate(world.now());
    assert!(matches!(step(&world, &mut engine), Step::Begin { .. }));
}

// A store

#[test]
fn all_tenants_know_that_the_store_has_failed() {
    let kept = Kept { store: Some(true), ..of_pool() };
    let common = read_with(json!({"tokenUrl": "https://auth.example.com/token"}), kept).unwrap();
    let limits = Limits { at_once: 9, per_minute: None };
    let mut pool = Pool::new(Rc::new(common), limits, 9);
    let world = PoolWorld::new(9, None, 9);
    let now = world.now();
    let [(one, mut first), (_, second)] = [pool.admit(), pool.admit()];
    let flight = world.begin(&mut first);
    assert!(matches!(first.coordinate(flight, Told::Begun, now).unwrap().need, Need::Read));
    first.coordinate(flight, Told::Failed, now);
    for engine in [&first, &second, &pool.admit().1] {
        assert_eq!(engine.status(now).store, StoreState::Held);
    }
    pool.rest(one, &mut first, now);
    assert_eq!(first.status(now).store, StoreState::Held, "that of a new tenant");
}

// What the tenants have in common

#[test]
fn what_is_missing_comes_with_each_tenant() {
    for options in [
        json!({}),
        json!({"clientId": "acme"}),
        json!({"issuer": ISSUER}),
        json!({"clientAuthentication": "private_key_jwt"}),
        json!({"clientAuthentication": "tls_client_auth"}),
        json!({"clientAuthentication": "client_secret_jwt"}),
        json!({"grant": "jwt-bearer"}),
        json!({"grant": "token-exchange"}),
    ] {
        let config = common(options.clone()).unwrap_or_else(|error| panic!("{options}: {error:?}"));
        assert!(config.of_pool);
        assert!(read_with(options.clone(), Kept::default()).is_err(), "{options}");
    }
    assert!(!read_with(options(json!({})), Kept::default()).unwrap().of_pool);
}

#[test]
fn what_is_wrong_is_refused() {
    for (options, option) in [
        (json!({"tokenUrl": "http://auth.example.com/token"}), "tokenUrl"),
        (json!({"clientId": 5}), "clientId"),
        (json!({"scope": "a\"b"}), "scope"),
        (json!({"clientAuthentication": "magic"}), "clientAuthentication"),
        (json!({"clientAuthentication": "client_secret_basic_raw", "clientId": "a:b"}), "clientId"),
        (json!({"timeoutMs": -1}), "timeoutMs"),
        (json!({"maxTenant": 1}), "maxTenant"),
    ] {
        let error = common(options.clone()).unwrap_err();
        let problems: Vec<_> =
            error.problems.iter().map(|problem| problem.option.as_str()).collect();
        assert_eq!(problems, [option], "{options}");
    }
}
