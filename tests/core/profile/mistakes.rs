//! Invalid profiles: each mistake is named, and no value is repeated.

use super::*;

/// The problems of a profile as (option, problem).
fn problems(profile: Value) -> Vec<(String, String)> {
    let error = read(options(json!({ "profile": profile }))).expect_err(&profile.to_string());
    assert_eq!(error.code, Code::InvalidConfiguration);
    error.problems.into_iter().map(|problem| (problem.option, problem.problem)).collect()
}

fn assert_problem(profile: Value, option: &str, words: &str) {
    let found = problems(profile.clone());
    assert_eq!(found, [(option.to_owned(), words.to_owned())], "{profile}");
}

#[test]
fn a_profile_is_an_object() {
    for (wrong, kind) in [(json!("vagaro"), "a string"), (json!(["vagaro"]), "an array")] {
        assert_problem(wrong, "profile", &format!("must be an object, and was {kind}."));
    }
}

#[test]
fn unknown_members_are_reported_and_misspelt_ones_corrected() {
    assert_problem(json!({"frobnicate": "x"}), "profile.frobnicate", "is no option.");
    for (wrong, meant) in [
        ("tokenheader", "tokenHeader"),
        ("status_of_code", "statusOfCode"),
        ("client-id-parameter", "clientIdParameter"),
    ] {
        let words = format!("is no option; did you mean {meant}?");
        assert_problem(json!({ wrong: "x" }), &format!("profile.{wrong}"), &words);
    }
}

#[test]
fn every_field_is_a_string() {
    for member in &MEMBERS[..Field::ALL.len()] {
        for wrong in [json!(7), json!(true), json!(["a"]), json!({"a": "b"})] {
            let option = format!("profile.{member}");
            assert_problem(json!({ *member: wrong }), &option, "must be a string.");
        }
    }
}

#[test]
fn only_optional_fields_may_be_empty() {
    let may_be_empty = [
        "grantTypeParameter",
        "tokenMember",
        "tokenScheme",
        "codeMember",
        "successCode",
        "statusMember",
        "throttleReset",
        "tokenTypes",
        "retryAfterFormat",
        "baseUrlMember",
    ];
    for member in &MEMBERS[..Field::ALL.len()] {
        let empty = json!({ *member: "" });
        if may_be_empty.contains(member) {
            with(empty);
        } else if *member != "expiresInFormat" {
            assert_problem(empty, &format!("profile.{member}"), "must not be empty.");
        }
    }
}

#[test]
fn the_tokens_header_and_scheme_are_what_http_allows() {
    for wrong in ["a:b", "a b", " ", "a\r\nb", "grün", "a/b", "a\u{0}"] {
        assert_problem(
            json!({"tokenHeader": wrong}),
            "profile.tokenHeader",
            "must be a header's name.",
        );
        assert_problem(
            json!({"tokenScheme": wrong}),
            "profile.tokenScheme",
            "must be an authentication scheme, or empty.",
        );
    }
    let every = "!#$%&'*+-.^_`|~09azAZ";
    assert_eq!(with(json!({"tokenScheme": every})).profile.get(Field::Scheme), every);
    assert_eq!(with(json!({"tokenHeader": "X-Token"})).profile.get(Field::Header), "x-token");
}

#[test]
fn a_throttle_is_reset_by_the_minute_or_not_at_all() {
    for wrong in ["hour", "Minute", " minute", "60"] {
        assert_problem(
            json!({"throttleReset": wrong}),
            "profile.throttleReset",
            "must be minute, or empty.",
        );
    }
}

#[test]
fn formats_are_words() {
    let formats = "milliseconds, epoch_seconds, epoch_milliseconds";
    for wrong in ["", "Seconds", "minutes", "epoch", "rfc1123"] {
        let words = format!(
            "must be seconds, iso8601, jwt, {}.",
            formats.replace(", epoch_m", ", or epoch_m")
        );
        assert_problem(json!({"expiresInFormat": wrong}), "profile.expiresInFormat", &words);
    }
    for wrong in ["seconds", "jwt", "iso8601", " "] {
        let words = format!("must be {formats}, or empty.");
        assert_problem(json!({"retryAfterFormat": wrong}), "profile.retryAfterFormat", &words);
    }
    for wrong in ["a:b", "a b", "grün"] {
        let words = "must be a header's name.";
        assert_problem(json!({"retryAfterHeader": wrong}), "profile.retryAfterHeader", words);
    }
    for field in Field::ALL {
        for word in field.words() {
            let member = MEMBERS[*field as usize];
            assert_eq!(with(json!({ member: word })).profile.get(*field), *word);
        }
    }
}

