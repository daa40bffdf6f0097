//! The table of options: name, variable, form, default and meaning of each. The reader takes its limits
//! and defaults from it; the TypeScript documentation and the README's tables are made of it.

use super::authentication::ClientAuthentication;
use super::reader::Name;
use super::settings::{BodyFormat, METHODS};

/// What the value of an option looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A URL that a credential may be sent to.
    Url,
    /// A string.
    Text,
    /// A string that may also come from a file.
    Secret,
    /// Something that the facade keeps, in words. Its variables hold a PEM or JWK, or the path of a file.
    Key(&'static str),
    /// Something that the facade keeps, in words. Its variable holds the path of a file.
    Path(&'static str),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A string or an array of strings; with what a variable holds.
    Texts(&'static str),
    /// An array of origins.
    Origins,
    /// A whole number within a range.
    Whole {
        /// What it counts.
        unit: &'static str,
        /// The least that is accepted.
        least: u64,
        /// The most that is accepted.
        most: u64,
    },
    /// `true` or `false`.
    Boolean,
    /// A value that no variable can hold, in words.
    Value(&'static str),
}

/// What holds where an option is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultValue {
    /// Nothing: the option is required, unless this holds.
    RequiredUnless(&'static str),
    /// Nothing at all.
    Nothing,
    /// A number.
    Number(u64),
    /// `true` or `false`.
    Flag(bool),
    /// Something else, in words.
    Text(&'static str),
}

/// The form of an option and its default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// What its value looks like.
    pub form: Form,
    /// Its default.
    pub default: DefaultValue,
}

impl Spec {
    /// The unit of a whole number.
    pub(super) const fn unit(self) -> &'static str {
        match self.form {
            Form::Whole { unit, .. } => unit,
            _ => "",
        }
    }

    /// The least and the most that is accepted of a whole number.
    pub(super) const fn range(self) -> [u64; 2] {
        match self.form {
            Form::Whole { least, most, .. } => [least, most],
            _ => [0, 0],
        }
    }

    /// A default that is a number.
    pub(super) const fn number(self) -> u64 {
        match self.default {
            DefaultValue::Number(number) => number,
            _ => 0,
        }
    }

    /// A default that is `true` or `false`.
    pub(super) const fn flag(self) -> bool {
        matches!(self.default, DefaultValue::Flag(true))
    }
}

/// The longest timeout a JavaScript timer can hold, in milliseconds.
const LONGEST_MS: u64 = 2_147_483_647;

/// A timeout.
const TIMEOUT: Form = Form::Whole { unit: "milliseconds", least: 1, most: LONGEST_MS };

macro_rules! options {
    ($($(#[doc = $doc:literal])+ $name:ident = $option:literal, $suffix:expr, $form:expr, $default:expr;)+) => {
        $($(#[doc = $doc])+ pub(super) const $name: &Name = &Name { option: $option, suffix: $suffix };)+

        impl Spec {
            $($(#[doc = $doc])+ pub(super) const $name: Self = Self { form: $form, default: $default };)+
        }

        /// Every option that the core reads.
        pub const NAMES: &[&Name] = &[$($name,)+];

        pub(super) const OPTIONS: &[&str] = &[$($option,)+];

        /// The form and the default of each, in the same order.
        pub const SPECS: &[Spec] = &[$(Spec::$name,)+];

        /// What each option means, in the same order. Apart from them, so that no client carries its
        /// documentation along. The README has the first paragraph.
        pub const DOCS: &[&str] = &[$(concat!($($doc, "\n"),+),)+];
    };
}

options! {
    /// Token endpoint (RFC 6749 §3.2).
    TOKEN_URL = "tokenUrl", Some("TOKEN_URL"), Form::Url, DefaultValue::RequiredUnless("`issuer` is given");
    /// Authorization server (RFC 8414 §2), to the letter: the audience of assertions and, without `tokenUrl`, where
    /// the token endpoint is discovered.
    ///
    /// Its metadata (RFC 8414, or OpenID Connect Discovery) are requested by the first token request, never at
    /// construction, and kept for a day; in an outage the last ones serve. With `tokenUrl` nothing is requested.
    ISSUER = "issuer", Some("ISSUER"), Form::Url, DefaultValue::Nothing;
    /// Client id (RFC 6749 §2.2).
    CLIENT_ID = "clientId", Some("CLIENT_ID"), Form::Text,
        DefaultValue::RequiredUnless("a grant has a JWT and `clientAuthentication` is `none`");
    /// Client secret (RFC 6749 §2.3.1), or a function that gives it.
    ///
    /// A function is asked before each token request, and once more if the token endpoint refuses the client;
    /// so is a file read. A rotated secret then fails no call. The function gets `{ signal }`, may be
    /// asynchronous, and has to answer within `tokenTimeoutMs`. If it fails, the error is
    /// `credentials_unavailable`.
    CLIENT_SECRET = "clientSecret", Some("CLIENT_SECRET"), Form::Secret,
        DefaultValue::RequiredUnless("there is another credential");
    /// How the client authenticates.
    ///
    /// Id and secret in a Basic header, either form-encoded first as RFC 6749 has it (`client_secret_basic`) or as
    /// they are (`client_secret_basic_raw`), as parameters (`client_secret_post`), or where `tokenRequestHeaders` has
    /// their placeholders (`client_secret_headers`); an assertion signed by a private key (`private_key_jwt`) or by the
    /// secret (`client_secret_jwt`), or given (`client_assertion`); a certificate that your own `fetch` presents
    /// (`tls_client_auth`, `self_signed_tls_client_auth`); or not at all (`none`).
    CLIENT_AUTHENTICATION = "clientAuthentication", Some("CLIENT_AUTHENTICATION"),
        Form::OneOf(ClientAuthentication::VALUES),
        DefaultValue::Text("by the credential; of a secret: `client_secret_basic`; `client_secret_post` with JSON");
    /// Private key that signs assertions (RFC 7523): PEM (PKCS#8, PKCS#1 or SEC1), JWK, CryptoKey, a signer for a key
    /// that stays in a KMS or HSM, or a function that gives one of these.
    ///
    /// It never enters the WebAssembly module. A function, and a file, are asked for each token request, and once more
    /// if the token endpoint refuses the client: a rotated key then fails no call, and comes with its `keyId`. A signer
    /// is `{ algorithm, keyId, sign(data) }`; it signs the bytes and gives the raw signature (RFC 7518 §3).
    PRIVATE_KEY = "privateKey", Some("PRIVATE_KEY"),
        Form::Key("PEM, JWK, CryptoKey, signer or function"), DefaultValue::Nothing;
    /// Key id (`kid`, RFC 7515 §4.1.4) in the header of assertions.
    KEY_ID = "keyId", Some("KEY_ID"), Form::Text, DefaultValue::Text("that of the JWK or signer");
    /// Algorithm of assertions (RFC 7518 §3.1, RFC 8037): `RS256` to `RS512`, `PS256` to `PS512`, `ES256` to `ES512`,
    /// `Ed25519` or `EdDSA`; with `client_secret_jwt`, `HS256` to `HS512`.
    KEY_ALGORITHM = "keyAlgorithm", Some("KEY_ALGORITHM"), Form::Text,
        DefaultValue::Text("by the JWK or the curve; `RS256` for RSA, `HS256` for a secret");
    /// Certificate of the key, as PEM: its SHA-256 digest becomes `x5t#S256` (RFC 7515 §4.1.8) in the header, as
    /// Microsoft Entra wants it.
    CERTIFICATE = "certificate", Some("CERTIFICATE"), Form::Key("PEM"), DefaultValue::Nothing;
    /// Another audience of signed assertions than `issuer`; the word `tokenUrl` means the token endpoint.
    ///
    /// Then their type is `JWT`; otherwise it is `client-authentication+jwt`, so that no server can use at another
    /// what it was sent.
    ASSERTION_AUDIENCE = "assertionAudience", Some("ASSERTION_AUDIENCE"), Form::Text,
        DefaultValue::Text("`issuer`");
    /// How long a signed assertion is valid. Each try has its own.
    ASSERTION_LIFETIME_SECONDS = "assertionLifetimeSeconds", Some("ASSERTION_LIFETIME_SECONDS"),
        Form::Whole { unit: "seconds", least: 5, most: 3_600 }, DefaultValue::Number(60);
    /// Further claims of signed assertions, such as the `scope` that NetSuite wants there.
    ///
    /// The client's own claims win, but for `iss` and `sub` of the grants `jwt-bearer` and `token-exchange`.
    ASSERTION_CLAIMS = "assertionClaims", None, Form::Value("object"), DefaultValue::Nothing;
    /// Further header members of signed assertions, such as `x5c`. The client's own win, but for `typ`.
    ASSERTION_HEADER = "assertionHeader", None, Form::Value("object"), DefaultValue::Nothing;
    /// Function that gives a JWT that somebody else has signed: a platform's, for workload identity (RFC 7523 §4.2).
    ///
    /// It is asked before each token request, and a file is read; what they give is never kept, since it expires.
    CLIENT_ASSERTION = "clientAssertion", Some("CLIENT_ASSERTION_FILE"),
        Form::Path("function"), DefaultValue::Nothing;
    /// Type of the client assertion (RFC 7521 §4.2).
    CLIENT_ASSERTION_TYPE = "clientAssertionType", Some("CLIENT_ASSERTION_TYPE"), Form::Text,
        DefaultValue::Text("`urn:ietf:params:oauth:client-assertion-type:jwt-bearer`");
    /// Grant: `client_credentials` (RFC 6749 §4.4), `jwt-bearer` (RFC 7523 §2.1), `token-exchange` (RFC 8693), or a
    /// provider's own word, which is sent as it is.
    ///
    /// The JWT of `privateKey` or `clientAssertion` is then the `assertion` or the `subject_token`.
    GRANT = "grant", Some("GRANT"), Form::Text, DefaultValue::Text("`client_credentials`");
    /// Type of the token that is exchanged (RFC 8693 §3), with the grant `token-exchange`.
    SUBJECT_TOKEN_TYPE = "subjectTokenType", Some("SUBJECT_TOKEN_TYPE"), Form::Text,
        DefaultValue::Text("`urn:ietf:params:oauth:token-type:jwt`");
    /// Method of the token request (RFC 6749 §3.2 wants `POST`). A `GET` has no body.
    TOKEN_REQUEST_METHOD = "tokenRequestMethod", Some("TOKEN_REQUEST_METHOD"),
        Form::OneOf(METHODS), DefaultValue::Text("`POST`");
    /// Format of the token request's parameters: a body as `form` (RFC 6749 §4.4.2) or as `json`, or the `query` of the
    /// token endpoint's URL without a body, for providers that want that.
    ///
    /// A secret in a URL ends up in the logs of servers and proxies (RFC 6749 §2.3.1 forbids it), so it is there with
    /// `clientAuthentication` `client_secret_post` only. A query that the URL has already stays.
    TOKEN_REQUEST_FORMAT = "tokenRequestFormat", Some("TOKEN_REQUEST_FORMAT"),
        Form::OneOf(BodyFormat::VALUES), DefaultValue::Text("`form`; `query` with `GET`");
    /// Scope to ask for (RFC 6749 §3.3).
    ///
    /// One string is sent as it is, with single spaces. A list, and the words of the variable, are joined by the `scopeSeparator` of `profile`.
    SCOPE = "scope", Some("SCOPE"), Form::Texts("as the provider wants it"), DefaultValue::Nothing;
    /// Audience to ask for, as some providers want it.
    AUDIENCE = "audience", Some("AUDIENCE"), Form::Text, DefaultValue::Nothing;
    /// Resource indicators (RFC 8707: absolute URIs), or whatever the provider names its resources by.
    RESOURCE = "resource", Some("RESOURCE"), Form::Texts("URIs, separated by spaces or commas"), DefaultValue::Nothing;
    /// Further parameters of the token request, by any name that it does not have already.
    ///
    /// With `tokenRequestFormat` `json` also numbers, booleans, arrays and objects, nested up to five levels and up to
    /// 64 KiB; otherwise strings only.
    TOKEN_PARAMETERS = "tokenParameters", None, Form::Value("object of strings; of JSON values with `json`"),
        DefaultValue::Nothing;
    /// Further headers of the token request, by their names.
    ///
    /// In their values, `{client_id}` and `{client_secret}` stand for id and secret, the latter with
    /// `clientAuthentication` `client_secret_headers` only, and `{uuid}` for a random UUID (RFC 9562 §5.4) of each
    /// token request. `Accept` may be set. Headers that describe body or connection may not, nor `Authorization` with
    /// `client_secret_basic` and `client_secret_basic_raw`. Their values are never shown.
    TOKEN_REQUEST_HEADERS = "tokenRequestHeaders", None, Form::Value("object of strings"), DefaultValue::Nothing;
    /// Base of relative URLs, taken as a folder. The token may be sent to its origin.
    ///
    /// Without it, calls need `allowedOrigins`, or a provider that names the base with each token
    /// (`profile.baseUrlMember`).
    BASE_URL = "baseUrl", Some("BASE_URL"), Form::Url, DefaultValue::Nothing;
    /// Further origins that the token may be sent to.
    ALLOWED_ORIGINS = "allowedOrigins", Some("ALLOWED_ORIGINS"), Form::Origins, DefaultValue::Nothing;
    /// Longest time of a call until its response's headers arrive, waits and retries included.
    TIMEOUT_MS = "timeoutMs", Some("TIMEOUT_MS"), TIMEOUT, DefaultValue::Nothing;
    /// Longest time of one token request.
    TOKEN_TIMEOUT_MS = "tokenTimeoutMs", Some("TOKEN_TIMEOUT_MS"), TIMEOUT, DefaultValue::Number(10_000);
    /// Longest time that a call waits for a token, all attempts and the waits between them included.
    TOKEN_WAIT_MS = "tokenWaitMs", Some("TOKEN_WAIT_MS"), TIMEOUT, DefaultValue::Number(60_000);
    /// How often a call is retried after a transient status (such as 429 or 503) or a network fault, where that
    /// is safe.
    MAX_RETRIES = "maxRetries", Some("MAX_RETRIES"),
        Form::Whole { unit: "retries", least: 0, most: 20 }, DefaultValue::Number(2);
    /// Headers of every call, by their names; token requests do not have them.
    ///
    /// In their values, `{client_id}` stands for the client id, `{token}` for the token, and `{uuid}` for a random UUID
    /// (RFC 9562 §5.4) of each call.
    ///
    /// A call's own header of the same name wins. A redirect to an origin that is not allowed drops them, like
    /// the token. The header that carries the token, and `Idempotency-Key`, are invalid here. Their values are
    /// never shown.
    HEADERS = "headers", None, Form::Value("object of strings"), DefaultValue::Nothing;
    /// Whether the client's token replaces a call's own Authorization header. Otherwise such a call is the error
    /// `authorization_header_present`.
    ///
    /// For libraries that always set that header. A header that `profile` names for the token is replaced as
    /// well. `withOptions` has this option, too, so that it need not hold for all calls.
    REPLACE_AUTHORIZATION = "replaceAuthorization", None, Form::Boolean, DefaultValue::Flag(false);
    /// Whether a timer refreshes the token while the client is idle, where the runtime allows one.
    ///
    /// The timer never keeps a process alive; a token request under way does, for `tokenTimeoutMs` at most.
    BACKGROUND_REFRESH = "backgroundRefresh", Some("BACKGROUND_REFRESH"), Form::Boolean, DefaultValue::Flag(true);
    /// Store that several processes share, so that all of them together make one token request (docs/fleet.md).
    ///
    /// `redisStore` of `everbearer/redis`, `durableObjectStore` or `kvStore` of `everbearer/cloudflare`, `fileStore` of
    /// `everbearer/file`, or your own {@link TokenStore}. Without it, each process makes its own token requests. A store
    /// that fails fails no call: the process then makes its own, too.
    STORE = "store", None, Form::Value("`TokenStore`"), DefaultValue::Nothing;
    /// Key of the store: 32 random bytes in base64 (`openssl rand -base64 32`), the same in all processes. Required
    /// with `store`.
    ///
    /// It encrypts the tokens in the store, and names them. While it is replaced, give a list: the new key first, then the
    /// old one. It never enters the WebAssembly module.
    STORE_KEY = "storeKey", Some("STORE_KEY"), Form::Key("base64, or an array of such"), DefaultValue::Nothing;
    /// Longest time of all operations of the store before a token request; at most half of `tokenTimeoutMs`. After it,
    /// the process goes on alone.
    STORE_TIMEOUT_MS = "storeTimeoutMs", Some("STORE_TIMEOUT_MS"), TIMEOUT, DefaultValue::Number(500);
    /// Parameters of the lifecycle, each of them optional.
    POLICY = "policy", None, Form::Value("object of numbers"), DefaultValue::Text("each has its own");
    /// Wire profile: how the provider departs from RFC 6749 and RFC 6750, as data.
    PROFILE = "profile", None, Form::Value("object"), DefaultValue::Text("as the RFCs have it");
    /// The fetch for token requests and calls.
    FETCH = "fetch", None, Form::Value("function"), DefaultValue::Text("the global one, looked up at each call");
    /// Clock and timers, for tests that move time.
    ///
    /// `virtualClock()` of `everbearer/sandbox`, or any object with these four methods.
    CLOCK = "clock", None, Form::Value("object of four functions"), DefaultValue::Text("the runtime's, looked up at each use");
    /// Allows the client in a web page, where everyone who opens the page can read its secret.
    ///
    /// For pages that only their maker opens.
    DANGEROUSLY_ALLOW_BROWSER = "dangerouslyAllowBrowser", None, Form::Boolean, DefaultValue::Flag(false);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_is_what_the_table_says() {
        assert!(Spec::BACKGROUND_REFRESH.flag());
        assert!(!Spec::DANGEROUSLY_ALLOW_BROWSER.flag());
        assert!(!Spec::TOKEN_URL.flag());
    }
}
