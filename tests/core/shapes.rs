//! The shapes that JavaScript gets to see: the names of all members, and none without a value.

use everbearer::engine::error::{Class, Code, Error, OAuthFields, Problem};
use everbearer::engine::event::{Event, EventRecord, Reason, Source, Subject, TokenDetails};
use everbearer::engine::ids::{CallId, FlightId, Generation};
use everbearer::engine::json::Json;
use everbearer::engine::shapes;
use everbearer::engine::time::{Millis, UnixMillis};
use serde_json::{Value, json};

use crate::support::{
    GET, HOUR, MINUTE, START, TOKEN, World, bare, config, json_response, to_json,
};

fn assert_shape(shape: &Json, expected: Value) {
    let written = |json: &Json| serde_json::to_value(json).unwrap();
    assert_eq!(written(shape), written(&to_json(expected)));
}

fn failure() -> Error {
    Error {
        retry_after_ms: Some(Millis(30_000)),
        status: Some(401),
        oauth: OAuthFields {
            error: Some("invalid_client".to_owned()),
            description: Some("Unknown client".to_owned()),
            uri: Some("https://auth.example.com/errors/1".to_owned()),
        },
        ..Error::new(Code::InvalidClient, "Refused.")
    }
}

fn failure_shape() -> Value {
    json!({
        "code": "invalid_client",
        "message": "Refused.",
        "retryAfterMs": 30_000,
        "status": 401,
        "error": "invalid_client",
        "errorDescription": "Unknown client",
        "errorUri": "https://auth.example.com/errors/1",
        "problems": [],
    })
}

#[test]
fn an_error_has_its_known_fields() {
    assert_shape(&shapes::error(&failure()), failure_shape());
    assert_shape(
        &shapes::error(&Error::new(Code::CallTimeout, "Too late.")),
        json!({"code": "call_timeout", "message": "Too late.", "problems": []}),
    );
}

#[test]
fn a_configuration_error_lists_its_problems() {
    let problem = |option: &str, variable: Option<&str>, problem: &str| Problem {
        option: option.to_owned(),
        variable: variable.map(str::to_owned),
        problem: problem.to_owned(),
    };
    let error = Error::configuration(vec![
        problem("clientId", Some("ACME_CLIENT_ID"), "is missing."),
        problem("policy.nonsense", None, "is no option."),
    ]);
    let problems = json!([
        {"option": "clientId", "variable": "ACME_CLIENT_ID", "problem": "is missing."},
        {"option": "policy.nonsense", "problem": "is no option."},
    ]);
    assert_shape(
        &shapes::error(&error),
        json!({
            "code": "invalid_configuration",
            "message": "The configuration cannot be used:",
            "problems": problems,
        }),
    );
}

#[test]
fn an_error_displays_its_message_and_classes_have_their_javascript_names() {
    assert_eq!(failure().to_string(), "Refused.");
    let names: Vec<&str> = Class::ALL.iter().map(|class| class.as_str()).collect();
    assert_eq!(names, ["ConfigurationError", "TokenError", "CallError", "ClientError"]);
}

#[test]
fn the_status_of_a_client_that_has_done_nothing_is_short() {
    let world = World::new(json!({}));
    assert_shape(
        &shapes::status(&world.engine.status(world.now())),
        json!({
            "state": "idle",
            "generation": 0,
            "tokenRequests": 0,
            "tokenFailures": 0,
            "replays": 0,
            "retries": 0,
            "adopted": 0,
            "storeFaults": 0,
            "store": "none",
        }),
    );
}

#[test]
fn the_status_of_a_client_at_work_has_its_token_its_last_error_and_its_counts() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    let body = json!({"access_token": TOKEN, "expires_in": 3600, "scope": "read write"});
    world.land(flight, Ok(json_response(200, body)));
    world.send(&mut call);
    world.advance(55 * MINUTE);
    let flight = world.refresh().unwrap();
    world.land(flight, Ok(bare(503, None)));
    let status = shapes::status(&world.engine.status(world.now()));
    let last_error = status.get("lastError").expect("the failed refresh's");
    assert_eq!(last_error.get("code").and_then(Json::text), Some("token_endpoint_unavailable"));
    let last_error = serde_json::to_value(last_error).unwrap();
    assert_shape(
        &status,
        json!({
            "state": "usable",
            "generation": 1,
            "expiresAt": START + HOUR,
            "refreshesAt": START + 55 * MINUTE,
            "scope": "read write",
            "lastError": last_error,
            "tokenRequests": 2,
            "tokenFailures": 1,
            "replays": 0,
            "retries": 0,
            "adopted": 0,
            "storeFaults": 0,
            "store": "none",
        }),
    );
}

