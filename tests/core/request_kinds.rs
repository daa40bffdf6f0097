//! Token requests that depart from RFC 6749: credentials in headers, parameters in the query, GET, JSON values.

use everbearer::engine::config::reader::Kept;
use everbearer::engine::rng::Rng;
use everbearer::engine::token_endpoint::credentials::{Credentials, Sent};
use everbearer::engine::token_endpoint::request::TokenRequest;
use everbearer::engine::token_endpoint::response::{self, Body, TokenResponse};
use serde_json::{Value, json};

use crate::support::{SECRET, at, config, options, read, read_with, sent, to_json};

const UUID: &str = "7d444840-9dc0-41d1-b245-5ffdce74fad2";

fn request(extra: Value) -> TokenRequest {
    let config = config(extra);
    TokenRequest::new(Sent { uuid: UUID, ..sent(&config) })
}

fn headers(request: &TokenRequest) -> Vec<(&str, &str)> {
    request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The one problem of these options: the option, and what is wrong.
fn problem(extra: Value) -> (String, String) {
    let error = read(options(extra.clone())).expect_err("these options are wrong");
    assert_eq!(error.problems.len(), 1, "{extra}: {:?}", error.problems);
    let problem = &error.problems[0];
    assert!(!problem.problem.contains(SECRET));
    (problem.option.clone(), problem.problem.clone())
}

fn in_headers(headers: Value) -> Value {
    json!({"clientAuthentication": "client_secret_headers", "tokenRequestHeaders": headers})
}

#[test]
fn credentials_are_where_the_headers_have_them_and_nowhere_else() {
    let request = request(in_headers(json!({
        "X-Client": "{client_id}",
        "X-Both": "id={client_id}; secret={client_secret}",
        "X-Request-Id": "{uuid}/{uuid}",
        "X-Braces": "{Not} {} {{client_id}} {\"a\":\"b\"}",
    })));
    let both = format!("id=acme; secret={SECRET}");
    let ids = format!("{UUID}/{UUID}");
    assert_eq!(
        headers(&request),
        [
            ("accept", "application/json"),
            ("content-type", "application/x-www-form-urlencoded"),
            ("x-both", both.as_str()),
            ("x-braces", "{Not} {} {acme} {\"a\":\"b\"}"),
            ("x-client", "acme"),
            ("x-request-id", ids.as_str()),
        ]
    );
    assert_eq!(request.body, "grant_type=client_credentials");
}

/// So that the edge draws one for those alone.
#[test]
fn a_uuid_is_wanted_where_a_header_holds_it() {
    for (value, wanted) in
        [("{uuid}", true), ("a-{uuid}-b", true), ("{client_id}", false), ("uuid", false)]
    {
        let config = config(json!({"tokenRequestHeaders": {"a": "1", "x": value, "z": "2"}}));
        assert_eq!(config.wants_uuid(), wanted, "{value}");
    }
    assert!(!config(json!({})).wants_uuid());
}

#[test]
fn what_a_placeholder_stands_for_is_not_looked_into() {
    let mut extra = in_headers(json!({"x": "{client_secret}"}));
    extra["clientSecret"] = json!("{uuid}{client_id}");
    extra["clientId"] = json!("{client_secret}");
    assert_eq!(headers(&request(extra)).last(), Some(&("x", "{uuid}{client_id}")));
}

#[test]
fn accept_may_be_set_and_authorization_where_nothing_else_is_there() {
    let request = request(json!({
        "clientAuthentication": "client_secret_headers",
        "tokenRequestHeaders": {"Accept": "*/*", "Authorization": "Key {client_secret}"},
    }));
    let key = format!("Key {SECRET}");
    assert_eq!(
        headers(&request),
        [
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "*/*"),
            ("authorization", key.as_str()),
        ]
    );
}

