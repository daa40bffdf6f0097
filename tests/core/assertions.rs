//! Assertions: who may have which, what is signed, what a refusal may mean, and what no text may show.

use everbearer::engine::call::{Call, Step};
use everbearer::engine::client::Engine;
use everbearer::engine::config::reader::{Kept, OptionSource};
use everbearer::engine::config::{
    Assertion, Audience, ClientAuthentication, Config, Credential, JwtSource, Place,
};
use everbearer::engine::error::{Code, Error};
use everbearer::engine::secret::Secret;
use everbearer::engine::time::{Instant, MonoMillis, UnixMillis};
use everbearer::engine::token_endpoint::assertion::{Plan, ahead_ms, is_far};
use everbearer::engine::token_endpoint::credentials::{Credentials, Missing, Sent};
use everbearer::engine::token_endpoint::preparation::{Preparation, signs};
use everbearer::engine::token_endpoint::request::TokenRequest;
use everbearer::engine::token_endpoint::response::{self, Body, Fault, TokenResponse};
use serde_json::{Value, json};

use crate::support::{GET, START, at, parse_url, to_json, write_number};

const ISSUER: &str = "https://auth.example.com/tenant";
const TOKEN_URL: &str = "https://auth.example.com/token?tenant=1";
const JWT: &str = "header.canary-claims.signature";

const KEY: Kept = Kept { key: Some(false), ..NONE };
const CHANGING_KEY: Kept = Kept { key: Some(true), ..NONE };
const GIVEN: Kept = Kept { assertion: true, ..NONE };
const NONE: Kept =
    Kept { secret: false, key: None, assertion: false, fetch: false, store: None, pool: false };

fn read(options: Value, variables: Value, kept: Kept) -> Result<Config, Error> {
    Config::read(OptionSource {
        options: &to_json(options),
        prefix: Some("ACME"),
        variables: Some(&to_json(variables)),
        kept,
        parse_url: &parse_url,
        write_number: &write_number,
    })
}

/// Options with an id and a token endpoint, and these.
fn options(more: Value) -> Value {
    let mut all = json!({"tokenUrl": TOKEN_URL, "clientId": "id", "issuer": ISSUER});
    for (name, value) in more.as_object().unwrap() {
        all[name] = value.clone();
    }
    all
}

fn config(more: Value, kept: Kept) -> Config {
    read(options(more), json!({}), kept).unwrap()
}

fn engine(more: Value, kept: Kept) -> Engine {
    Engine::new(config(more, kept))
}

fn plan(engine: &mut Engine, now: Instant) -> Plan {
    match engine.prepare(now) {
        Preparation::Sign(plan) => plan,
        other => panic!("expected a plan, got {other:?}"),
    }
}

fn refusal(status: u16, error: Option<&str>) -> TokenResponse {
    let body = error.map_or(Body::Empty, |error| Body::Json(to_json(json!({ "error": error }))));
    TokenResponse { status, retry_after: None, base: None, body }
}

fn with(jwt: &str) -> Credentials {
    let signature = Some("ES256 and no key id".to_owned());
    Credentials { secret: None, jwt: Some(Secret::new(jwt.to_owned())), signature }
}

#[test]
fn the_authentication_follows_from_what_is_given() {
    for (more, kept, authentication, place) in [
        (json!({}), KEY, ClientAuthentication::PrivateKeyJwt, Some(Place::ClientAssertion)),
        (json!({}), GIVEN, ClientAuthentication::ClientAssertion, Some(Place::ClientAssertion)),
        (json!({"clientSecret": "hush"}), NONE, ClientAuthentication::Basic, None),
        (json!({"grant": "jwt-bearer"}), KEY, ClientAuthentication::None, Some(Place::Assertion)),
        (json!({"grant": "jwt-bearer"}), GIVEN, ClientAuthentication::None, Some(Place::Assertion)),
        (
            json!({"grant": "token-exchange"}),
            GIVEN,
            ClientAuthentication::None,
            Some(Place::SubjectToken),
        ),
        (
            json!({"grant": "jwt-bearer", "clientSecret": "hush", "tokenRequestFormat": "json"}),
            GIVEN,
            ClientAuthentication::Post,
            Some(Place::Assertion),
        ),
        (
            json!({"grant": "own_word"}),
            KEY,
            ClientAuthentication::PrivateKeyJwt,
            Some(Place::ClientAssertion),
        ),
        (json!({"clientAuthentication": "none"}), NONE, ClientAuthentication::None, None),
        (
            json!({"clientAuthentication": "tls_client_auth"}),
            Kept { fetch: true, ..NONE },
            ClientAuthentication::TlsClientAuth,
            None,
        ),
    ] {
        let config = config(more.clone(), kept);
        let found = config.assertion.as_ref().map(|assertion| assertion.place);
        assert_eq!((config.authentication, found), (authentication, place), "{more}");
    }
}

