//! A wire profile: where a provider departs from RFC 6749 and RFC 6750, as data. One table of fields and
//! one of codes; the default of each field is that of the RFCs.

use super::reader::{Name, Reader, whole_number};
use crate::engine::decimal::written;
use crate::engine::http_status::is_transient;
use crate::engine::json::Json;

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $variant:ident = $default:literal, $name:literal;)+) => {
        /// A field of a wire profile. Its default is that of the RFCs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Field {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Field {
            /// Every field.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The default of each field, in the same order.
            pub const DEFAULTS: &'static [&'static str] = &[$($default,)+];

            /// What each field means, in the same order. In a table of its own, so that the module does
            /// not contain the documentation.
            pub const DOCS: &'static [&'static str] = &[$(concat!($($doc),+),)+];
        }

        /// The members of the option: each field's, in the same order, then the table of codes and the
        /// statuses that reject a token.
        pub const MEMBERS: &[&str] = &[$($name,)+ "statusOfCode", "rejectedStatuses"];
    };
}

fields! {
    /// Name of the token request's parameter that holds the client id.
    ClientId = "client_id", "clientIdParameter";
    /// Name of the token request's parameter that holds the client secret.
    ClientSecret = "client_secret", "clientSecretParameter";
    /// Name of the token request's parameter that holds the grant type; empty: no such parameter.
    GrantType = "grant_type", "grantTypeParameter";
    /// Authentication scheme of the token request's header with id and secret, of `client_secret_basic` and `client_secret_basic_raw`.
    BasicScheme = "Basic", "basicScheme";
    /// What stands between the words of a `scope` that is a list, or comes from a variable: a space, or a punctuation character such as a comma.
    ScopeSeparator = " ", "scopeSeparator";
    /// Member of the token response that contains the token's members; empty: the response itself.
    Token = "", "tokenMember";
    /// Member of the token response that holds the access token.
    AccessToken = "access_token", "accessTokenMember";
    /// Member of the token response that holds the token's lifetime in seconds.
    ExpiresIn = "expires_in", "expiresInMember";
    /// Values of `token_type` that mean the same as `Bearer`, separated by spaces; case does not matter.
    TokenTypes = "", "tokenTypes";
    /// Member of an error response of the token endpoint that names the error.
    Error = "error", "errorMember";
    /// Member of an error response of the token endpoint that describes the error.
    Description = "error_description", "errorDescriptionMember";
    /// Header that carries the token in calls.
    Header = "authorization", "tokenHeader";
    /// Authentication scheme before the token in that header; empty: the token alone.
    Scheme = "Bearer", "tokenScheme";
    /// Member of every response, of the token endpoint and of the API, that holds the provider's own code; empty: none.
    Code = "", "codeMember";
    /// The code that means success: any other is a failure. Empty: only the codes of `statusOfCode` are failures.
    Success = "", "successCode";
    /// Member of every response that holds the true HTTP status, for providers that send errors with 200; empty: none.
    Status = "", "statusMember";
    /// `minute` if a 429 of the token endpoint without Retry-After holds until the next minute begins; empty: backoff.
    Throttle = "", "throttleReset";
}

/// How a provider departs from the RFCs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireProfile {
    /// The values, in the order of [`Field::ALL`].
    values: Vec<String>,
    /// Codes in bodies, and the HTTP status that each of them means.
    codes: Vec<(String, u16)>,
    /// Whether the API rejects a token with each of the statuses from 400 to 499.
    rejected: [bool; 100],
}

impl Default for WireProfile {
    fn default() -> Self {
        let values = Field::DEFAULTS.iter().map(|&default| default.to_owned()).collect();
        let mut profile = Self { values, codes: Vec::new(), rejected: [false; 100] };
        profile.reject(401);
        profile
    }
}

impl WireProfile {
    /// Reads a profile from the members of an option.
    pub fn read(reader: &mut Reader<'_>, name: &Name) -> Self {
        let mut profile = Self::default();
        for (member, value) in reader.members(name) {
            let Some(at) = MEMBERS.iter().position(|known| known == member) else {
                reader.unknown_member(name, member, MEMBERS);
                continue;
            };
            let problem = match Field::ALL.get(at) {
                Some(field) => profile.take(*field, value),
                None if member == "statusOfCode" => profile.take_codes(value),
                None => profile.take_rejected(value),
            };
            if let Some(problem) = problem {
                reader.object_member(name, member, problem);
            }
        }
        profile
    }

