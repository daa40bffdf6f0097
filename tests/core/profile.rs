//! Wire profiles: each field changes what it names, and nothing else.

use everbearer::engine::config::Config;
use everbearer::engine::config::wire_profile::{Field, MEMBERS, WireProfile};
use everbearer::engine::error::{Code, Error};
use everbearer::engine::ids::Generation;
use everbearer::engine::lifecycle::token::Granted;
use everbearer::engine::shapes;
use everbearer::engine::time::{Millis, UnixMillis};
use everbearer::engine::token_endpoint::request::TokenRequest;
use everbearer::engine::token_endpoint::response::{self, TokenResponse};
use serde_json::{Value, json};

use crate::support::{
    GET, HOUR, MINUTE, SECOND, SECRET, START, TOKEN, World, assert_clean, at, bare, config,
    json_response, options, read, sent, to_json,
};

mod forms;
mod habits;
mod mistakes;

/// Every way in which Vagaro's API V2 departs from the RFCs.
fn vagaro() -> Value {
    json!({
        "clientIdParameter": "clientId",
        "clientSecretParameter": "clientSecretKey",
        "grantTypeParameter": "",
        "tokenMember": "data",
        "errorMember": "responseCode",
        "errorDescriptionMember": "message",
        "tokenHeader": "accessToken",
        "tokenScheme": "",
        "codeMember": "responseCode",
        "successCode": "1000",
        "statusMember": "status",
        "throttleReset": "minute",
        "statusOfCode": { "1034": 401, "1038": 429 },
    })
}

fn with(profile: Value) -> Config {
    config(json!({"profile": profile, "clientAuthentication": "client_secret_post"}))
}

fn body(profile: Value, format: &str) -> String {
    let given = json!({
        "profile": profile,
        "clientAuthentication": "client_secret_post",
        "tokenRequestFormat": format,
        "clientSecret": "hush",
        "scope": "a",
    });
    TokenRequest::new(sent(&config(given))).body
}

fn response(profile: Value, response: &TokenResponse) -> Result<Granted, Error> {
    response::read(response, sent(&with(profile)), at(5_000, START))
}

/// The result of a token response of this status and body.
fn read_with(profile: Value, status: u16, body: Value) -> Result<Granted, Error> {
    response(profile, &json_response(status, body))
}

/// The access token of a successful token response.
fn granted(profile: Value, body: Value) -> String {
    let granted =
        read_with(profile, 200, body.clone()).unwrap_or_else(|error| panic!("{body}: {error}"));
    granted.access_token.expose().to_owned()
}

/// The lifetime that a successful token response states, in milliseconds.
fn lifetime_ms(profile: Value, body: Value) -> Option<u64> {
    let granted = read_with(profile, 200, body).unwrap();
    granted.lifetime.expires_in_ms.map(|ms| ms.0)
}

/// The code and the status of a failed token response.
fn failed(profile: Value, status: u16, body: Value) -> (Code, Option<u16>) {
    let error = read_with(profile, status, body.clone()).expect_err(&body.to_string());
    (error.code, error.status)
}

#[test]
fn without_a_profile_everything_follows_the_rfcs() {
    assert_eq!(config(json!({})).profile, WireProfile::default());
    for nothing in [
        json!(null),
        json!({}),
        json!({"tokenHeader": null, "statusOfCode": null, "rejectedStatuses": null}),
    ] {
        assert_eq!(with(nothing).profile, WireProfile::default());
    }
    let profile = WireProfile::default();
    for (field, default) in Field::ALL.iter().zip(Field::DEFAULTS) {
        assert_eq!(profile.get(*field), *default, "{field:?}");
    }
    assert_eq!(
        MEMBERS.len(),
        Field::ALL.len() + 2,
        "each field has its member, and the codes and the statuses theirs"
    );
}

#[test]
fn each_field_is_read_from_its_own_member_and_changes_no_other() {
    let default = WireProfile::default();
    for (given, member) in Field::ALL.iter().zip(MEMBERS) {
        let text = match given {
            Field::ExpiresInFormat => "jwt",
            Field::ScopeSeparator => ",",
            _ => given.words().first().copied().unwrap_or("own-word"),
        };
        let profile = with(json!({ *member: text })).profile;
        for field in Field::ALL {
            let expected = if field == given { text } else { default.get(*field) };
            assert_eq!(profile.get(*field), expected, "{member} and {field:?}");
        }
    }
}