#[test]
fn a_token_has_its_expiry_and_scope() {
    let mut world = World::new(json!({}));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    let body = json!({"access_token": TOKEN, "expires_in": 3600, "scope": "read"});
    world.land(flight, Ok(json_response(200, body)));
    assert_shape(
        &shapes::token(world.engine.token(Generation(1)).unwrap()),
        json!({"accessToken": TOKEN, "expiresAt": START + HOUR, "scope": "read", "generation": 1}),
    );
}

#[test]
fn every_event_has_a_type_a_time_a_number_and_its_detail() {
    let details = |scope: Option<&str>, reason| TokenDetails {
        generation: Generation(7),
        expires_at_ms: UnixMillis(START),
        lifetime_ms: Millis(HOUR),
        scope: scope.map(str::to_owned),
        reason,
        source: Source::Endpoint,
    };
    let token = |reason: &str| {
        json!({
            "generation": 7, "expiresAt": START, "lifetimeMs": HOUR, "reason": reason,
            "source": "endpoint",
        })
    };
    let mut scoped = token("needed");
    scoped["scope"] = json!("read");
    let failed =
        Event::TokenFailed { error: failure(), still_usable: true, retry_in_ms: Millis(30_000) };
    let failure = json!({"error": failure_shape(), "stillUsable": true, "retryInMs": 30_000});
    let begun = Subject::Flight(FlightId(3), None);
    let landed = Subject::Flight(FlightId(3), Some(Millis(120)));
    let call = Subject::Call(CallId(2), Millis(4_000));
    let request = |reason| Event::TokenRequest { reason };
    for (subject, event, name, detail) in [
        (begun, request(Reason::Rejected), "token-request", json!({"reason": "rejected"})),
        (begun, request(Reason::Forced), "token-request", json!({"reason": "forced"})),
        (landed, Event::Token(details(Some("read"), Reason::Needed)), "token", scoped),
        (landed, Event::Token(details(None, Reason::Ahead)), "token", token("ahead")),
        (landed, failed, "token-failed", failure),
        (
            call,
            Event::Replayed { rejected_generation: Generation(6), generation: Generation(7) },
            "replayed",
            json!({"rejectedGeneration": 6, "generation": 7}),
        ),
        (
            call,
            Event::Retried { attempt: 2, delay_ms: Millis(500), status: Some(503) },
            "retried",
            json!({"attempt": 2, "delayMs": 500, "status": 503}),
        ),
        (
            call,
            Event::Retried { attempt: 1, delay_ms: Millis(250), status: None },
            "retried",
            json!({"attempt": 1, "delayMs": 250}),
        ),
    ] {
        let mut expected = detail;
        expected["type"] = json!(name);
        expected["at"] = json!(START);
        match subject {
            Subject::Flight(_, duration_ms) => {
                expected["flight"] = json!(3);
                if let Some(ms) = duration_ms {
                    expected["durationMs"] = json!(ms.0);
                }
            }
            Subject::Call(..) => {
                expected["call"] = json!(2);
                expected["durationMs"] = json!(4_000);
            }
        }
        assert_shape(
            &shapes::event(&EventRecord { at_ms: UnixMillis(START), subject, event }),
            expected,
        );
    }
}

#[test]
fn the_facades_settings_contain_no_secret_and_no_query() {
    let given = json!({
        "scope": ["read", "write"],
        "baseUrl": "https://api.example.com/v1",
        "allowedOrigins": ["https://files.example.com"],
        "timeoutMs": 5_000,
        "profile": {"tokenHeader": "X-Token", "codeMember": "code", "statusMember": "status",
            "retryAfterHeader": "X-Reset", "retryAfterFormat": "milliseconds"},
    });
    assert_shape(
        &shapes::settings(&config(given)),
        json!({
            "tokenUrl": "https://auth.example.com/oauth2/token",
            "clientId": "acme",
            "clientAuthentication": "client_secret_basic",
            "scope": "read write",
            "baseUrl": "https://api.example.com/v1/",
            "allowedOrigins": ["https://api.example.com", "https://files.example.com"],
            "timeoutMs": 5_000,
            "tokenHeader": "x-token",
            "tokenScheme": "Bearer",
            "codeMember": "code",
            "statusMember": "status",
            "retryAfterHeader": "x-reset",
            "retryAfterMark": "milliseconds*",
        }),
    );
}