    fn take(&mut self, field: Field, value: &Json) -> Option<&'static str> {
        let Json::Text(text) = value else {
            return (!matches!(value, Json::Null)).then_some("must be a string.");
        };
        let problem = match field {
            Field::ClientId
            | Field::ClientSecret
            | Field::AccessToken
            | Field::ExpiresIn
            | Field::Error
            | Field::Description
            | Field::Header
            | Field::BasicScheme
            | Field::ScopeSeparator
                if text.is_empty() =>
            {
                "must not be empty."
            }
            Field::Header if !is_token(text) => "must be a header's name.",
            Field::Scheme if !is_token(text) => "must be an authentication scheme, or empty.",
            Field::BasicScheme if !is_token(text) => "must be an authentication scheme.",
            Field::ScopeSeparator if !is_separator(text) => {
                "must be a space, or one punctuation character that scopes may hold, such as a comma."
            }
            Field::Throttle if !matches!(text.as_str(), "" | "minute") => {
                "must be minute, or empty."
            }
            _ => {
                // The case of header names does not matter.
                let mut text = text.clone();
                if field == Field::Header {
                    text.make_ascii_lowercase();
                }
                if let Some(given) = self.values.get_mut(field as usize) {
                    *given = text;
                }
                return None;
            }
        };
        Some(problem)
    }

    fn take_codes(&mut self, value: &Json) -> Option<&'static str> {
        let Json::Object(members) = value else {
            return (!matches!(value, Json::Null)).then_some("must be an object.");
        };
        for (code, status) in members {
            let Some(status @ 400..=599) = status_in(status) else {
                return Some("must hold HTTP statuses from 400 to 599.");
            };
            self.codes.push((code.clone(), status));
        }
        None
    }

    /// A status after which calls are retried cannot reject the token as well.
    fn take_rejected(&mut self, value: &Json) -> Option<&'static str> {
        let Json::List(statuses) = value else {
            return (!matches!(value, Json::Null)).then_some("must be an array.");
        };
        self.rejected = [false; 100];
        for status in statuses {
            if !status_in(status).is_some_and(|status| self.reject(status)) {
                return Some("must hold HTTP statuses from 400 to 499, except 408, 425 and 429.");
            }
        }
        None
    }

    fn reject(&mut self, status: u16) -> bool {
        let Some(rejects) = self.rejected.get_mut(usize::from(status.wrapping_sub(400))) else {
            return false;
        };
        *rejects = !is_transient(status);
        *rejects
    }

    /// Whether a response with this status rejects the token.
    pub fn rejects(&self, status: u16) -> bool {
        self.rejected.get(usize::from(status.wrapping_sub(400))) == Some(&true)
    }

    /// The provider's value, or that of the RFCs.
    pub fn get(&self, field: Field) -> &str {
        self.values.get(field as usize).map_or("", String::as_str)
    }

    /// The HTTP status that a response means: the status of its own code, or the error status that it
    /// names, or else its HTTP status.
    pub fn status_of(&self, status: u16, body: &Json) -> u16 {
        if let Some(code) = self.member(Field::Code, body).and_then(text_of)
            && let Some((_, meant)) = self.codes.iter().find(|(known, _)| *known == code)
        {
            return *meant;
        }
        let named = self.member(Field::Status, body).and_then(text_of);
        match named.and_then(|named| named.parse::<u16>().ok()) {
            Some(named @ 400..=599) if status < 400 => named,
            _ => status,
        }
    }

    /// Whether a response's own code is not that of success.
    pub fn denies(&self, body: &Json) -> bool {
        let success = self.get(Field::Success);
        let code = self.member(Field::Code, body).filter(|_| !success.is_empty());
        code.is_some_and(|code| text_of(code).as_deref() != Some(success))
    }

    /// The member of a response that this field names; none if it names none, or the member is missing.
    fn member<'a>(&self, field: Field, body: &'a Json) -> Option<&'a Json> {
        let name = self.get(field);
        if name.is_empty() {
            None
        } else {
            body.get(name).filter(|value| !matches!(value, Json::Null))
        }
    }
}

/// An HTTP status.
fn status_in(value: &Json) -> Option<u16> {
    u16::try_from(whole_number(value)?).ok()
}

/// A text, or a whole number as text: providers write codes both ways.
pub fn text_of(value: &Json) -> Option<String> {
    match value {
        Json::Text(text) => Some(text.clone()),
        other => whole_number(other).map(written),
    }
}

/// Whether it can stand between scopes (RFC 6749 §3.3 allows neither quotes nor backslashes in them).
fn is_separator(text: &str) -> bool {
    let &[byte] = text.as_bytes() else { return false };
    byte == b' ' || (byte.is_ascii_punctuation() && byte != b'"' && byte != b'\\')
}

/// Whether it consists of the characters of a token (RFC 9110 §5.6.2), as header names do.
pub fn is_token(text: &str) -> bool {
    text.bytes().all(|byte| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~')
    })
}
