//! Where credentials may be sent.

use crate::support::parse_url;

fn objection(url: &str) -> Option<String> {
    parse_url(url).expect(url).objection()
}

#[test]
fn https_and_http_on_loopback_are_fine() {
    for url in [
        "https://auth.example.com/token",
        "http://localhost:8080/token",
        "http://auth.localhost/",
        "http://127.0.0.1/",
        "http://127.1:99/",
        "http://0x7f.0.0.1/",
        "http://[::1]:8080/",
    ] {
        assert_eq!(objection(url), None, "{url}");
    }
}

#[test]
fn plain_http_elsewhere_names_the_host_and_the_remedy() {
    for host in [
        "auth.example.com",
        "127.0.0.1.example.com",
        "127.a.b.c",
        "127.1..",
        "localhost.example.com",
        "notlocalhost",
        "10.0.0.1",
        "[::2]",
    ] {
        let words = objection(&format!("http://{host}/token")).expect(host);
        assert!(words.contains(host) && words.contains("Use https"), "{words}");
    }
}

#[test]
fn other_schemes_and_credentials_are_invalid() {
    assert!(objection("ftp://example.com/").is_some());
    assert!(objection("https://user@example.com/").is_some());
    assert!(objection("https://:pass@example.com/").is_some());
}

#[test]
fn the_shown_url_has_no_query() {
    assert_eq!(parse_url("https://a.example/t?key=1#x").unwrap().shown(), "https://a.example/t");
}
