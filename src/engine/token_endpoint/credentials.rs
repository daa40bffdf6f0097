//! What a token request proves the client's identity with, and what of it no text may show.

use base64ct::{Base64, Encoding};

use super::encoding::{encoded, percent_encoded};
use crate::engine::config::reader::{objection, without_line_ends};
use crate::engine::config::{ClientAuthentication, Config, Credential};
use crate::engine::json;
use crate::engine::secret::Secret;
use crate::engine::text::text;

/// What a token request is made of, and its response is read by.
#[derive(Clone, Copy)]
pub struct Sent<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The secret; none if the request has not come so far.
    pub secret: Option<&'a Secret>,
}

impl<'a> Sent<'a> {
    /// With the secret that the edge has asked for, or with that of the configuration.
    pub const fn new(config: &'a Config, asked: Option<&'a Secret>) -> Self {
        let secret = match &config.credential {
            Credential::Secret(secret) => Some(secret),
            Credential::Asked => asked,
        };
        Self { config, secret }
    }

    /// The secret as text.
    pub(super) fn secret(self) -> &'a str {
        self.secret.map_or("", Secret::expose)
    }

    /// What follows `Basic ` in the header. RFC 6749 form-encodes id and secret first; some servers expect them raw. A space becomes `%20` and not
    /// `+`: a form decoder accepts both, and servers that only percent-decode accept `%20` alone.
    pub(super) fn basic(self) -> Option<String> {
        let (config, secret) = (self.config, self.secret());
        let pair = match config.authentication {
            ClientAuthentication::Basic => {
                let part = |text| percent_encoded(text, "%20");
                text!("{}:{}", part(&config.client_id), part(secret))
            }
            ClientAuthentication::BasicRaw => text!("{}:{}", config.client_id, secret),
            ClientAuthentication::Post => return None,
        };
        Some(Base64::encode_string(pair.as_bytes()))
    }

    /// The forms in which secrets are sent, and in which a server may echo them: the client secret as it is
    /// and in form, URL and JSON encoding, the Basic credentials, and additional parameters, which may be
    /// secrets too. Short parameters are ordinary words; scrubbing them would remove those words everywhere.
    pub(super) fn forms(self) -> Vec<Secret> {
        let mut forms = Vec::new();
        if let Some(secret) = self.secret {
            let text = secret.expose();
            forms.push(secret.clone());
            forms.push(Secret::new(encoded(text)));
            forms.push(Secret::new(percent_encoded(text, "%20")));
            let mut json = String::new();
            json::write_escaped(&mut json, text);
            forms.push(Secret::new(json));
            forms.extend(self.basic().map(Secret::new));
        }
        for (_, value) in &self.config.token_parameters {
            if value.len() >= 8 {
                forms.push(Secret::new(value.clone()));
            }
        }
        forms
    }

    /// Whether id and secret are in a Basic header, and look different there raw and encoded.
    pub(super) fn encoders_differ(self) -> bool {
        let differs = |text: &str| percent_encoded(text, "%20") != text;
        self.config.authentication != ClientAuthentication::Post
            && (differs(&self.config.client_id) || differs(self.secret()))
    }
}

/// The secret that the edge was given when it asked, without the line ends of a file.
///
/// # Errors
/// What is wrong with it, in words that follow the option's name.
pub fn asked(text: &str) -> Result<Secret, &'static str> {
    let text = without_line_ends(text);
    match objection(text) {
        Some(objection) => Err(objection),
        None => Ok(Secret::new(text.to_owned())),
    }
}