#[test]
fn wrong_headers_are_problems_that_say_what_to_do() {
    let of = |name: &str, value: Value| problem(json!({"tokenRequestHeaders": {name: value}}));
    for (name, value, wanted) in [
        ("Content-Type", json!("x"), "is set by the client: leave it out."),
        ("host", json!("x"), "is set by the client: leave it out."),
        ("Cookie", json!("x"), "is set by the client: leave it out."),
        ("content-length", json!("x"), "is set by the client: leave it out."),
        ("x", json!(7), "must be a string."),
        ("x", json!(null), "must be a string."),
        (
            "x",
            json!(""),
            "holds characters that no header can carry: it may hold visible ASCII, with spaces in between.",
        ),
        (
            "x",
            json!("a\r\nb: c"),
            "holds characters that no header can carry: it may hold visible ASCII, with spaces in between.",
        ),
        (
            "x",
            json!(" a"),
            "holds characters that no header can carry: it may hold visible ASCII, with spaces in between.",
        ),
        (
            "x",
            json!("ü"),
            "holds characters that no header can carry: it may hold visible ASCII, with spaces in between.",
        ),
        (
            "x",
            json!("{token}"),
            "holds an unknown placeholder: there are {client_id}, {client_secret} and {uuid}.",
        ),
        (
            "x",
            json!("{{clientid}"),
            "holds an unknown placeholder: there are {client_id}, {client_secret} and {uuid}.",
        ),
        (
            "x",
            json!("{client_secret}"),
            "holds {client_secret}: set clientAuthentication to client_secret_headers.",
        ),
        (
            "authorization",
            json!("x"),
            "is set by clientAuthentication: for another value, use client_secret_headers.",
        ),
    ] {
        assert_eq!(of(name, value), (format!("tokenRequestHeaders.{name}"), wanted.to_owned()));
    }
    for name in ["a b", "", "a\r\nb", "ü", "a:"] {
        let wanted = "holds a name that no header can have.";
        assert_eq!(of(name, json!("x")), ("tokenRequestHeaders".to_owned(), wanted.to_owned()));
    }
    let twice = json!({"tokenRequestHeaders": {"X-A": "1", "x-a": "2"}});
    assert_eq!(problem(twice).1, "is there twice.");
    let none = "has no {client_secret}, which clientAuthentication client_secret_headers needs in one of them.";
    for extra in [
        in_headers(json!({"x": "{client_id}"})),
        json!({"clientAuthentication": "client_secret_headers"}),
    ] {
        assert_eq!(problem(extra), ("tokenRequestHeaders".to_owned(), none.to_owned()));
    }
    let mut extra = in_headers(json!({"x": "{client_secret}{client_id}"}));
    for option in ["clientId", "clientSecret"] {
        let mut wrong = extra.clone();
        wrong[option] = json!("schlüssel");
        assert_eq!(problem(wrong).0, option);
    }
    extra["clientSecret"] = Value::Null;
    assert_eq!(problem(extra).0, "clientSecret");
}

/// The credentials of a tenant may bring the authentication.
#[test]
fn the_options_of_a_pool_need_not_say_how_its_tenants_authenticate() {
    let pool = Kept { pool: true, ..Kept::default() };
    let extra = json!({"clientId": null, "clientSecret": null, "tokenRequestHeaders": {"x": "{client_secret}"}});
    assert!(read_with(options(extra), pool).is_ok());
    assert!(
        read_with(options(json!({"clientAuthentication": "client_secret_headers"})), pool).is_ok()
    );
}

#[test]
fn a_secret_that_is_asked_for_has_to_fit_into_its_header() {
    let kept = Kept { secret: true, ..Kept::default() };
    let mut extra = in_headers(json!({"x": "{client_secret}"}));
    extra["clientSecret"] = Value::Null;
    let by_headers = read_with(options(extra), kept).unwrap();
    let of = |config, text: &str| Credentials::of(config, Some(text.to_owned()), None, None);
    assert!(of(&by_headers, "schlüssel").unwrap_err().starts_with("holds characters that no"));
    assert!(of(&by_headers, "hush hush").is_ok());
    assert!(of(&config(json!({})), "schlüssel").is_ok());
}

