//! How the client authenticates to the token endpoint.

/// How the client authenticates (the names of RFC 7591 §2 and RFC 8705 §2, and three more).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuthentication {
    /// `client_secret_basic`: a Basic header of the form-encoded id and secret (RFC 6749 §2.3.1).
    Basic,
    /// `client_secret_basic_raw`: the same without the form-encoding, for servers that expect that.
    BasicRaw,
    /// `client_secret_post`: id and secret as parameters.
    Post,
    /// `client_secret_headers`: id and secret where `tokenRequestHeaders` has their placeholders, and nowhere else.
    Headers,
    /// `private_key_jwt`: an assertion that a private key signs (RFC 7523 §2.2).
    PrivateKeyJwt,
    /// `client_secret_jwt`: an assertion that the secret signs, which itself is never sent.
    ClientSecretJwt,
    /// `client_assertion`: an assertion that somebody else has signed, such as a platform.
    ClientAssertion,
    /// `tls_client_auth`: a certificate (RFC 8705 §2.1), which the caller's own fetch presents.
    TlsClientAuth,
    /// `self_signed_tls_client_auth`: the same with a certificate that the server knows (RFC 8705 §2.2).
    SelfSignedTls,
    /// `none`: the client does not authenticate.
    None,
}

impl ClientAuthentication {
    pub(super) const ALL: &'static [Self] = &[
        Self::Basic,
        Self::BasicRaw,
        Self::Post,
        Self::Headers,
        Self::PrivateKeyJwt,
        Self::ClientSecretJwt,
        Self::ClientAssertion,
        Self::TlsClientAuth,
        Self::SelfSignedTls,
        Self::None,
    ];
    pub(super) const VALUES: &'static [&'static str] = &[
        Self::Basic.as_str(),
        Self::BasicRaw.as_str(),
        Self::Post.as_str(),
        Self::Headers.as_str(),
        Self::PrivateKeyJwt.as_str(),
        Self::ClientSecretJwt.as_str(),
        Self::ClientAssertion.as_str(),
        Self::TlsClientAuth.as_str(),
        Self::SelfSignedTls.as_str(),
        Self::None.as_str(),
    ];

    /// The option's value.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Basic => "client_secret_basic",
            Self::BasicRaw => "client_secret_basic_raw",
            Self::Post => "client_secret_post",
            Self::Headers => "client_secret_headers",
            Self::PrivateKeyJwt => "private_key_jwt",
            Self::ClientSecretJwt => "client_secret_jwt",
            Self::ClientAssertion => "client_assertion",
            Self::TlsClientAuth => "tls_client_auth",
            Self::SelfSignedTls => "self_signed_tls_client_auth",
            Self::None => "none",
        }
    }

    /// Whether id and secret are sent in a Basic header.
    pub const fn is_basic(self) -> bool {
        matches!(self, Self::Basic | Self::BasicRaw)
    }

    /// Whether it needs the client secret.
    pub const fn needs_secret(self) -> bool {
        matches!(
            self,
            Self::Basic | Self::BasicRaw | Self::Post | Self::Headers | Self::ClientSecretJwt
        )
    }

    /// Whether the client is known by the certificate of its connection.
    pub const fn is_tls(self) -> bool {
        matches!(self, Self::TlsClientAuth | Self::SelfSignedTls)
    }

    /// Whether the token request has a `client_assertion` (RFC 7521 §4.2).
    pub const fn has_assertion(self) -> bool {
        matches!(self, Self::PrivateKeyJwt | Self::ClientSecretJwt | Self::ClientAssertion)
    }
}
