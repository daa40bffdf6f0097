//! The token request, byte for byte.

use base64ct::{Base64, Encoding};
use everbearer::engine::config::Config;
use everbearer::engine::token_endpoint::request::TokenRequest;
use serde_json::{Value, json};

use crate::support::{SECRET, config, options, read, sent};

const AWKWARD: &str = ": + % ü € ~ * & = \" \\ / ?";

fn request(config: &Config) -> TokenRequest {
    TokenRequest::new(sent(config))
}

fn header(request: &TokenRequest, name: &str) -> Option<String> {
    let mut found = request.headers.iter().filter(|(n, _)| *n == name);
    let value = found.next().map(|(_, value)| value.as_str().to_owned());
    assert!(found.next().is_none(), "{name} occurs twice");
    value
}

fn names(request: &TokenRequest) -> Vec<&str> {
    let mut names: Vec<&str> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names
}

fn basic_pair(request: &TokenRequest) -> String {
    let value = header(request, "authorization").expect("a Basic header");
    let encoded = value.strip_prefix("Basic ").expect("Basic");
    String::from_utf8(Base64::decode_vec(encoded).expect("padded base64")).expect("UTF-8")
}

fn form_decode(text: &str) -> String {
    let pair = ["k=", text].concat();
    let decoded = form_urlencoded::parse(pair.as_bytes()).next().unwrap();
    decoded.1.into_owned()
}

fn form(request: &TokenRequest) -> Vec<(String, String)> {
    form_urlencoded::parse(request.body.as_bytes()).into_owned().collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
}

#[test]
fn basic_is_the_default_with_exactly_these_headers_and_this_body() {
    let request = request(&config(json!({"clientSecret": "hush"})));
    assert_eq!(names(&request), ["accept", "authorization", "content-type"]);
    assert_eq!(header(&request, "accept").unwrap(), "application/json");
    assert_eq!(header(&request, "content-type").unwrap(), "application/x-www-form-urlencoded");
    assert_eq!(header(&request, "authorization").unwrap(), "Basic YWNtZTpodXNo");
    assert_eq!(request.body.as_str(), "grant_type=client_credentials");
    assert_eq!(
        request.url, "https://auth.example.com/oauth2/token?tenant=hidden-query",
        "the query is part of the endpoint (RFC 6749 §3.2)"
    );
}

/// Servers that only percent-decode read a `+` literally. All decoders read `%20` as a space.
#[test]
fn basic_form_encodes_id_and_secret_before_joining_them() {
    let request = request(&config(json!({"clientId": ":+%ü€ ~*-._", "clientSecret": "a b:c"})));
    assert_eq!(basic_pair(&request), "%3A%2B%25%C3%BC%E2%82%AC%20%7E*-._:a%20b%3Ac");
}

#[test]
fn basic_handles_every_awkward_character_alone_and_together() {
    let singles = AWKWARD.chars().map(String::from);
    for text in singles
        .filter(|text| !text.trim().is_empty())
        .chain([AWKWARD.to_owned(), " lead and trail ".to_owned()])
    {
        let (id, secret) = (format!("id{text}"), format!("{text}secret"));
        let request = request(&config(json!({"clientId": id, "clientSecret": secret})));
        let pair = basic_pair(&request);
        let parts: Vec<&str> = pair.split(':').collect();
        assert_eq!(parts.len(), 2, "{text}: exactly one colon, the separator");
        assert_eq!(form_decode(parts[0]), id);
        assert_eq!(form_decode(parts[1]), secret);
        assert!(!request.body.contains("secret"), "no secret in the body");
    }
}

#[test]
fn basic_raw_joins_them_as_they_are() {
    let request = request(&config(json!({
        "clientId": "id with % and ü",
        "clientSecret": AWKWARD,
        "clientAuthentication": "client_secret_basic_raw",
    })));
    assert_eq!(basic_pair(&request), format!("id with % and ü:{AWKWARD}"));
    assert_eq!(request.body.as_str(), "grant_type=client_credentials");
}

#[test]
fn post_puts_both_into_the_body_and_nothing_into_a_header() {
    let request = request(&config(json!({
        "clientId": "acme",
        "clientSecret": "a b&c=d",
        "clientAuthentication": "client_secret_post",
    })));
    assert_eq!(names(&request), ["accept", "content-type"]);
    assert_eq!(
        request.body.as_str(),
        "client_id=acme&client_secret=a+b%26c%3Dd&grant_type=client_credentials"
    );
}

#[test]
fn vagaro_gets_the_json_of_its_documentation() {
    let request = request(
        &read(json!({
            "tokenUrl": "https://api.vagaro.com/api/auth/token",
            "clientId": "your_client_id",
            "clientSecret": "your_client_secret",
            "tokenRequestFormat": "json",
        }))
        .unwrap(),
    );
    assert_eq!(names(&request), ["accept", "content-type"]);
    assert_eq!(header(&request, "content-type").unwrap(), "application/json");
    assert_eq!(
        request.body.as_str(),
        r#"{"client_id":"your_client_id","client_secret":"your_client_secret","grant_type":"client_credentials"}"#
    );
    let body: Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(
        body,
        json!({
            "client_id": "your_client_id",
            "client_secret": "your_client_secret",
            "grant_type": "client_credentials",
        })
    );
}