#[test]
fn what_is_missing_or_too_much_is_a_problem_of_its_option() {
    for (more, kept, option, words) in [
        (
            json!({"clientAuthentication": "private_key_jwt"}),
            NONE,
            "privateKey",
            "private_key_jwt needs it",
        ),
        (
            json!({"clientAuthentication": "private_key_jwt"}),
            GIVEN,
            "clientAssertion",
            "not used with",
        ),
        (
            json!({"clientAuthentication": "client_assertion"}),
            NONE,
            "clientAssertion",
            "is missing",
        ),
        (json!({"clientAuthentication": "client_assertion"}), KEY, "privateKey", "not used with"),
        (
            json!({"clientAuthentication": "client_secret_basic", "clientSecret": "a"}),
            KEY,
            "privateKey",
            "not used",
        ),
        (json!({"clientAuthentication": "client_secret_jwt"}), NONE, "clientSecret", "is missing"),
        (json!({"clientSecret": "a"}), KEY, "clientSecret", "not used with private_key_jwt"),
        (json!({"clientAuthentication": "none"}), KEY, "privateKey", "not used with none"),
        (
            json!({"clientAuthentication": "tls_client_auth"}),
            NONE,
            "fetch",
            "tls_client_auth needs it",
        ),
        (
            json!({"clientAuthentication": "self_signed_tls_client_auth"}),
            NONE,
            "fetch",
            "is missing",
        ),
        (json!({"grant": "jwt-bearer"}), NONE, "clientAssertion", "is missing"),
        (
            json!({"grant": "jwt-bearer", "clientAuthentication": "private_key_jwt"}),
            KEY,
            "clientAuthentication",
            "another place",
        ),
        (json!({"issuer": null}), KEY, "issuer", "names the server"),
        (json!({"issuer": "http://auth.example.com"}), KEY, "issuer", "plain http"),
        (json!({"issuer": "https://auth.example.com/?a=b"}), KEY, "issuer", "no query"),
        (json!({"clientId": null}), KEY, "clientId", "is missing"),
        (
            json!({"tokenParameters": {"client_assertion": "a.b.c"}}),
            KEY,
            "tokenParameters.client_assertion",
            "clientAssertion",
        ),
        (
            json!({"tokenParameters": {"assertion": "a.b.c"}}),
            KEY,
            "tokenParameters.assertion",
            "clientAssertion",
        ),
        (
            json!({"tokenParameters": {"subject_token": "a"}}),
            KEY,
            "tokenParameters.subject_token",
            "clientAssertion",
        ),
    ] {
        let error = read(options(more.clone()), json!({}), kept).unwrap_err();
        let told =
            error.problems.iter().any(|one| one.option == option && one.problem.contains(words));
        assert!(told, "{more} {kept:?}: {:?}", error.problems);
    }
    let bare = json!({"clientAuthentication": "none", "clientId": null});
    let error = read(options(bare), json!({}), NONE).unwrap_err();
    assert_eq!(error.problems[0].option, "clientId", "only a grant with a JWT needs none");
    let posted = json!({"grant": "jwt-bearer", "clientSecret": "hush", "clientId": null});
    let error = read(options(posted), json!({}), GIVEN).unwrap_err();
    assert_eq!(error.problems[0].option, "clientId");
    let error = read(options(json!({})), json!({}), Kept { secret: true, ..KEY }).unwrap_err();
    assert_eq!(error.problems[0].option, "clientSecret", "a function is a secret, too");
    let both = read(options(json!({})), json!({}), Kept { assertion: true, ..KEY }).unwrap_err();
    assert_eq!(both.problems.len(), 1);
}

