//! What an HTTP status says of another try.

/// Statuses that another try may cure; the only table of them, for calls, token requests and the errors
/// of providers. They say that a server was too slow, too busy or down: the RFCs' (408, 425 of RFC 8470,
/// 429 of RFC 6585, 500, 502 to 504), what Cloudflare says of the server behind it (520 to 524) and 529,
/// which several APIs use for an overload. Other 5xx say what stays as it is: 501 that a method is not
/// known, 505 a version, 525 and 526 a certificate.
pub const fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502..=504 | 520..=524 | 529)
}
