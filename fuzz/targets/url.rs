//! URLs of a configuration: the token endpoint's on the first line, the base on the second, then origins.
#![no_main]

use everbearer::engine::config::Config;
use everbearer_fuzz::first_line;
use everbearer_fuzz::support::{options, read};
use libfuzzer_sys::fuzz_target;
use serde_json::json;
use url::{Host, Url};

fuzz_target!(|data: &[u8]| {
    let (token_url, rest) = first_line(data);
    let (base_url, origins) = first_line(rest);
    let [token_url, base_url, origins] =
        [token_url, base_url, origins].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let origins: Vec<&str> = origins.lines().filter(|line| !line.is_empty()).collect();
    let alone = |extra| read(options(extra));
    check_token_url(&token_url, alone(json!({ "tokenUrl": token_url })).ok());
    check_base(&base_url, alone(json!({ "baseUrl": base_url })).ok());
    check_origins(&origins, alone(json!({ "allowedOrigins": origins })).ok());
});

/// Whether a credential may be sent there, by the parsed URL instead of its parts as text.
fn is_safe(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    };
    let scheme = url.scheme();
    let bare = url.username().is_empty() && url.password().is_none_or(str::is_empty);
    bare && (scheme == "https" || (scheme == "http" && loopback))
}

/// An option's text must not be empty and must not contain control characters; otherwise the URL decides.
fn parsed(text: &str) -> Option<Url> {
    let fine = !text.trim_ascii().is_empty() && !text.chars().any(|c| c.is_ascii_control());
    Url::parse(text).ok().filter(|url| fine && is_safe(url))
}

fn check_token_url(text: &str, config: Option<Config>) {
    let url = parsed(text).filter(|url| url.fragment().is_none());
    assert_eq!(config.is_some(), url.is_some(), "{text:?}");
    if let (Some(config), Some(url)) = (config, url) {
        let endpoint = config.token_url.expect("it was given").url;
        assert_eq!(endpoint.href, url.as_str());
        assert!(!endpoint.shown().contains(['?', '#', '@']) || url.path().contains('@'));
    }
}

/// A URL relative to a base stays below it, unless it has a path or host of its own.
fn check_base(text: &str, config: Option<Config>) {
    let url = parsed(text).filter(|url| url.query().is_none() && url.fragment().is_none());
    assert_eq!(config.is_some(), url.is_some(), "{text:?}");
    let (Some(config), Some(url)) = (config, url) else { return };
    let base = Url::parse(&config.base_url.expect("a base was given")).expect("a base is a URL");
    assert!(base.path().ends_with('/'));
    assert_eq!(config.allowed_origins, [url.origin().ascii_serialization()]);
    let below = base.join("things").expect("a base can be joined");
    assert!(below.path().starts_with(base.path()));
    assert_eq!(below.origin(), url.origin());
}

fn check_origins(texts: &[&str], config: Option<Config>) {
    let urls: Option<Vec<Url>> = texts.iter().map(|text| Url::parse(text).ok()).collect();
    let urls = urls.filter(|urls| urls.iter().all(|url| is_safe(url) && is_origin(url)));
    assert_eq!(config.is_some(), urls.is_some(), "{texts:?}");
    let (Some(config), Some(urls)) = (config, urls) else { return };
    let serialized = |url: &Url| url.origin().ascii_serialization();
    assert!(urls.iter().all(|url| config.allowed_origins.contains(&serialized(url))));
    assert!(
        config.allowed_origins.iter().all(|one| urls.iter().any(|url| serialized(url) == *one))
    );
}

fn is_origin(url: &Url) -> bool {
    let wild = url.host_str().is_some_and(|host| host.contains('*'));
    !wild && url.path() == "/" && url.query().is_none() && url.fragment().is_none()
}
