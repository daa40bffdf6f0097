//! A provider's wire shape as data: where it departs from RFC 6749 and RFC 6750. One table of words
//! and one of codes; whatever is not given is as the RFCs have it.

use super::reader::{Name, Reader, whole_number};
use crate::engine::json::Json;

macro_rules! words {
    ($($(#[doc = $doc:literal])+ $variant:ident = $default:literal, $name:literal;)+) => {
        /// A name that providers may choose. Its default is the RFCs'.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Word {
            /// Every word.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// What stands for each of them where nothing is given, in the same order.
            pub const DEFAULTS: &'static [&'static str] = &[$($default,)+];

            /// What each of them means, in the same order; apart from them, so that no client carries
            /// its documentation along.
            pub const DOCS: &'static [&'static str] = &[$(concat!($($doc),+),)+];
        }

        /// The members of the option: each word's, in the same order, and the table of codes.
        pub const MEMBERS: &[&str] = &[$($name,)+ "statusOfCode"];
    };
}

words! {
    /// Name of the token request's parameter that holds the client id.
    ClientId = "client_id", "clientIdParameter";
    /// Name of the token request's parameter that holds the client secret.
    ClientSecret = "client_secret", "clientSecretParameter";
    /// Name of the token request's parameter that holds the grant type; an empty text leaves it out.
    GrantType = "grant_type", "grantTypeParameter";
    /// Member of the token reply in which the token's members stand; empty means the reply itself.
    Token = "", "tokenMember";
    /// Member of the token reply that holds the access token.
    AccessToken = "access_token", "accessTokenMember";
    /// Member of the token reply that holds the token's lifetime in seconds.
    ExpiresIn = "expires_in", "expiresInMember";
    /// Types of tokens (`token_type`) that are as good as `Bearer`, with spaces between; compared without case.
    TokenTypes = "", "tokenTypes";
    /// Member of an error reply of the token endpoint that names the error.
    Error = "error", "errorMember";
    /// Member of an error reply of the token endpoint that describes the error.
    Description = "error_description", "errorDescriptionMember";
    /// Header that carries the token in calls.
    Header = "authorization", "tokenHeader";
    /// What stands before the token in that header; an empty text means the bare token.
    Scheme = "Bearer", "tokenScheme";
    /// Member of every reply, of the token endpoint and of the API, that holds the provider's own code; empty means none.
    Code = "", "codeMember";
    /// The code that means success: any other is a failure. Empty means that only those of `statusOfCode` are.
    Success = "", "successCode";
    /// Member of every reply that holds the true HTTP status, for providers that answer errors with 200; empty means none.
    Status = "", "statusMember";
    /// `minute` if a 429 of the token endpoint without Retry-After holds until the next minute begins; empty means backoff.
    Throttle = "", "throttleReset";
}

/// What a provider does in its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// In the order of [`Word::ALL`].
    words: Vec<String>,
    /// Codes in bodies, and the HTTP status that each of them means.
    codes: Vec<(String, u16)>,
}

impl Default for Profile {
    fn default() -> Self {
        let words = Word::DEFAULTS.iter().map(|&word| word.to_owned()).collect();
        Self { words, codes: Vec::new() }
    }
}

impl Profile {
    /// Reads one from the members of an option.
    pub fn read(reader: &mut Reader<'_>, name: &Name) -> Self {
        let mut profile = Self::default();
        for (member, value) in reader.members(name) {
            let Some(at) = MEMBERS.iter().position(|known| known == member) else {
                reader.unknown_member(name, member, MEMBERS);
                continue;
            };
            let problem = match Word::ALL.get(at) {
                Some(word) => profile.take(*word, value),
                None => profile.take_codes(value),
            };
            if let Some(problem) = problem {
                reader.object_member(name, member, problem);
            }
        }
        profile
    }

    fn take(&mut self, word: Word, value: &Json) -> Option<&'static str> {
        let Json::Text(text) = value else {
            return (!matches!(value, Json::Null)).then_some("must be a string.");
        };
        let problem = match word {
            Word::ClientId
            | Word::ClientSecret
            | Word::AccessToken
            | Word::ExpiresIn
            | Word::Error
            | Word::Description
            | Word::Header
                if text.is_empty() =>
            {
                "must not be empty."
            }
            Word::Header if !is_token(text) => "must be a header's name.",
            Word::Scheme if !is_token(text) => "must be an authentication scheme, or empty.",
            Word::Throttle if !matches!(text.as_str(), "" | "minute") => {
                "must be minute, or empty."
            }
            _ => {
                // Names of headers are compared without case.
                let mut text = text.clone();
                if word == Word::Header {
                    text.make_ascii_lowercase();
                }
                if let Some(given) = self.words.get_mut(word as usize) {
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
            let status = whole_number(status).and_then(|status| u16::try_from(status).ok());
            let Some(status @ 400..=599) = status else {
                return Some("must hold HTTP statuses from 400 to 599.");
            };
            self.codes.push((code.clone(), status));
        }
        None
    }

    /// The provider's word, or the RFCs'.
    pub fn word(&self, word: Word) -> &str {
        self.words.get(word as usize).map_or("", String::as_str)
    }

    /// The HTTP status that an answer means: what its own code stands for, or the error status that it
    /// names, or else the status it came with.
    pub fn status_of(&self, status: u16, body: &Json) -> u16 {
        if let Some(code) = self.member(Word::Code, body).and_then(word_of)
            && let Some((_, meant)) = self.codes.iter().find(|(known, _)| *known == code)
        {
            return *meant;
        }
        let named = self.member(Word::Status, body).and_then(word_of);
        match named.and_then(|named| named.parse::<u16>().ok()) {
            Some(named @ 400..=599) if status < 400 => named,
            _ => status,
        }
    }

    /// Whether a reply says by its own code, whatever that is, that it is no success.
    pub fn denies(&self, body: &Json) -> bool {
        let success = self.word(Word::Success);
        let code = self.member(Word::Code, body).filter(|_| !success.is_empty());
        code.is_some_and(|code| word_of(code).as_deref() != Some(success))
    }

    /// The member of a reply that this word names; none where it names none, or nothing is there.
    fn member<'a>(&self, word: Word, body: &'a Json) -> Option<&'a Json> {
        let name = self.word(word);
        if name.is_empty() {
            None
        } else {
            body.get(name).filter(|value| !matches!(value, Json::Null))
        }
    }
}

/// A text, or a whole number as a text: codes are written both ways.
pub fn word_of(value: &Json) -> Option<String> {
    match value {
        Json::Text(text) => Some(text.clone()),
        other => whole_number(other).map(|number| number.to_string()),
    }
}

/// Whether it has no characters but those of a token (RFC 9110 §5.6.2), which names are made of.
fn is_token(text: &str) -> bool {
    text.bytes().all(|byte| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~')
    })
}