#[test]
fn a_secret_that_signs_is_not_sent() {
    let secret = "a secret of thirty-two bytes, or more";
    let signed = json!({"clientAuthentication": "client_secret_jwt", "clientSecret": secret});
    let config = config(signed, NONE);
    assert!(matches!(config.credential, Credential::None));
    let jwt = with(JWT);
    let request = TokenRequest::new(Sent::new(&config, Some(&jwt)));
    assert!(!request.body.contains("secret=") && request.headers.len() == 2);
    assert_eq!(Missing::Jwt.option(&config), "clientSecret");
    let signed = json!({"clientAuthentication": "client_secret_jwt", "clientSecret": secret});
    for kept in [NONE, Kept { secret: true, ..NONE }] {
        let source = self::config(signed.clone(), kept).assertion.unwrap().source;
        assert_eq!(source, JwtSource::Signed { changes: kept.secret });
    }
}

#[test]
fn variables_set_what_an_assertion_says_of_itself() {
    let variables = json!({
        "ACME_ASSERTION_AUDIENCE": "tokenUrl",
        "ACME_CLIENT_ASSERTION_TYPE": "urn:example:spiffe",
        "ACME_SUBJECT_TOKEN_TYPE": "urn:ietf:params:oauth:token-type:id_token",
        "ACME_ASSERTION_LIFETIME_SECONDS": "300",
    });
    let assertion = read(options(json!({})), variables.clone(), GIVEN).unwrap().assertion.unwrap();
    assert_eq!(
        assertion,
        Assertion {
            source: JwtSource::Given,
            place: Place::ClientAssertion,
            kind: Some("urn:example:spiffe".to_owned()),
            audience: Audience::TokenUrl,
            lifetime_s: 300,
        }
    );
    let exchange = options(json!({"grant": "token-exchange"}));
    let exchanged = read(exchange, variables, GIVEN).unwrap().assertion.unwrap();
    assert_eq!(exchanged.kind.as_deref(), Some("urn:ietf:params:oauth:token-type:id_token"));
}

#[test]
fn a_plan_is_for_the_issuer_unless_another_audience_is_set() {
    for (more, typ, audience, is_grant) in [
        (json!({}), "client-authentication+jwt", ISSUER, false),
        (json!({"assertionAudience": "tokenUrl"}), "JWT", TOKEN_URL, false),
        (json!({"assertionAudience": "urn:other"}), "JWT", "urn:other", false),
        (json!({"grant": "jwt-bearer"}), "JWT", ISSUER, true),
    ] {
        let mut engine = engine(more, KEY);
        let issued_at_s = START / 1_000 - 5;
        let expected = Plan {
            typ,
            audience: audience.to_owned(),
            issued_at_s,
            expires_at_s: issued_at_s + 60,
            is_grant,
        };
        assert_eq!(plan(&mut engine, at(0, START)), expected);
    }
    let mut given = engine(json!({}), GIVEN);
    assert!(matches!(given.prepare(at(0, START)), Preparation::Ask));
    assert!(given.asks(at(0, START)) && !signs(given.config()));
}

#[test]
fn a_refusal_tells_the_servers_clock_and_the_correction_stays() {
    for (ahead, again) in
        [(10_001, true), (10_000, false), (-10_001, true), (-10_000, false), (0, false)]
    {
        let mut engine = engine(json!({}), KEY);
        let date = UnixMillis(START.saturating_add_signed(ahead));
        let response = refusal(401, None);
        assert_eq!(engine.asks_again(&response, Some(date), at(0, START)), again, "{ahead}");
        let corrected = if again { ahead } else { 0 };
        let expected = START.saturating_add_signed(corrected) / 1_000 - 5;
        assert_eq!(plan(&mut engine, at(0, START)).issued_at_s, expected, "{ahead}");
        // A second refusal by the same clock is final.
        engine.landed_for_test(&response);
        assert!(!engine.asks_again(&response, Some(date), at(0, START)));
        assert_eq!(ahead_ms(date, at(0, START)), ahead);
        assert_eq!(is_far(ahead), again);
    }
    let mut engine = engine(json!({}), KEY);
    assert!(signs(engine.config()));
    assert!(!engine.asks_again(&refusal(401, None), None, at(0, START)));
}

