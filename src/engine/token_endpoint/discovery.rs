//! Discovery of the token endpoint (RFC 8414; OpenID Connect Discovery 1.0): when metadata are requested, how long
//! they are kept, and where credentials may be sent. The edge requests and reads them.

use std::rc::Rc;

use crate::engine::error::{Code, Error};
use crate::engine::origin::{Endpoint, ParseUrl};
use crate::engine::time::{Instant, Millis, NotBefore};

/// How long metadata are kept: a day.
const KEPT: Millis = Millis(86_400_000);

/// How long after the beginning of a failed renewal the next one begins, while the last metadata serve.
const RETRY: Millis = Millis(600_000);

/// What metadata say.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// The token endpoint, to the letter.
    pub endpoint: String,
    /// The issuer, as the metadata spell it.
    pub issuer: String,
}

/// The discovery of one client.
#[derive(Clone, Debug, Default)]
pub struct Discovery {
    known: Option<Rc<(Endpoint, String)>>,
    /// Until then nothing is requested.
    kept: NotBefore,
    /// Whether they are of the flight that is in the air.
    fresh: bool,
    /// Why the last request was in vain.
    failure: Option<Box<Error>>,
}

impl Discovery {
    /// The token endpoint.
    pub fn endpoint(&self) -> Option<&Endpoint> {
        self.known.as_ref().map(|known| &known.0)
    }

    /// The issuer, as the metadata spell it.
    pub fn issuer(&self) -> Option<&str> {
        self.known.as_ref().map(|known| known.1.as_str())
    }

    /// Whether a token request has to wait for metadata.
    pub fn is_due(&self, now: Instant) -> bool {
        self.known.is_none() || self.kept.left_ms(now) == Millis::ZERO
    }

    /// The metadata may be out of date: they are requested again, unless this flight has done so. Returns whether
    /// they are.
    pub fn doubt(&mut self) -> bool {
        if !self.fresh {
            self.kept = NotBefore::default();
        }
        !self.fresh
    }

    /// Begins to request metadata, if they are due. Returns whether it does.
    pub fn begin(&mut self, now: Instant) -> bool {
        let due = self.is_due(now) && self.failure.is_none();
        if due {
            self.kept = NotBefore::after(now, RETRY);
        }
        due
    }

    /// The metadata have come. Returns whether the token endpoint has moved.
    pub fn found(&mut self, metadata: Metadata, parse_url: ParseUrl<'_>, now: Instant) -> bool {
        let Metadata { endpoint: text, issuer } = metadata;
        let Some(url) = parse_url(&text).filter(|url| url.objection().is_none()) else {
            let problem =
                "The metadata name a token_endpoint that is no https URL. No credential was sent.";
            self.missed(Error::new(Code::InvalidMetadata, problem));
            return false;
        };
        let moved = self.endpoint().is_some_and(|last| last.text != text);
        self.known = Some(Rc::new((Endpoint { url, text }, issuer)));
        self.kept = NotBefore::after(now, KEPT);
        self.fresh = true;
        moved
    }

    /// The metadata have not come, or cannot be used.
    pub fn missed(&mut self, failure: Error) {
        self.failure = Some(Box::new(failure));
    }

    /// The flight has landed. Returns why it had no token endpoint, if it had none.
    pub const fn land(&mut self) -> Option<Box<Error>> {
        self.fresh = false;
        self.failure.take()
    }
}
