//! Codes in bodies: the status on the first line, the option `profile` on the second, then the body.
#![no_main]

use everbearer::engine::config::wire_profile::{Field, WireProfile, code_of, text_of};
use everbearer::engine::http_status::is_transient;
use everbearer::engine::json::Json;
use everbearer_fuzz::support::{options, read};
use everbearer_fuzz::{first_line, parse};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

fuzz_target!(|data: &[u8]| {
    let (status, rest) = first_line(data);
    let (profile, body) = first_line(rest);
    let status =
        core::str::from_utf8(status).ok().and_then(|text| text.parse().ok()).unwrap_or(200);
    let Ok(given) = serde_json::from_slice::<Value>(profile) else { return };
    let Some(body) = core::str::from_utf8(body).ok().and_then(parse) else { return };
    let Ok(config) = read(options(json!({ "profile": given }))) else { return };
    let profile = config.profile;
    let member = |field: Field| match profile.get(field) {
        "" => None,
        name => body.at(name).filter(|value| **value != Json::Null),
    };
    let code = member(Field::Code).map(code_of);
    check_status(
        status,
        profile.status_of(status, &body),
        code.clone().flatten(),
        &given,
        member(Field::Status).and_then(text_of),
    );
    let success = profile.get(Field::Success);
    let denied = !success.is_empty() && code.is_some_and(|code| code.as_deref() != Some(success));
    assert_eq!(profile.denies(&body), denied);
    check_header(profile.get(Field::Header), profile.get(Field::Scheme));
    check_header(profile.get(Field::RetryAfter), "");
    for field in Field::ALL {
        assert!(field.words().is_empty() || field.words().contains(&profile.get(*field)));
    }
    check_rejected(&profile, &given);
});

/// Exactly the listed statuses reject a token, and no call is retried after one of them.
fn check_rejected(profile: &WireProfile, given: &Value) {
    let unlisted = vec![json!(401)];
    let listed = given["rejectedStatuses"].as_array().unwrap_or(&unlisted);
    for status in 390..=510 {
        let is_listed = listed.iter().any(|one| one.as_f64() == Some(f64::from(status)));
        assert_eq!(profile.rejects(status), is_listed, "{status}");
        assert!(!is_listed || ((400..500).contains(&status) && !is_transient(status)));
    }
}

/// A body changes a status only to that of an error, and only as the profile says.
fn check_status(came: u16, meant: u16, code: Option<String>, given: &Value, named: Option<String>) {
    if meant == came {
        return;
    }
    assert!((400..600).contains(&meant), "{meant}");
    let of_code = code.and_then(|code| given["statusOfCode"][code].as_f64());
    let named = named.and_then(|named| named.parse().ok());
    assert!(of_code == Some(f64::from(meant)) || (came < 400 && named == Some(meant)));
}

/// Name and scheme are valid in a header.
fn check_header(name: &str, scheme: &str) {
    let delimiters = "\"(),/:;<=>?@[\\]{}";
    let is_token =
        |text: &str| text.chars().all(|c| c.is_ascii_graphic() && !delimiters.contains(c));
    assert!(!name.is_empty() && is_token(name) && is_token(scheme));
    assert!(!name.bytes().any(|byte| byte.is_ascii_uppercase()));
}