#[test]
fn the_error_of_a_refused_flight_tells_the_servers_clock() {
    let mut engine = engine(json!({}), KEY);
    let mut call = Call::new(GET, at(0, START));
    engine.step(&mut call, at(0, START));
    let response = refusal(401, None);
    assert!(engine.asks_again(&response, Some(UnixMillis(START + 60_000)), at(0, START)));
    engine.landed_for_test(&response);
    let error = engine.status(at(0, START)).last_error.unwrap();
    assert!(error.message.contains("60 s ahead of this one"), "{}", error.message);
}

#[test]
fn the_end_of_a_token_is_read_by_the_servers_clock_once_it_is_known() {
    const AHEAD: u64 = 3_600_000;
    let mut engine = engine(json!({"profile": {"expiresInFormat": "epoch_milliseconds"}}), KEY);
    let date = UnixMillis(START + AHEAD);
    assert!(engine.asks_again(&refusal(401, None), Some(date), at(0, START)));
    let mut call = Call::new(GET, at(0, START));
    let Step::Begin { flight } = engine.step(&mut call, at(0, START)) else { panic!() };
    let body = json!({"access_token": "t", "expires_in": START + AHEAD + 60_000});
    let response = Ok(TokenResponse {
        status: 200,
        retry_after: None,
        base: None,
        body: Body::Json(to_json(body)),
    });
    engine.landed(flight, at(0, START), response, None, at(0, START));
    assert_eq!(engine.status(at(0, START)).expires_at_ms, Some(UnixMillis(START + 60_000)));
}

#[test]
fn a_refusal_is_worth_another_look_only_if_something_may_have_changed() {
    let refused = refusal(401, Some("invalid_client"));
    let grant = json!({"grant": "jwt-bearer"});
    for (more, kept, response, again) in [
        (json!({}), KEY, refused.clone(), false),
        (json!({}), CHANGING_KEY, refused.clone(), true),
        (json!({}), GIVEN, refused.clone(), true),
        (json!({"clientSecret": "hush"}), NONE, refused.clone(), false),
        (json!({}), GIVEN, refusal(400, Some("invalid_grant")), false),
        (grant.clone(), GIVEN, refusal(400, Some("invalid_grant")), true),
        (grant.clone(), GIVEN, refusal(400, Some("invalid_scope")), false),
        (grant, GIVEN, refusal(503, None), false),
        (json!({}), GIVEN, refusal(404, None), false),
        (json!({}), GIVEN, refusal(429, Some("invalid_client")), false),
    ] {
        let mut engine = engine(more.clone(), kept);
        assert_eq!(engine.asks_again(&response, None, at(0, START)), again, "{more} {response:?}");
    }
}

#[test]
fn a_second_token_request_differs_by_its_assertion_or_its_key() {
    let [one, other] = ["one.a.b", "other.a.b"].map(with);
    let mut given = engine(json!({}), GIVEN);
    assert!(!given.differs(&one, &one, false) && given.differs(&one, &other, false));
    let mut signed = engine(json!({}), CHANGING_KEY);
    assert!(!signed.differs(&one, &other, false), "each signature is another one");
    assert!(signed.differs(&one, &other, true));
    let date = UnixMillis(START + 60_000);
    assert!(signed.asks_again(&refusal(401, None), Some(date), at(0, START)));
    assert!(signed.differs(&one, &other, false), "the clock has been corrected");
    assert_eq!(signed.status(at(0, START)).counters.token_requests, 2);
}