#[test]
fn an_id_that_a_header_wants_is_required() {
    let kept = Kept { assertion: true, ..Kept::default() };
    let of = |value: &str| {
        read_with(
            options(json!({
                "clientId": null, "clientSecret": null, "grant": "token-exchange",
                "tokenRequestHeaders": {"x": value},
            })),
            kept,
        )
    };
    assert!(of("fine").is_ok());
    assert_eq!(of("{client_id}").unwrap_err().problems[0].option, "clientId");
}

#[test]
fn a_get_has_its_parameters_in_the_query_and_no_body() {
    for (extra, method) in [
        (json!({"tokenRequestMethod": "GET", "scope": "a b"}), "GET"),
        (json!({"tokenRequestFormat": "query", "scope": "a b"}), "POST"),
    ] {
        let request = request(extra);
        assert_eq!(request.method, method);
        assert_eq!(
            request.url,
            "https://auth.example.com/oauth2/token?tenant=hidden-query&grant_type=client_credentials&scope=a+b",
            "the query that is there stays"
        );
        assert_eq!((request.body.as_str(), request.in_query), ("", true));
        let names: Vec<&str> = headers(&request).iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            ["accept", "authorization"],
            "the secret is in no URL unless it is wanted"
        );
    }
    let request = request(json!({}));
    assert_eq!((request.method, request.in_query), ("POST", false));
}

#[test]
fn every_parameter_arrives_through_a_query_as_it_was() {
    let mut rng = Rng::new(11);
    for round in 0..2_000_u32 {
        let mut text = || {
            let letters: Vec<char> = " &=+%?#/ü€𝄞\"\\~aZ9*".chars().collect();
            let length = rng.up_to(12) + 1;
            let pick = |_| letters[usize::try_from(rng.up_to(letters.len() as u64 - 1)).unwrap()];
            format!("x{}", (0..length).map(pick).collect::<String>())
        };
        let [secret, id, value] = [text(), text(), text()];
        let url = ["https://a.example/t", "https://a.example/t?", "https://a.example/t?a=b&c"];
        let url = url[(round % 3) as usize];
        let request = request(json!({
            "tokenUrl": url,
            "clientId": id,
            "clientSecret": secret,
            "clientAuthentication": "client_secret_post",
            "tokenRequestMethod": "GET",
            "tokenParameters": {"more": value},
        }));
        let sent = url::Url::parse(&request.url).unwrap();
        assert_eq!(sent.fragment(), None);
        let own = url::Url::parse(url).unwrap();
        let mut expected: Vec<(String, String)> = own.query_pairs().into_owned().collect();
        for (name, value) in [
            ("client_id", id.as_str()),
            ("client_secret", &secret),
            ("grant_type", "client_credentials"),
            ("more", &value),
        ] {
            expected.push((name.to_owned(), value.to_owned()));
        }
        assert_eq!(sent.query_pairs().into_owned().collect::<Vec<_>>(), expected);
    }
}

/// Metadata may name one with a fragment, which RFC 6749 §3.2 forbids.
#[test]
fn the_parameters_come_before_a_fragment_which_is_dropped() {
    let config = config(json!({"tokenRequestMethod": "GET"}));
    let text = "https://a.example/t?a=b#part".to_owned();
    let url = crate::support::parse_url(&text).unwrap();
    let endpoint = everbearer::engine::origin::Endpoint { url, text };
    let request = TokenRequest::new(Sent { endpoint: Some(&endpoint), ..sent(&config) });
    assert_eq!(request.url, "https://a.example/t?a=b&grant_type=client_credentials");
}

