//! Reads who the client is and how it proves that: id, secret, authentication, grant and assertion.

use super::authentication::ClientAuthentication;
use super::headers::check_headers;
use super::option_table::*;
use super::placeholders::{Header, ID, NO_VALUE, hold};
use super::reader::{Name, Reader};
use super::settings::{Assertion, Audience, BodyFormat, Credential, JwtSource, Place};
use crate::engine::secret::Secret;
use crate::engine::text::{fits_header, text};

/// Who the client is.
pub struct Identity {
    pub client_id: String,
    pub credential: Credential,
    pub authentication: ClientAuthentication,
    pub grant: String,
    pub assertion: Option<Assertion>,
}

/// The type of an assertion (RFC 7523 §2.2), and of the token that is exchanged (RFC 8693 §3).
const JWT_BEARER: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const JWT_TYPE: &str = "urn:ietf:params:oauth:token-type:jwt";

impl Identity {
    /// Reads every option, even after a wrong one, so that all problems are found.
    #[inline(never)]
    pub fn read(
        reader: &mut Reader<'_>,
        format: BodyFormat,
        headers: &[Header],
        has_issuer: bool,
    ) -> Option<Self> {
        let kept = reader.source().kept;
        let (grant, place) = grant(reader);
        let has_secret = kept.secret || reader.given(CLIENT_SECRET);
        // A server that expects JSON expects the credentials in it, unless the options say otherwise.
        let with_secret = match format {
            // Nor does the secret get into a URL unless they say so.
            BodyFormat::Form | BodyFormat::Query => ClientAuthentication::Basic,
            BodyFormat::Json => ClientAuthentication::Post,
        };
        let default = match place {
            None if kept.key.is_some() => ClientAuthentication::PrivateKeyJwt,
            None if kept.assertion => ClientAuthentication::ClientAssertion,
            Some(_) if !has_secret => ClientAuthentication::None,
            _ => with_secret,
        };
        let authentication = reader
            .choice(CLIENT_AUTHENTICATION, ClientAuthentication::VALUES)
            .and_then(|at| ClientAuthentication::ALL.get(at).copied())
            .unwrap_or(default);
        let in_header = hold(headers, ID);
        // Workloads that a platform vouches for may have no id.
        let may_lack_id =
            (place.is_some() && authentication == ClientAuthentication::None && !in_header)
                || kept.pool;
        let client_id = if may_lack_id {
            if reader.given(CLIENT_ID) { reader.text(CLIENT_ID) } else { Some("") }
        } else {
            reader.required_text(CLIENT_ID, "the id that the provider issued")
        };
        // RFC 7617 §2: the first colon ends the id.
        if authentication == ClientAuthentication::BasicRaw
            && client_id.is_some_and(|id| id.bytes().any(|byte| byte == b':'))
        {
            reader.object(CLIENT_ID, "holds a colon, which client_secret_basic_raw cannot carry.");
        }
        if in_header && client_id.is_some_and(|id| !id.is_empty() && !fits_header(id)) {
            reader.object(CLIENT_ID, NO_VALUE);
        }
        check_headers(reader, headers, authentication);
        let credential = if authentication.needs_secret() {
            credential(reader, authentication)
        } else {
            check(reader, CLIENT_SECRET, false, has_secret, authentication);
            Some(Credential::None)
        };
        if authentication.is_tls() {
            check(reader, FETCH, true, kept.fetch, authentication);
        }
        let assertion = assertion(reader, authentication, place, has_issuer);
        Some(Self {
            client_id: client_id?.to_owned(),
            credential: credential?,
            authentication,
            grant,
            assertion,
        })
    }
}

/// The grant as the server knows it, and where its JWT stands, if it has one.
fn grant(reader: &mut Reader<'_>) -> (String, Option<Place>) {
    let grant = reader.text(GRANT).unwrap_or("client_credentials");
    let place = match grant {
        "jwt-bearer" => Place::Assertion,
        "token-exchange" => Place::SubjectToken,
        own => return (own.to_owned(), None),
    };
    (text!("urn:ietf:params:oauth:grant-type:{}", grant), Some(place))
}