#[test]
fn the_assertion_is_sent_in_its_place_and_never_shown() {
    let kind =
        "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";
    for (more, expected) in [
        (
            json!({}),
            format!("client_id=id&{kind}&client_assertion={JWT}&grant_type=client_credentials"),
        ),
        (
            json!({"grant": "jwt-bearer"}),
            format!(
                "client_id=id&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion={JWT}"
            ),
        ),
        (
            json!({"grant": "token-exchange", "clientId": null}),
            format!(
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange\
                 &subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt&subject_token={JWT}"
            ),
        ),
    ] {
        let config = config(more, GIVEN);
        let jwt = with(JWT);
        let sent = Sent::new(&config, Some(&jwt));
        assert_eq!(TokenRequest::new(sent).body, expected);
        let echo = json!({"error": "invalid_request", "error_description": format!("got {JWT}.")});
        let response = TokenResponse {
            status: 400,
            retry_after: None,
            base: None,
            body: Body::Json(to_json(echo)),
        };
        let error = response::read(&response, sent, at(0, START)).unwrap_err();
        assert_eq!(error.oauth.description.as_deref(), Some("got [redacted]."));
        assert!(!format!("{error:?}").contains("canary"));
    }
}

#[test]
fn the_advice_names_what_was_signed_and_how_the_clocks_differ() {
    let credentials = with(JWT);
    let config = config(json!({}), KEY);
    let sent = Sent::new(&config, Some(&credentials));
    for (ahead_ms, words) in [
        (None, "for https://auth.example.com/tenant; whether the clocks differ is not known. "),
        (Some(0), "signed with ES256 and no key id for https://auth.example.com/tenant. Also"),
        (Some(600_999), "; the server's clock is 600 s ahead of this one. "),
        (Some(-600_999), "; the server's clock is 600 s behind this one. "),
    ] {
        let sent = Sent { ahead_ms, ..sent };
        let error = response::read(&refusal(401, None), sent, at(0, START)).unwrap_err();
        assert!(error.message.contains(words), "{}", error.message);
    }
    let given = self::config(json!({"grant": "jwt-bearer"}), GIVEN);
    let sent = Sent::new(&given, Some(&credentials));
    let refused =
        response::read(&refusal(400, Some("invalid_grant")), sent, at(0, START)).unwrap_err();
    assert!(
        refused.message.contains("Check the issuer, the subject and the audience"),
        "{}",
        refused.message
    );
    let bare = self::config(json!({"clientAuthentication": "none"}), NONE);
    let error =
        response::read(&refusal(401, None), Sent::new(&bare, None), at(0, START)).unwrap_err();
    assert!(error.message.contains("Check clientId. Also"), "{}", error.message);
}

#[test]
fn what_does_not_come_is_told_by_the_option_that_gives_it() {
    for (kept, missing, option) in [
        (KEY, Missing::Jwt, "privateKey"),
        (GIVEN, Missing::Jwt, "clientAssertion"),
        (GIVEN, Missing::Secret, "clientSecret"),
    ] {
        let config = config(json!({"tokenTimeoutMs": 3_000}), kept);
        let sent = Sent::new(&config, None);
        let error = response::fault(Fault::Missing(missing, None), sent);
        let told = format!(
            "{option} could not be had; cause says more. Nothing was sent to the token endpoint."
        );
        assert_eq!((error.code, error.message), (Code::CredentialsUnavailable, told));
        let late = response::fault(Fault::Timeout, sent);
        if missing == Missing::Jwt {
            let told = format!(
                "{option} did not come within tokenTimeoutMs. Nothing was sent to the token endpoint."
            );
            assert_eq!((late.code, late.message), (Code::CredentialsUnavailable, told));
        }
        let jwt = with(JWT);
        let sent = Sent::new(&config, Some(&jwt));
        assert_eq!(response::fault(Fault::Timeout, sent).code, Code::TokenEndpointTimeout);
    }
    assert_eq!([0, 1, 2].map(Missing::of), [Missing::Secret, Missing::Jwt, Missing::Metadata]);
}

/// Ends the flight, as a landing does.
trait Landing {
    fn landed_for_test(&mut self, response: &TokenResponse);
}

impl Landing for Engine {
    fn landed_for_test(&mut self, response: &TokenResponse) {
        let now = Instant::new(MonoMillis(0), UnixMillis(START));
        let flight = everbearer::engine::ids::FlightId(1);
        self.landed(flight, now, Ok(response.clone()), None, now);
    }
}