#[test]
fn a_get_with_another_format_is_a_problem() {
    for format in ["form", "json"] {
        let wrong = json!({"tokenRequestMethod": "GET", "tokenRequestFormat": format});
        let wanted =
            "cannot go with tokenRequestMethod GET, which has no body: use query, or leave it out.";
        assert_eq!(problem(wrong), ("tokenRequestFormat".to_owned(), wanted.to_owned()));
    }
    let wrong = json!({"tokenRequestMethod": "get"});
    assert_eq!(problem(wrong).1, "must be one of POST, GET.");
}

#[test]
fn the_scheme_of_the_basic_header_may_be_another() {
    for authentication in ["client_secret_basic", "client_secret_basic_raw"] {
        let request = request(json!({
            "clientSecret": "hush",
            "clientAuthentication": authentication,
            "profile": {"basicScheme": "ID"},
        }));
        assert_eq!(headers(&request).last(), Some(&("authorization", "ID YWNtZTpodXNo")));
    }
    for wrong in ["a b", "a:", "ü"] {
        let extra = json!({"profile": {"basicScheme": wrong}});
        let wanted =
            ("profile.basicScheme".to_owned(), "must be an authentication scheme.".to_owned());
        assert_eq!(problem(extra), wanted);
    }
}

#[test]
fn parameters_may_have_any_name_that_is_free() {
    let request = request(json!({
        "profile": {"grantTypeParameter": ""},
        "tokenParameters": {"client_id": "again", "grant_type": "own", "client_secret": "x"},
    }));
    assert_eq!(request.body, "client_id=again&client_secret=x&grant_type=own");
    for (extra, name) in [
        (
            json!({"clientAuthentication": "client_secret_post", "tokenParameters": {"client_id": "x"}}),
            "client_id",
        ),
        (json!({"tokenParameters": {"grant_type": "x"}}), "grant_type"),
    ] {
        assert_eq!(problem(extra).0, format!("tokenParameters.{name}"));
    }
}

fn json_request(parameters: Value) -> Value {
    json!({"tokenRequestFormat": "json", "clientAuthentication": "client_secret_basic", "tokenParameters": parameters})
}

#[test]
fn in_json_parameters_may_be_any_json_value() {
    let parameters = json!({
        "a": true, "b": 7, "c": -0.25, "d": [1, "two", [false]], "e": {"f": {"g": "ü\n\""}}, "h": [], "i": {},
    });
    assert_eq!(
        request(json_request(parameters)).body,
        "{\"grant_type\":\"client_credentials\",\"a\":true,\"b\":7,\"c\":-0.25,\"d\":[1,\"two\",[false]],\
         \"e\":{\"f\":{\"g\":\"ü\\u000A\\\"\"}},\"h\":[],\"i\":{}}"
    );
}

#[test]
fn other_values_than_json_has_are_problems() {
    let of = |value: Value| problem(json_request(json!({"a": value})));
    let wanted = "may hold strings, finite numbers, booleans, arrays and objects, nested up to five levels; nothing else, and no null.";
    for wrong in [json!([null]), json!({"b": null}), json!([[[null]]])] {
        assert_eq!(of(wrong), ("tokenParameters.a".to_owned(), wanted.to_owned()));
    }
    assert_eq!(
        of(Value::Null).1,
        "must be a string, and no value that JSON does not have; null is not allowed."
    );
    assert_eq!(of(json!([["x".repeat(66_000)]])).1, "is longer than 64 KiB as JSON.");
    let mut infinite = to_json(options(json_request(json!({"a": [1]}))));
    let everbearer::engine::json::Json::Object(members) = &mut infinite else { panic!() };
    let at = members.iter().position(|(name, _)| name == "tokenParameters").unwrap();
    members[at].1 = everbearer::engine::json::Json::Object(vec![(
        "a".to_owned(),
        everbearer::engine::json::Json::Number(f64::INFINITY),
    )]);
    let source = everbearer::engine::config::reader::OptionSource {
        options: &infinite,
        prefix: None,
        variables: None,
        kept: Kept::default(),
        parse_url: &crate::support::parse_url,
        write_number: &crate::support::write_number,
    };
    let error = everbearer::engine::config::Config::read(source).unwrap_err();
    assert_eq!(error.problems[0].problem, wanted);
    for format in ["form", "query"] {
        let wrong = json!({"tokenRequestFormat": format, "tokenParameters": {"a": 7}});
        assert_eq!(
            problem(wrong).1,
            "must be a string: only tokenRequestFormat json can carry other values."
        );
    }
}

