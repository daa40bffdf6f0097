//! What stands in the place of a lease: a flight's, or a hold-off after a failed token request.

use crate::engine::decimal::decimal;
use crate::engine::error::{Class, Code, Error};
use crate::engine::rng::Rng;
use crate::engine::text::text;
use crate::engine::time::Millis;

/// The least time of a hold-off: a shorter one would be over before others have seen it, and with it the count of
/// failures.
const HOLD_OFF_LEAST_MS: Millis = Millis(250);

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

    /// Its text.
    pub fn text(&self) -> String {
        let status = u32::from(self.status.unwrap_or_default());
        let [status, streak, refreshes] =
            [status, self.streak, self.refresh_streak].map(|number| number.to_string());
        let rest = self.for_ms.saturating_sub(self.all_ms).0.to_string();
        text!("o.{}.{}.{}.{}.{}", self.code.as_str(), status, streak, refreshes, rest)
    }

    /// The error of callers in a process that is held off for this time.
    pub fn error(&self, for_ms: Millis) -> Error {
        Error {
            status: self.status,
            retry_after_ms: Some(for_ms),
            ..Error::new(
                self.code,
                "Another process made the token request, and it failed. All processes of the store wait for retryAfterMs.",
            )
        }
    }
}

/// What a process finds in the place of the lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lease {
    /// A flight's; it may be this process's own.
    Flight,
    /// A hold-off.
    HoldOff(HoldOff),
}

impl Lease {
    /// Reads it. What is no hold-off of this version is a flight's: it is waited for, and ends.
    pub fn read(text: &str, left_ms: Millis) -> Self {
        Self::hold_off(text, left_ms).map_or(Self::Flight, Self::HoldOff)
    }

    fn hold_off(text: &str, left_ms: Millis) -> Option<HoldOff> {
        let mut parts = text.strip_prefix("o.")?.split('.');
        let name = parts.next()?;
        let code = *Code::ALL
            .iter()
            .find(|code| code.class() == Class::TokenError && code.as_str() == name)?;
        let mut number = || whole(parts.next()?);
        let status = u16::try_from(number()?).ok().filter(|status| *status != 0);
        let streak = u32::try_from(number()?).ok()?;
        let refresh_streak = u32::try_from(number()?).ok()?;
        let all_ms = left_ms.saturating_sub(Millis(number()?));
        Some(HoldOff { code, status, streak, refresh_streak, for_ms: left_ms, all_ms })
    }
}

/// A whole number, and nothing else.
fn whole(text: &str) -> Option<u64> {
    match decimal(text.as_bytes())? {
        (number, _, []) => Some(number),
        _ => None,
    }
}

/// The text of a flight's lease, which no other has.
pub fn lease_text(rng: &mut Rng) -> String {
    text!("f.{}", rng.up_to(u64::MAX).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hold_off(status: Option<u16>, all_ms: u64) -> HoldOff {
        HoldOff {
            code: Code::TokenEndpointThrottled,
            status,
            streak: 3,
            refresh_streak: 2,
            for_ms: Millis(5_000),
            all_ms: Millis(all_ms),
        }
    }

    #[test]
    fn a_hold_off_is_read_as_it_was_written() {
        for status in [None, Some(429)] {
            for all_ms in [0, 2_000, 5_000] {
                let written = hold_off(status, all_ms);
                let read = Lease::read(&written.text(), Millis(5_000));
                assert_eq!(read, Lease::HoldOff(written));
            }
        }
        let text = hold_off(Some(429), 5_000).text();
        assert_eq!(text, "o.token_endpoint_throttled.429.3.2.0");
    }

    #[test]
    fn anything_else_is_a_flights() {
        let texts = [
            "",
            "f.1",
            "o",
            "o.invalid_client",
            "o.invalid_client.400.1.1",
            "o.invalid_client.x.1.1.0",
            "o.invalid_client.400.x.1.0",
            "o.invalid_client.400.1.x.0",
            "o.invalid_client.400.1.1.x",
            "o.call_timeout.0.1.1.0",
            "o.no_code.0.1.1.0",
            "x.invalid_client.400.1.1.0",
        ];
        for text in texts {
            assert_eq!(Lease::read(text, Millis(1)), Lease::Flight, "{text}");
        }
        let mut rng = Rng::new(1);
        let [one, other] = [(); 2].map(|()| lease_text(&mut rng));
        assert_ne!(one, other);
        assert_eq!(Lease::read(&one, Millis(1)), Lease::Flight);
    }

    #[test]
    fn an_error_of_the_processs_own_holds_nobody_off() {
        let after = |code| {
            HoldOff::after(&Error::new(code, ""), [Millis::ZERO; 2], [1, 0])
                .map(|hold_off| [hold_off.for_ms, hold_off.all_ms])
        };
        for code in [
            Code::CredentialsUnavailable,
            Code::FetchFailed,
            Code::DiscoveryFailed,
            Code::InvalidMetadata,
            Code::TokenEndpointUntrusted,
        ] {
            assert_eq!(after(code), None, "{code:?}");
        }
        for code in [Code::InvalidClient, Code::TokenEndpointUnreachable] {
            assert_eq!(after(code), Some([HOLD_OFF_LEAST_MS; 2]), "{code:?}");
        }
    }

    #[test]
    fn everyone_is_held_for_as_long_as_the_endpoint_asked() {
        let text = hold_off(Some(429), 2_000).text();
        for (left_ms, all_ms) in [(5_000, 2_000), (3_001, 1), (3_000, 0), (1, 0)] {
            let Lease::HoldOff(read) = Lease::read(&text, Millis(left_ms)) else { panic!() };
            assert_eq!((read.for_ms, read.all_ms), (Millis(left_ms), Millis(all_ms)));
        }
        let asked = Error {
            retry_after_ms: Some(Millis(7_000)),
            ..Error::new(Code::TokenEndpointUnavailable, "")
        };
        for (own_ms, for_ms) in [(0, 7_000), (9_000, 9_000)] {
            let after = HoldOff::after(&asked, [Millis(own_ms), Millis::ZERO], [1, 0]).unwrap();
            assert_eq!((after.for_ms, after.all_ms), (Millis(for_ms), Millis(7_000)));
        }
    }

    #[test]
    fn the_error_says_how_long_and_holds_the_peers_status() {
        let error = hold_off(Some(429), 5_000).error(Millis(5_000));
        assert_eq!((error.status, error.retry_after_ms), (Some(429), Some(Millis(5_000))));
        assert_eq!(error.code, Code::TokenEndpointThrottled);
    }
}
