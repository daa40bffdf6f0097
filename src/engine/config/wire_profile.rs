//! A wire profile: where a provider departs from RFC 6749 and RFC 6750, as data. One table of fields and
//! one of codes; the default of each field is that of the RFCs.

use super::reader::{Name, Reader, whole_number};
use crate::engine::decimal::{decimal, written};
use crate::engine::http_status::is_transient;
use crate::engine::json::Json;
use crate::engine::retry_after::OTHER;
use crate::engine::text::{joined, text};

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
    /// Member of the token response that holds the token's lifetime.
    ExpiresIn = "expires_in", "expiresInMember";
    /// What that member holds: `seconds` or `milliseconds` of lifetime; or the token's end, by this machine's clock, in
    /// `epoch_seconds`, `epoch_milliseconds` or `iso8601`. `jwt`: the end is the claim `exp` of the access token instead.
    ExpiresInFormat = "seconds", "expiresInFormat";
    /// Member of the token response that holds the base of relative URLs, where `baseUrl` is not given; empty: none.
    BaseUrl = "", "baseUrlMember";
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
    /// Header that says with a 429 or a 503 how long to wait, where Retry-After is missing.
    RetryAfter = "retry-after", "retryAfterHeader";
    /// What that header holds: `milliseconds`, `epoch_seconds` or `epoch_milliseconds`; empty: what Retry-After may hold.
    RetryAfterFormat = "", "retryAfterFormat";
}

/// In this order, because two fields have a part of them each.
const FORMATS: &[&str] =
    &["seconds", "iso8601", "jwt", "milliseconds", "epoch_seconds", "epoch_milliseconds", ""];

impl Field {
    /// The words that it may hold; none if it may hold any text.
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::Throttle => &["minute", ""],
            Self::ExpiresInFormat => FORMATS.get(..6).unwrap_or_default(),
            Self::RetryAfterFormat => FORMATS.get(3..).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Whether it names a member of a response.
    const fn is_path(self) -> bool {
        matches!(
            self,
            Self::Token
                | Self::AccessToken
                | Self::ExpiresIn
                | Self::BaseUrl
                | Self::Error
                | Self::Description
                | Self::Code
                | Self::Status
        )
    }
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
                Some(field) => {
                    let words = field.words();
                    if let (Json::Text(text), Some((last, others))) = (value, words.split_last())
                        && !words.contains(&text.as_str())
                    {
                        let last = if last.is_empty() { "empty" } else { last };
                        let problem = text!("must be {}, or {}.", joined(others, ", "), last);
                        reader.object_member(name, member, &problem);
                    }
                    profile.take(*field, value)
                }
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
            | Field::RetryAfter
                if text.is_empty() =>
            {
                "must not be empty."
            }
            Field::Header | Field::RetryAfter if !is_token(text) => "must be a header's name.",
            Field::Scheme if !is_token(text) => "must be an authentication scheme, or empty.",
            Field::BasicScheme if !is_token(text) => "must be an authentication scheme.",
            Field::ScopeSeparator if !is_separator(text) => {
                "must be a space, or one punctuation character that scopes may hold, such as a comma."
            }
            _ if field.is_path() && !is_path(text) => {
                "must be a member's name, or a path such as errors[0].code."
            }
            _ => {
                // The case of header names does not matter.
                let mut text = text.clone();
                if matches!(field, Field::Header | Field::RetryAfter) {
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
        if let Some(code) = self.member(Field::Code, body).and_then(code_of)
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
        code.is_some_and(|code| code_of(code).as_deref() != Some(success))
    }

    /// What is put after the value of the header of [`Field::RetryAfter`], so that it says what it holds
    /// ([`asked_ms`](crate::engine::retry_after::asked_ms)).
    pub fn retry_after_mark(&self) -> String {
        let mut mark = self.get(Field::RetryAfterFormat).to_owned();
        if self.get(Field::RetryAfter) != "retry-after" {
            mark.push(OTHER);
        }
        mark
    }

    /// The member of a response that this field names; none if it names none, or the member is missing.
    fn member<'a>(&self, field: Field, body: &'a Json) -> Option<&'a Json> {
        let name = self.get(field);
        if name.is_empty() {
            None
        } else {
            body.at(name).filter(|value| !matches!(value, Json::Null))
        }
    }
}

/// An HTTP status.
fn status_in(value: &Json) -> Option<u16> {
    u16::try_from(whole_number(value)?).ok()
}

/// A code as text: a text, a number or a boolean.
pub fn code_of(value: &Json) -> Option<String> {
    match value {
        Json::Bool(yes) => Some(if *yes { "true" } else { "false" }.to_owned()),
        other => text_of(other),
    }
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

/// Whether each bracket in it holds the number of an element.
fn is_path(text: &str) -> bool {
    text.split('[').skip(1).all(|rest| {
        let after = decimal(rest.as_bytes()).map(|(_, _, rest)| rest);
        matches!(after, Some([b']'] | [b']', b'.', ..]))
    })
}

/// Whether it consists of the characters of a token (RFC 9110 §5.6.2), as header names do.
pub fn is_token(text: &str) -> bool {
    text.bytes().all(|byte| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~')
    })
}
