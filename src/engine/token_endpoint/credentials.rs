//! What a token request proves the client's identity with, and what of it no text may show.

use super::encoding::{base64, encoded, percent_encoded};
use crate::engine::config::placeholders::{ID, NO_VALUE, SECRET, UUID};
use crate::engine::config::reader::objection;
use crate::engine::config::{ClientAuthentication, Config, Credential, JwtSource};
use crate::engine::json;
use crate::engine::origin::Endpoint;
use crate::engine::secret::Secret;
use crate::engine::text::{fits_header, for_each_piece, text};

/// What the edge was asked for before a token request.
#[derive(Clone, Debug, Default)]
pub struct Credentials {
    /// The client secret.
    pub secret: Option<Secret>,
    /// The JWT.
    pub jwt: Option<Secret>,
    /// How the JWT was signed: its algorithm and the key's id, in words.
    pub signature: Option<String>,
}

impl Credentials {
    /// What came for token requests of this configuration.
    ///
    /// # Errors
    /// What is wrong with the secret, in words that follow the option's name.
    pub fn of(
        config: &Config,
        secret: Option<String>,
        jwt: Option<String>,
        signature: Option<String>,
    ) -> Result<Self, &'static str> {
        let [secret, jwt] = [secret, jwt].map(|text| text.map(Secret::new));
        let by_headers = config.authentication == ClientAuthentication::Headers;
        let problem = |secret: &str| {
            objection(secret).or_else(|| (by_headers && !fits_header(secret)).then_some(NO_VALUE))
        };
        match secret.as_ref().and_then(|secret| problem(secret.expose())) {
            Some(objection) => Err(objection),
            None => Ok(Self { secret, jwt, signature }),
        }
    }
}

/// What was asked for and did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The client secret.
    Secret,
    /// The JWT, or the key that signs it.
    Jwt,
    /// The metadata of the authorization server.
    Metadata,
    /// The credentials of a pool's tenant.
    Credentials,
}

impl Missing {
    /// By the number that the edge knows it by.
    pub const fn of(number: u32) -> Self {
        match number {
            0 => Self::Secret,
            1 => Self::Jwt,
            2 => Self::Metadata,
            _ => Self::Credentials,
        }
    }

    /// The option that it comes from.
    pub fn option(self, config: &Config) -> &'static str {
        match (self, &config.assertion) {
            (Self::Metadata, _) => "The metadata of issuer",
            (Self::Credentials, _) => "credentials",
            (Self::Jwt, Some(assertion)) if assertion.source == JwtSource::Given => {
                "clientAssertion"
            }
            (Self::Jwt, _) if config.authentication != ClientAuthentication::ClientSecretJwt => {
                "privateKey"
            }
            _ => "clientSecret",
        }
    }
}

/// What a token request is made of, and its response is read by.
#[derive(Clone, Copy)]
pub struct Sent<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The token endpoint; none if it has not been discovered so far.
    pub endpoint: Option<&'a Endpoint>,
    /// What the edge was asked for; none if that has not come so far.
    pub credentials: Option<&'a Credentials>,
    /// By how many milliseconds the server's clock is ahead of ours; none if it did not tell.
    pub ahead_ms: Option<i64>,
    /// A random UUID, if a header wants one.
    pub uuid: &'a str,
    /// By how many milliseconds its clock counts as ahead of ours.
    pub clock_ahead_ms: i64,
}

impl<'a> Sent<'a> {
    /// With what the edge was asked for, and the token endpoint of the configuration.
    pub const fn new(config: &'a Config, credentials: Option<&'a Credentials>) -> Self {
        let endpoint = config.token_url.as_ref();
        Self { config, endpoint, credentials, ahead_ms: None, uuid: "", clock_ahead_ms: 0 }
    }

    /// The secret as text.
    pub(super) fn secret(&self) -> &'a str {
        let asked = self.credentials.and_then(|credentials| credentials.secret.as_ref());
        let secret = match &self.config.credential {
            Credential::Secret(secret) => Some(secret),
            Credential::Asked => asked,
            Credential::None => None,
        };
        secret.map_or("", Secret::expose)
    }

    /// The JWT as text.
    pub(super) fn jwt(&self) -> &'a str {
        let jwt = self.credentials.and_then(|credentials| credentials.jwt.as_ref());
        jwt.map_or("", Secret::expose)
    }

    /// What follows the scheme in the Basic header. RFC 6749 form-encodes id and secret first; some servers expect them raw. A space becomes `%20` and not
    /// `+`: a form decoder accepts both, and servers that only percent-decode accept `%20` alone.
    pub(super) fn basic(&self) -> Option<String> {
        let (config, secret) = (self.config, self.secret());
        let pair = match config.authentication {
            ClientAuthentication::Basic => {
                let part = |text| percent_encoded(text, "%20");
                text!("{}:{}", part(&config.client_id), part(secret))
            }
            ClientAuthentication::BasicRaw => text!("{}:{}", config.client_id, secret),
            _ => return None,
        };
        Some(base64(&pair))
    }

    /// The value of a header, with what its placeholders stand for.
    pub(super) fn header(&self, template: &str) -> String {
        let mut value = String::new();
        for_each_piece(template, &mut |word, literal| {
            value.push_str(match word {
                ID => &self.config.client_id,
                SECRET => self.secret(),
                UUID => self.uuid,
                _ => "",
            });
            value.push_str(literal);
        });
        value
    }

    /// The forms in which secrets are sent, and in which a server may echo them: the client secret as it is
    /// and in form, URL and JSON encoding, the Basic credentials, the JWT, and additional parameters and headers,
    /// which may be secrets too. Short ones are ordinary words; scrubbing them would remove those words everywhere.
    pub(super) fn forms(&self) -> Vec<Secret> {
        let mut forms = Vec::new();
        let text = self.secret();
        if !text.is_empty() {
            forms.push(Secret::new(text.to_owned()));
            forms.push(Secret::new(encoded(text)));
            forms.push(Secret::new(percent_encoded(text, "%20")));
            let mut json = String::new();
            json::write_escaped(&mut json, text);
            forms.push(Secret::new(json));
            forms.extend(self.basic().map(Secret::new));
        }
        let hidden = self.config.hidden.iter().map(String::as_str);
        for value in hidden.chain([self.jwt()]) {
            if value.len() >= 8 {
                forms.push(Secret::new(value.to_owned()));
            }
        }
        forms
    }

    /// Whether id and secret are in a Basic header, and look different there raw and encoded.
    pub(super) fn encoders_differ(&self) -> bool {
        let differs = |text: &str| percent_encoded(text, "%20") != text;
        self.config.authentication.is_basic()
            && (differs(&self.config.client_id) || differs(self.secret()))
    }
}