#[test]
fn a_list_of_scopes_has_the_providers_separator_and_one_string_is_as_it_is() {
    let scope = |scope: Value, separator: &str| {
        config(json!({"scope": scope, "profile": {"scopeSeparator": separator}})).scope.unwrap()
    };
    assert_eq!(scope(json!(["read", "write"]), ","), "read,write");
    assert_eq!(scope(json!(["read", "write"]), " "), "read write");
    assert_eq!(scope(json!("read  write"), ","), "read write");
    assert_eq!(scope(json!("read,write"), ";"), "read,write");
    for wrong in ["", ", ", "a", "\"", "\\", "ü", "\n"] {
        let extra = json!({"profile": {"scopeSeparator": wrong}});
        assert_eq!(problem(extra).0, "profile.scopeSeparator");
    }
}

/// What servers echo is scrubbed, whatever it was sent in.
#[test]
fn echoed_headers_and_nested_parameters_are_scrubbed() {
    let mut extra = in_headers(json!({
        "x-secret": "{client_secret}", "x-key": "Key canary-of-a-header {uuid}", "accept": "application/json",
    }));
    extra["tokenRequestFormat"] = json!("json");
    extra["tokenParameters"] = json!({"a": {"b": ["canary-of-a-parameter"]}, "number": 7});
    let config = config(extra);
    let said = format!(
        "got {SECRET} and Key canary-of-a-header {UUID} and canary-of-a-parameter, in application/json, \
         with a client_secret_headers of client_secret"
    );
    let body = Body::Json(to_json(json!({"error": "invalid_request", "error_description": said})));
    let response = TokenResponse { status: 400, retry_after: None, base: None, body };
    let error = response::read(&response, sent(&config), at(0, 0)).unwrap_err();
    assert_eq!(
        error.oauth.description.as_deref(),
        Some(
            format!(
                "got [redacted] and [redacted]{UUID} and [redacted], in application/json, \
                 with a client_secret_headers of client_secret"
            )
            .as_str()
        )
    );
    assert!(!format!("{config:?} {error:?}").contains("canary-of"));
}

/// The identity names a token in a store: equal token requests, and no others, have the same one.
#[test]
fn the_identity_knows_headers_method_and_query_but_no_uuid() {
    let identity = |extra: Value| TokenRequest::identity(&config(extra), &Credentials::default());
    let all = [
        json!({}),
        json!({"tokenRequestMethod": "GET"}),
        json!({"tokenRequestFormat": "query"}),
        json!({"tokenRequestHeaders": {"a": "1"}}),
        json!({"tokenRequestHeaders": {"b": "1"}}),
        json!({"tokenRequestHeaders": {"b": "{uuid}"}}),
        json!({"tokenRequestHeaders": {"b": "1{uuid}"}}),
        json!({"tokenRequestHeaders": {"accept": "1"}}),
        in_headers(json!({"a": "{client_secret}"})),
        json!({"profile": {"basicScheme": "ID"}}),
    ];
    for (at, one) in all.iter().enumerate() {
        assert_eq!(identity(one.clone()), identity(one.clone()));
        for other in &all[..at] {
            assert_ne!(identity(one.clone()), identity(other.clone()), "{one} and {other}");
        }
    }
    let mut other = in_headers(json!({"a": "{client_secret}"}));
    other["clientSecret"] = json!("other");
    assert_ne!(identity(other), identity(in_headers(json!({"a": "{client_secret}"}))));
}
