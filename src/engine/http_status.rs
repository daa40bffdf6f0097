//! Which HTTP statuses are transient.

/// Statuses that another attempt may cure: the only such table, for calls, token requests and the errors
/// of providers. They say that a server was too slow, too busy or down: those of the RFCs (408, 425 of
/// RFC 8470, 429 of RFC 6585, 500, 502 to 504), those of Cloudflare for the server behind it (520 to 524)
/// and 529, which several APIs use for overload. Other 5xx report lasting conditions: 501 an unknown
/// method, 505 an unknown version, 525 and 526 a certificate.
pub const fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502..=504 | 520..=524 | 529)
}