#[test]
fn parameters_of_the_token_request_have_the_providers_names() {
    for (profile, form, json) in [
        (
            json!({}),
            "client_id=acme&client_secret=hush&grant_type=client_credentials&scope=a",
            r#"{"client_id":"acme","client_secret":"hush","grant_type":"client_credentials","scope":"a"}"#,
        ),
        (
            json!({"clientIdParameter": "clientId"}),
            "clientId=acme&client_secret=hush&grant_type=client_credentials&scope=a",
            r#"{"clientId":"acme","client_secret":"hush","grant_type":"client_credentials","scope":"a"}"#,
        ),
        (
            json!({"clientSecretParameter": "secret key"}),
            "client_id=acme&secret+key=hush&grant_type=client_credentials&scope=a",
            r#"{"client_id":"acme","secret key":"hush","grant_type":"client_credentials","scope":"a"}"#,
        ),
        (
            json!({"grantTypeParameter": "grant\"Type"}),
            "client_id=acme&client_secret=hush&grant%22Type=client_credentials&scope=a",
            r#"{"client_id":"acme","client_secret":"hush","grant\"Type":"client_credentials","scope":"a"}"#,
        ),
        (
            vagaro(),
            "clientId=acme&clientSecretKey=hush&scope=a",
            r#"{"clientId":"acme","clientSecretKey":"hush","scope":"a"}"#,
        ),
    ] {
        assert_eq!(body(profile.clone(), "form"), form);
        assert_eq!(body(profile, "json"), json);
    }
}

#[test]
fn a_basic_header_is_the_same_with_any_profile() {
    let given = |profile| {
        let request = TokenRequest::new(sent(&config(json!({ "profile": profile }))));
        (request.headers, request.body)
    };
    let (headers, body) = given(vagaro());
    assert_eq!(headers, given(json!({})).0, "and the token's header is that of calls alone");
    assert_eq!(body, "");
}

#[test]
fn the_token_is_found_where_the_provider_puts_it() {
    for (profile, body) in [
        (json!({"accessTokenMember": "accessToken"}), json!({"accessToken": "abc"})),
        (json!({"tokenMember": "data"}), json!({"data": {"access_token": "abc"}})),
        (
            json!({"tokenMember": "data", "accessTokenMember": "t"}),
            json!({"data": {"t": "abc"}, "t": "wrong", "access_token": "wrong"}),
        ),
    ] {
        assert_eq!(granted(profile.clone(), body), "abc");
        let elsewhere = json!({"elsewhere": {"access_token": "abc", "t": "abc"}, "": "abc"});
        let (code, _) = failed(profile, 200, elsewhere);
        assert_eq!(code, Code::InvalidTokenResponse);
    }
    for envelope in [json!(null), json!("abc"), json!([]), json!({})] {
        let (code, _) = failed(json!({"tokenMember": "data"}), 200, json!({"data": envelope}));
        assert_eq!(code, Code::InvalidTokenResponse, "{envelope}");
    }
}

#[test]
fn lifetime_type_and_scope_are_read_beside_the_token() {
    let read = |profile, body| read_with(profile, 200, body).unwrap();
    let inside = json!({"access_token": "abc", "expires_in": 60, "ttl": 120, "scope": "a"});
    let enveloped = json!({"data": inside, "expires_in": 1, "ttl": 2, "scope": "b"});
    let granted = read(json!({"tokenMember": "data"}), enveloped.clone());
    assert_eq!(granted.lifetime.expires_in_ms, Some(Millis(MINUTE)));
    assert_eq!(granted.scope.as_deref(), Some("a"));
    let granted = read(json!({"tokenMember": "data", "expiresInMember": "ttl"}), enveloped);
    assert_eq!(granted.lifetime.expires_in_ms, Some(Millis(2 * MINUTE)));
    let foreign = json!({"data": {"access_token": "abc", "token_type": "mac"}});
    let error = read_with(json!({"tokenMember": "data"}), 200, foreign).unwrap_err();
    assert!(error.message.contains("of type \"mac\""), "{error}");
}