#[test]
fn brackets_in_a_members_name_hold_the_number_of_an_element() {
    let words = "must be a member's name, or a path such as errors[0].code.";
    for member in [
        "tokenMember",
        "accessTokenMember",
        "expiresInMember",
        "errorMember",
        "errorDescriptionMember",
        "codeMember",
        "statusMember",
        "baseUrlMember",
    ] {
        for wrong in ["a[", "a[]", "a[x]", "a[-1]", "a[0", "a[0]b", "a[0][", "[", "a[0]]"] {
            assert_problem(json!({ member: wrong }), &format!("profile.{member}"), words);
        }
        for fine in ["a[0]", "[0]", "a[0][12].b", "a.b", ".a", "a]", "a..b"] {
            with(json!({ member: fine }));
        }
    }
}

#[test]
fn codes_mean_error_statuses() {
    for wrong in [json!("a"), json!(401), json!([401]), json!(true)] {
        assert_problem(
            json!({"statusOfCode": wrong}),
            "profile.statusOfCode",
            "must be an object.",
        );
    }
    for wrong in [
        json!(399),
        json!(600),
        json!(200),
        json!(0),
        json!(-401),
        json!(401.5),
        json!(65_936),
        json!("401"),
        json!(null),
        json!([401]),
    ] {
        assert_problem(
            json!({"statusOfCode": {"1": 401, "2": wrong}}),
            "profile.statusOfCode",
            "must hold HTTP statuses from 400 to 599.",
        );
    }
    for fine in [400, 401, 429, 599] {
        with(json!({"statusOfCode": { "1": fine }}));
    }
}

#[test]
fn a_token_is_rejected_by_statuses_that_no_retry_follows() {
    for wrong in [json!("403"), json!(403), json!({"403": true}), json!(true)] {
        assert_problem(
            json!({"rejectedStatuses": wrong}),
            "profile.rejectedStatuses",
            "must be an array.",
        );
    }
    for wrong in [
        json!(399),
        json!(500),
        json!(200),
        json!(-401),
        json!(401.5),
        json!(65_936),
        json!(65_937),
        json!("401"),
        json!(null),
        json!([401]),
        json!(408),
        json!(425),
        json!(429),
    ] {
        assert_problem(
            json!({"rejectedStatuses": [401, wrong]}),
            "profile.rejectedStatuses",
            "must hold HTTP statuses from 400 to 499, except 408, 425 and 429.",
        );
    }
    for fine in [json!([]), json!([400]), json!([401, 403]), json!([499]), json!([403, 403])] {
        with(json!({"rejectedStatuses": fine}));
    }
}

#[test]
fn no_two_parameters_of_the_token_request_have_the_same_name() {
    let words = "gives two parameters of the token request the same name.";
    let post = json!({
        "clientAuthentication": "client_secret_post",
        "tokenParameters": { "tenant": "t" },
        "scope": "s",
        "resource": ["urn:a:b", "urn:c:d"],
    });
    let by = |option| format!("is in the token request already, by the option {option}.");
    let profile = |words: &str| vec![("profile", words.to_owned())];
    let parameter = |words| vec![("tokenParameters.tenant", words)];
    for (profile, expected) in [
        (json!({"clientIdParameter": "tenant"}), parameter(by("clientId"))),
        (json!({"clientSecretParameter": "tenant"}), parameter(by("clientSecret"))),
        (json!({"clientSecretParameter": "scope"}), profile(words)),
        (json!({"clientIdParameter": "resource"}), profile(words)),
        (json!({"clientIdParameter": "x", "clientSecretParameter": "x"}), profile(words)),
        (json!({"grantTypeParameter": "tenant"}), parameter(by("profile.grantTypeParameter"))),
        (json!({"clientIdParameter": "x", "clientSecretParameter": "y"}), vec![]),
    ] {
        let mut given = options(post.clone());
        given["profile"] = profile.clone();
        let found: Vec<_> =
            read(given).err().into_iter().flat_map(|error| error.problems).collect();
        let told: Vec<_> =
            found.iter().map(|one| (one.option.as_str(), one.problem.clone())).collect();
        assert_eq!(told, expected, "{profile}");
    }
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let found = problems(json!({
        "tokenHeader": "a:b",
        "tokenScheme": "a b",
        "throttleReset": "hour",
        "statusOfCode": {"1": 200},
        "tokenMember": 7,
        "accessTokenMember": "",
        "frobnicate": "x",
    }));
    let mut options: Vec<&str> = found.iter().map(|(option, _)| option.as_str()).collect();
    options.sort_unstable();
    assert_eq!(
        options,
        [
            "profile.accessTokenMember",
            "profile.frobnicate",
            "profile.statusOfCode",
            "profile.throttleReset",
            "profile.tokenHeader",
            "profile.tokenMember",
            "profile.tokenScheme",
        ]
    );
}
