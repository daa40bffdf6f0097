//! How the client authenticates to the token endpoint.

/// How the client authenticates (the names of RFC 7591 §2, and one more).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuthentication {
    /// `client_secret_basic`: a Basic header of the form-encoded id and secret (RFC 6749 §2.3.1).
    Basic,
    /// `client_secret_basic_raw`: the same without the form-encoding, for servers that expect that.
    BasicRaw,
    /// `client_secret_post`: id and secret in the body.
    Post,
}

impl ClientAuthentication {
    pub(super) const ALL: &'static [Self] = &[Self::Basic, Self::BasicRaw, Self::Post];
    pub(super) const VALUES: &'static [&'static str] =
        &[Self::Basic.as_str(), Self::BasicRaw.as_str(), Self::Post.as_str()];

    /// The option's value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "client_secret_basic",
            Self::BasicRaw => "client_secret_basic_raw",
            Self::Post => "client_secret_post",
        }
    }
}