/// A function is asked before each token request, and a file read; what the file holds now is checked.
fn credential(reader: &mut Reader<'_>, authentication: ClientAuthentication) -> Option<Credential> {
    let signs = authentication == ClientAuthentication::ClientSecretJwt;
    let asked = reader.source().kept.secret;
    let later = asked || reader.source().kept.pool;
    let secret = if later && !reader.given(CLIENT_SECRET) {
        None
    } else {
        let what = "the secret that the provider issued with the client id";
        Some(reader.required_text(CLIENT_SECRET, what)?)
    };
    Some(match secret {
        _ if signs => Credential::None,
        Some(secret) if authentication == ClientAuthentication::Headers && !fits_header(secret) => {
            reader.object(CLIENT_SECRET, NO_VALUE);
            return None;
        }
        Some(secret) if !asked => Credential::Secret(Secret::new(secret.to_owned())),
        _ => Credential::Asked,
    })
}

/// Notes what is there and not wanted, or wanted and not there.
fn check(
    reader: &mut Reader<'_>,
    name: &Name,
    wanted: bool,
    given: bool,
    authentication: ClientAuthentication,
) {
    let problem = match (wanted && !reader.source().kept.pool, given) {
        (true, false) => text!("is missing: {} needs it.", authentication.as_str()),
        (false, true) => text!("is not used with {}: leave it out.", authentication.as_str()),
        _ => return,
    };
    reader.object(name, &problem);
}

/// The JWT of each token request.
fn assertion(
    reader: &mut Reader<'_>,
    authentication: ClientAuthentication,
    of_grant: Option<Place>,
    has_issuer: bool,
) -> Option<Assertion> {
    let kept = reader.source().kept;
    let signs = authentication == ClientAuthentication::ClientSecretJwt;
    let (place, wants_key, wants_given) = if authentication.has_assertion() {
        if of_grant.is_some() {
            let problem = "cannot go with this grant, whose JWT stands in another place.";
            reader.object(CLIENT_AUTHENTICATION, problem);
        }
        let given = authentication == ClientAuthentication::ClientAssertion;
        (Some(Place::ClientAssertion), !given && !signs, given)
    } else {
        // The grant takes either.
        let given = kept.key.is_none();
        (of_grant, of_grant.is_some() && !given, of_grant.is_some() && given)
    };
    check(reader, PRIVATE_KEY, wants_key, kept.key.is_some(), authentication);
    check(reader, CLIENT_ASSERTION, wants_given, kept.assertion, authentication);
    let [least, most] = const { Spec::ASSERTION_LIFETIME_SECONDS.range() };
    let lifetime_s = reader
        .whole(ASSERTION_LIFETIME_SECONDS, "seconds", least, most)
        .unwrap_or(const { Spec::ASSERTION_LIFETIME_SECONDS.number() });
    let place = place?;
    let source = if wants_given {
        JwtSource::Given
    } else {
        JwtSource::Signed { changes: if signs { kept.secret } else { kept.key == Some(true) } }
    };
    let kind = match place {
        Place::ClientAssertion => Some((CLIENT_ASSERTION_TYPE, JWT_BEARER)),
        Place::SubjectToken => Some((SUBJECT_TOKEN_TYPE, JWT_TYPE)),
        Place::Assertion => None,
    };
    let kind = kind.map(|(name, usual)| reader.text(name).unwrap_or(usual).to_owned());
    let audience = match reader.text(ASSERTION_AUDIENCE) {
        None => Audience::Issuer,
        Some("tokenUrl") => Audience::TokenUrl,
        Some(other) => Audience::Other(other.to_owned()),
    };
    let wants_issuer = source != JwtSource::Given && audience == Audience::Issuer;
    if wants_issuer && !has_issuer && !kept.pool {
        let problem = "is missing: an assertion names the server that it is for. Give issuer, or assertionAudience.";
        reader.object(ISSUER, problem);
    }
    Some(Assertion { source, place, kind, audience, lifetime_s })
}