#[test]
fn athenahealth_gets_the_body_of_its_documentation() {
    let request = request(
        &read(json!({
            "tokenUrl": "https://api.preview.platform.athenahealth.com/oauth2/v1/token",
            "clientId": "clientId",
            "clientSecret": "clientSecret",
            "scope": "athena/service/Athenanet.MDP.*",
        }))
        .unwrap(),
    );
    assert_eq!(basic_pair(&request), "clientId:clientSecret");
    assert_eq!(
        form(&request),
        pairs(
            &[("grant_type", "client_credentials"), ("scope", "athena/service/Athenanet.MDP.*"),]
        )
    );
    assert_eq!(
        request.body.as_str(),
        "grant_type=client_credentials&scope=athena%2Fservice%2FAthenanet.MDP.*"
    );
}

#[test]
fn json_handles_every_awkward_character() {
    let request = request(&config(json!({
        "clientId": AWKWARD,
        "clientSecret": format!("{AWKWARD} 𝄞\u{2028}\u{ffff}"),
        "tokenRequestFormat": "json",
    })));
    let body: Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(body["client_id"], AWKWARD);
    assert_eq!(body["client_secret"], format!("{AWKWARD} 𝄞\u{2028}\u{ffff}"));
}

#[test]
fn json_with_basic_keeps_the_credentials_out_of_the_body() {
    let request = request(&config(json!({
        "tokenRequestFormat": "json",
        "clientAuthentication": "client_secret_basic",
    })));
    assert_eq!(basic_pair(&request), format!("acme:{SECRET}"));
    assert_eq!(request.body.as_str(), r#"{"grant_type":"client_credentials"}"#);
}

#[test]
fn a_scope_list_becomes_one_parameter_with_spaces() {
    for scope in [json!(["read", "write:all"]), json!("read  write:all ")] {
        let request = request(&config(json!({ "scope": scope })));
        assert_eq!(
            form(&request),
            pairs(&[("grant_type", "client_credentials"), ("scope", "read write:all"),])
        );
    }
}

fn everything(format: &str) -> TokenRequest {
    request(&config(json!({
        "tokenRequestFormat": format,
        "clientAuthentication": "client_secret_basic",
        "scope": "read",
        "audience": "https://api.example.com/?x=1&y=ü",
        "resource": ["https://one.example/", "https://two.example/a"],
        "tokenParameters": {"account_id": "12 34", "organization": "ü"},
    })))
}

#[test]
fn several_resources_repeat_the_parameter_in_a_form() {
    assert_eq!(
        form(&everything("form")),
        pairs(&[
            ("grant_type", "client_credentials"),
            ("scope", "read"),
            ("audience", "https://api.example.com/?x=1&y=ü"),
            ("resource", "https://one.example/"),
            ("resource", "https://two.example/a"),
            ("account_id", "12 34"),
            ("organization", "ü"),
        ])
    );
}

#[test]
fn several_resources_are_an_array_in_json() {
    let request = everything("json");
    assert_eq!(
        serde_json::from_str::<Value>(&request.body).unwrap(),
        json!({
            "grant_type": "client_credentials",
            "scope": "read",
            "audience": "https://api.example.com/?x=1&y=ü",
            "resource": ["https://one.example/", "https://two.example/a"],
            "account_id": "12 34",
            "organization": "ü",
        })
    );
    assert_eq!(request.body.matches("\"resource\"").count(), 1, "the name occurs once");
}

#[test]
fn one_resource_is_a_string_in_json() {
    let request = request(&config(json!({
        "tokenRequestFormat": "json",
        "resource": "https://one.example/",
    })));
    let body: Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(body["resource"], "https://one.example/");
}

#[test]
fn missing_options_leave_no_empty_parameters() {
    let absent = json!({"scope": null, "audience": null, "resource": [], "tokenParameters": {}});
    let request = request(&read(options(absent)).unwrap());
    assert_eq!(request.body.as_str(), "grant_type=client_credentials");
}

#[test]
fn form_encoding_matches_that_of_the_url_crate() {
    let every: String = ('\u{0}'..='\u{2ff}').chain("𝄞€".chars()).collect();
    let request = request(&config(json!({"tokenParameters": { "every": every.as_str() }})));
    let written: String = form_urlencoded::byte_serialize(every.as_bytes()).collect();
    assert_eq!(request.body, format!("grant_type=client_credentials&every={written}"));
}

#[test]
fn basic_credentials_of_every_length_are_base64_as_a_library_writes_it() {
    for length in 1..200 {
        let id: String = (0..length).map(|at| char::from(b'!' + (at * 7 % 90) as u8)).collect();
        let id = id.replace(':', "ü");
        let raw = json!({"clientId": id, "clientAuthentication": "client_secret_basic_raw"});
        let request = request(&config(raw));
        let expected = Base64::encode_string(format!("{id}:{SECRET}").as_bytes());
        assert_eq!(header(&request, "authorization"), Some(format!("Basic {expected}")), "{id}");
    }
}
