//! URLs, origins and resources: where a secret or a token may be sent.

use super::*;

#[test]
fn urls_that_would_expose_the_secret_are_invalid() {
    for (url, words) in [
        ("http://auth.example.com/token", "plain http to auth.example.com"),
        ("http://10.0.0.1/token", "plain http to 10.0.0.1"),
        ("http://localhost.example.com/", "plain http"),
        ("http://127.0.0.1.example.com/", "plain http"),
        ("http://[::2]/", "plain http"),
        ("ftp://auth.example.com/token", "https URL"),
        ("file:///etc/passwd", "https URL"),
        ("https://user@auth.example.com/", "no user name or password"),
        ("https://user:pass@auth.example.com/", "no user name or password"),
        ("auth.example.com/token", "absolute URL"),
        ("//auth.example.com/token", "absolute URL"),
    ] {
        assert_problem(json!({"tokenUrl": url}), "tokenUrl", words);
        assert_problem(json!({"baseUrl": url}), "baseUrl", words);
    }
    assert_problem(
        json!({"tokenUrl": "https://auth.example.com/token#part"}),
        "tokenUrl",
        "no fragment",
    );
    for (url, words) in [
        ("https://api.example.com/#part", "no fragment"),
        ("https://api.example.com/?key=1", "no query"),
    ] {
        assert_problem(json!({"baseUrl": url}), "baseUrl", words);
    }
}

#[test]
fn plain_http_is_fine_on_loopback() {
    for url in [
        "http://localhost:8080/token",
        "http://auth.localhost/token",
        "http://127.0.0.1/token",
        "http://127.1.2.3:99/token",
        "http://127.1/token",
        "http://[::1]:8080/token",
    ] {
        let given = json!({"tokenUrl": url, "baseUrl": url, "allowedOrigins": []});
        assert!(read(options(given)).is_ok(), "{url}");
    }
}

#[test]
fn the_base_is_a_folder_and_its_origin_is_allowed() {
    for (given, base) in [
        ("https://api.example.com", "https://api.example.com/"),
        ("https://api.example.com/v1", "https://api.example.com/v1/"),
        ("https://API.example.com:443/v1/", "https://api.example.com/v1/"),
    ] {
        let config = config(json!({"baseUrl": given, "allowedOrigins": "https://api.example.com"}));
        assert_eq!(config.base_url.as_deref(), Some(base));
        assert_eq!(config.allowed_origins, ["https://api.example.com"], "named once");
    }
}

#[test]
fn allowed_origins_are_origins_only() {
    for (wrong, words) in [
        ("nowhere", "origins such as"),
        ("https://a.example/path", "without a path"),
        ("https://a.example/?q", "without a path"),
        ("http://a.example", "plain http"),
        ("https://user:pw@a.example", "no user name"),
        ("https://*.example.com", "no wildcards: name each origin"),
        ("https://api.*", "no wildcards"),
    ] {
        let given = json!({"allowedOrigins": [wrong]});
        let error = read(options(given)).unwrap_err();
        let found = problems(&error);
        assert!(found.iter().all(|p| p.0 == "allowedOrigins"));
        assert!(found.iter().any(|p| p.2.contains(words)), "{wrong}: {found:?}");
    }
    assert_eq!(
        config(json!({"allowedOrigins": ["https://a.example/", "https://a.example:8443"]}))
            .allowed_origins,
        ["https://a.example", "https://a.example:8443"]
    );
}

#[test]
fn resources_are_any_text_that_the_provider_accepts() {
    for fine in [
        "https://a.example/",
        "urn:example:thing",
        "https://a.example/?q=1",
        "11112222-bbbb-3333-cccc-4444dddd5555",
        "https://a.example/#part",
    ] {
        assert_eq!(config(json!({"resource": fine})).resources, [fine]);
    }
}