#[test]
fn errors_are_read_from_the_providers_members_numbers_too() {
    let profile = json!({"errorMember": "fault", "errorDescriptionMember": "text"});
    let said = json!({"fault": "invalid_scope", "text": "No such scope.", "error": "x", "error_description": "y"});
    let error = read_with(profile.clone(), 400, said).unwrap_err();
    assert_eq!(error.oauth.error.as_deref(), Some("invalid_scope"));
    assert_eq!(error.oauth.description.as_deref(), Some("No such scope."));
    assert!(
        error.message.contains("responded 400 invalid_scope: No such scope. Check scope."),
        "{error}"
    );
    let numeric = json!({"fault": 1003, "text": format!("Wrong: {SECRET}")});
    let error = read_with(profile.clone(), 400, numeric).unwrap_err();
    assert_eq!(error.oauth.error.as_deref(), Some("1003"));
    assert_clean(&format!("{error:?}"));
    assert_eq!(error.code, Code::TokenRequestRefused);
    for fault in [json!(1003), json!("1003"), json!("no_such_error")] {
        let error = read_with(profile.clone(), 401, json!({ "fault": fault })).unwrap_err();
        assert_eq!(error.code, Code::InvalidClient, "{fault}: the status says more");
    }
    assert_eq!(
        failed(profile, 200, json!({"fault": "invalid_client"})),
        (Code::InvalidClient, Some(200)),
        "an error with status 200, in the provider's member"
    );
}

#[test]
fn the_tokens_header_has_the_providers_name_and_scheme() {
    for (profile, name, value) in [
        (json!({}), "authorization", format!("Bearer {TOKEN}-1-of-flight-1")),
        (json!({"tokenScheme": "Token"}), "authorization", format!("Token {TOKEN}-1-of-flight-1")),
        (
            json!({"tokenHeader": "X-Api-Token"}),
            "x-api-token",
            format!("Bearer {TOKEN}-1-of-flight-1"),
        ),
        (
            json!({"tokenHeader": "accessToken", "tokenScheme": ""}),
            "accesstoken",
            format!("{TOKEN}-1-of-flight-1"),
        ),
    ] {
        let mut world = World::new(json!({ "profile": profile }));
        let generation = world.get_token(3_600);
        assert_eq!(world.engine.header(generation).unwrap().expose(), value);
        let settings = shapes::settings(world.engine.config());
        assert_eq!(settings.get("tokenHeader"), Some(&to_json(json!(name))));
    }
}

#[test]
fn the_facade_knows_which_members_of_a_response_matter() {
    let settings = shapes::settings(&with(vagaro()));
    for (member, value) in
        [("tokenScheme", ""), ("codeMember", "responseCode"), ("statusMember", "status")]
    {
        assert_eq!(settings.get(member), Some(&to_json(json!(value))));
    }
}

#[test]
fn vagaros_profile_works_through_a_whole_lifecycle() {
    let mut world = World::new(json!({
        "tokenRequestFormat": "json",
        "profile": vagaro(),
    }));
    let mut call = world.call(GET);
    let flight = world.begin(&mut call);
    let token = json!({"access_token": TOKEN, "expires_in": 3600});
    let body = json!({"status": 200, "responseCode": 1000, "message": "Success", "data": token});
    world.land(flight, Ok(json_response(200, body)));
    assert_eq!(world.send(&mut call), Generation(1));
    assert_eq!(world.engine.header(Generation(1)).unwrap().expose(), TOKEN);
    let profile = &world.engine.config().profile;
    let expired = profile.status_of(200, &to_json(json!({"responseCode": 1034})));
    world.responded(&mut call, Generation(1), expired);
    let flight = world.begin(&mut call);
    let token = json!({"access_token": format!("{TOKEN}-2"), "expires_in": 3600});
    world.land(flight, Ok(json_response(200, json!({"responseCode": "1000", "data": token}))));
    assert_eq!(world.send(&mut call), Generation(2));
    assert_eq!(
        world.engine.status(world.now()).expires_at_ms,
        Some(UnixMillis(world.wall_ms() + HOUR))
    );
}
