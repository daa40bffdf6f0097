//! What stands in the place of a lease: a flight's, or a hold-off after a failed token request.

use crate::engine::error::{Class, Code, Error};
use crate::engine::json::{Json, Members};
use crate::engine::time::Millis;

/// The least time of a hold-off: a shorter one would be over before others have seen it, and with it the count of
/// failures.
const HOLD_OFF_LEAST_MS: Millis = Millis(250);

/// Who waits for the end of a hold-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Everyone.
    All,
    /// Refreshes ahead: the failed token request was one, and nobody waited for it.
    Ahead,
}

/// What a failed token request leaves in the place of the lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldOff {
    /// Who waits.
    pub held: Held,
    /// Why it failed.
    pub code: Code,
    /// With which status.
    pub status: Option<u16>,
    /// How many have failed in a row.
    pub streak: u32,
    /// For how long.
    pub for_ms: Millis,
}

impl HoldOff {
    /// The hold-off after this error; none if the error is the process's own and not the endpoint's.
    pub fn after(error: &Error, held: Held, streak: u32, for_ms: Millis) -> Option<Self> {
        let own = matches!(
            error.code,
            Code::CredentialsUnavailable
                | Code::FetchFailed
                | Code::DiscoveryFailed
                | Code::InvalidMetadata
                | Code::TokenEndpointUntrusted
        );
        (!own).then(|| Self {
            held,
            code: error.code,
            status: error.status,
            streak,
            for_ms: for_ms.max(HOLD_OFF_LEAST_MS),
        })
    }

    /// Its members, as the edge writes them to the store.
    pub fn shape(&self) -> Json {
        let mut shape = Members::default();
        shape.add("all", Json::Bool(self.held == Held::All));
        shape.text("code", self.code.as_str());
        shape.number("status", self.status.map(u64::from));
        shape.number("streak", u64::from(self.streak));
        shape.object()
    }

    /// Reads its members; none if another version has written them, so that their meaning is not known.
    pub fn read(json: &Json, for_ms: Millis) -> Option<Self> {
        let name = json.get("code")?.text()?;
        let code = Code::ALL
            .iter()
            .find(|code| code.class() == Class::TokenError && code.as_str() == name)?;
        let all = matches!(json.get("all"), Some(Json::Bool(true)));
        Some(Self {
            held: if all { Held::All } else { Held::Ahead },
            code: *code,
            status: json.whole("status").map(|status| status as u16),
            streak: json.whole("streak")? as u32,
            for_ms,
        })
    }

    /// The error of callers in a process that is held off.
    pub fn error(&self) -> Error {
        Error {
            status: self.status,
            retry_after_ms: Some(self.for_ms),
            ..Error::new(
                self.code,
                "The token request of another process failed: all wait for retryAfterMs.",
            )
        }
    }
}

/// What a process finds in the place of the lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lease {
    /// A flight's, which may be this process's own; and the time it has left, if the store tells.
    Flight(Option<Millis>),
    /// A hold-off.
    HoldOff(HoldOff),
}
