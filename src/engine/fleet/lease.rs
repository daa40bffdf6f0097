//! What stands in the place of a lease: a flight's, or a hold-off after a failed token request.

use crate::engine::error::{Class, Code, Error};
use crate::engine::json::{Json, Members};
use crate::engine::time::Millis;

/// The least time of a hold-off: a shorter one would be over before others have seen it, and with it the count of
/// failures.
const HOLD_OFF_LEAST_MS: Millis = Millis(250);

/// What counts as left of a lease or hold-off in a store that does not tell: after this time it is looked at again.
pub const LOOK_AGAIN_MS: Millis = Millis(3_000);

/// What a failed token request leaves in the place of the lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldOff {
    /// Why it failed.
    pub code: Code,
    /// With which status.
    pub status: Option<u16>,
    /// How many have failed in a row that callers waited for.
    pub streak: u32,
    /// How many refreshes of a token that is alive.
    pub refresh_streak: u32,
    /// For how long it holds refreshes of a token that is alive.
    pub for_ms: Millis,
    /// For how long it holds everyone.
    pub all_ms: Millis,
}

impl HoldOff {
    /// The hold-off after this error; none if the error is the process's own and not the endpoint's.
    pub fn after(
        error: &Error,
        [for_ms, all_ms]: [Millis; 2],
        [streak, refresh_streak]: [u32; 2],
    ) -> Option<Self> {
        let own = matches!(
            error.code,
            Code::CredentialsUnavailable
                | Code::FetchFailed
                | Code::DiscoveryFailed
                | Code::InvalidMetadata
                | Code::TokenEndpointUntrusted
        );
        // What the endpoint asks for holds, although the process that was told may no longer want the token.
        let all_ms = all_ms.max(error.retry_after_ms.unwrap_or_default()).max(HOLD_OFF_LEAST_MS);
        let for_ms = for_ms.max(all_ms);
        let (code, status) = (error.code, error.status);
        (!own).then_some(Self { code, status, streak, refresh_streak, for_ms, all_ms })
    }

    /// Its members, as the edge writes them to the store.
    pub fn shape(&self) -> Json {
        let mut shape = Members::default();
        shape.text("code", self.code.as_str());
        shape.number("status", self.status.map(u64::from));
        shape.number("streak", u64::from(self.streak));
        shape.number("refreshes", u64::from(self.refresh_streak));
        shape.number("rest", self.for_ms.saturating_sub(self.all_ms).0);
        shape.object()
    }

    /// Reads its members; none if another version has written them, so that their meaning is not known.
    pub fn read(json: &Json, for_ms: Millis) -> Option<Self> {
        let name = json.get("code")?.text()?;
        let code = Code::ALL
            .iter()
            .find(|code| code.class() == Class::TokenError && code.as_str() == name)?;
        let rest_ms = Millis(json.whole("rest")?);
        Some(Self {
            code: *code,
            status: json.whole("status").map(|status| status as u16),
            streak: json.whole("streak")? as u32,
            refresh_streak: json.whole("refreshes")? as u32,
            for_ms,
            all_ms: for_ms.saturating_sub(rest_ms),
        })
    }

    /// The error of callers in a process that is held off for this time.
    pub fn error(&self, for_ms: Millis) -> Error {
        Error {
            status: self.status,
            retry_after_ms: Some(for_ms),
            ..Error::new(self.code, "Another process asked for the token and got none.")
        }
    }
}

/// What a process finds in the place of the lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lease {
    /// A flight's.
    Flight {
        /// The time it has left.
        left_ms: Millis,
        /// Whether it is the one that this flight has taken.
        own: bool,
    },
    /// A hold-off.
    HoldOff(HoldOff),
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOLD_OFF: HoldOff = HoldOff {
        code: Code::TokenEndpointThrottled,
        status: Some(429),
        streak: 3,
        refresh_streak: 2,
        for_ms: Millis(5_000),
        all_ms: Millis(2_000),
    };

    #[test]
    fn a_hold_off_is_read_as_it_was_written() {
        for status in [None, Some(429)] {
            let written = HoldOff { status, ..HOLD_OFF };
            assert_eq!(HoldOff::read(&written.shape(), Millis(5_000)), Some(written));
        }
        let unknown = HoldOff { code: Code::CallTimeout, ..HOLD_OFF };
        assert_eq!(HoldOff::read(&unknown.shape(), Millis(1)), None, "no error of a token request");
    }

    #[test]
    fn what_is_left_of_it_holds_everyone_first_and_then_refreshes_alone() {
        for (left_ms, all_ms) in [(5_000, 2_000), (3_001, 1), (3_000, 0), (1, 0)] {
            let read = HoldOff::read(&HOLD_OFF.shape(), Millis(left_ms)).unwrap();
            assert_eq!((read.for_ms, read.all_ms), (Millis(left_ms), Millis(all_ms)));
        }
    }

    #[test]
    fn everyone_is_held_for_as_long_as_the_endpoint_asked_and_for_a_while_at_least() {
        let held = |code, asked_ms, for_ms| {
            let error = Error { retry_after_ms: Some(Millis(asked_ms)), ..Error::new(code, "") };
            let after = HoldOff::after(&error, [Millis(for_ms), Millis::ZERO], [1, 0]);
            after.map(|after| (after.for_ms.0, after.all_ms.0))
        };
        for (asked_ms, for_ms, expected) in
            [(0, 0, (250, 250)), (7_000, 0, (7_000, 7_000)), (7_000, 9_000, (9_000, 7_000))]
        {
            let code = Code::TokenEndpointUnavailable;
            assert_eq!(held(code, asked_ms, for_ms), Some(expected));
        }
        for own in [
            Code::CredentialsUnavailable,
            Code::FetchFailed,
            Code::DiscoveryFailed,
            Code::InvalidMetadata,
            Code::TokenEndpointUntrusted,
        ] {
            assert_eq!(held(own, 7_000, 0), None, "{own:?}: an error of the process's own");
        }
    }
}
