//! What stands in the place of a lease: a flight's, or a hold-off after a failed token request.

use crate::engine::decimal::decimal;
use crate::engine::error::{Class, Code, Error};
use crate::engine::rng::Rng;
use crate::engine::text::text;
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
    /// For how long it holds those whose callers wait: what the endpoint asked for, or the time of a stored error.
    pub awaited_ms: Millis,
}

impl HoldOff {
    /// The hold-off after this error; none if the error is the process's own and not the endpoint's.
    pub fn after(
        error: &Error,
        held: Held,
        streak: u32,
        [for_ms, awaited_ms]: [Millis; 2],
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
        let asked_ms = error.retry_after_ms.unwrap_or_default();
        let least_ms = asked_ms.max(HOLD_OFF_LEAST_MS);
        let awaited_ms = awaited_ms.max(if held == Held::All { least_ms } else { asked_ms });
        (!own).then(|| Self {
            held,
            code: error.code,
            status: error.status,
            streak,
            for_ms: for_ms.max(least_ms),
            awaited_ms,
        })
    }

    /// Its text.
    pub fn text(&self) -> String {
        let kind = if self.held == Held::All { "o" } else { "a" };
        let [status, streak] = [u32::from(self.status.unwrap_or_default()), self.streak];
        let [status, streak] = [status, streak].map(|number| number.to_string());
        let rest = self.for_ms.saturating_sub(self.awaited_ms).0.to_string();
        text!("{}.{}.{}.{}.{}", kind, self.code.as_str(), status, streak, rest)
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
        let mut parts = text.split('.');
        let held = match parts.next()? {
            "o" => Held::All,
            "a" => Held::Ahead,
            _ => return None,
        };
        let name = parts.next()?;
        let code = Code::ALL
            .iter()
            .find(|code| code.class() == Class::TokenError && code.as_str() == name)?;
        let status = u16::try_from(whole(parts.next()?)?).ok().filter(|status| *status != 0);
        let streak = u32::try_from(whole(parts.next()?)?).ok()?;
        let awaited_ms = left_ms.saturating_sub(Millis(whole(parts.next()?)?));
        Some(HoldOff { held, code: *code, status, streak, for_ms: left_ms, awaited_ms })
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

    fn hold_off(held: Held, status: Option<u16>) -> HoldOff {
        let code = Code::TokenEndpointThrottled;
        let awaited_ms = Millis(if held == Held::All { 5_000 } else { 2_000 });
        HoldOff { held, code, status, streak: 3, for_ms: Millis(5_000), awaited_ms }
    }

    #[test]
    fn a_hold_off_is_read_as_it_was_written() {
        for held in [Held::All, Held::Ahead] {
            for status in [None, Some(429)] {
                let written = hold_off(held, status);
                let read = Lease::read(&written.text(), Millis(5_000));
                assert_eq!(read, Lease::HoldOff(written));
            }
        }
        let text = hold_off(Held::All, Some(429)).text();
        assert_eq!(text, "o.token_endpoint_throttled.429.3.0");
    }

    #[test]
    fn anything_else_is_a_flights() {
        let texts = [
            "",
            "f.1",
            "o",
            "o.invalid_client",
            "o.invalid_client.400.1",
            "o.invalid_client.x.1.0",
            "o.invalid_client.400.x.0",
            "o.invalid_client.400.1.x",
            "o.call_timeout.0.1.0",
            "o.no_code.0.1.0",
            "x.invalid_client.400.1.0",
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
            HoldOff::after(&Error::new(code, ""), Held::All, 1, [Millis::ZERO; 2])
                .map(|hold_off| hold_off.for_ms)
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
            assert_eq!(after(code), Some(HOLD_OFF_LEAST_MS), "{code:?}");
        }
    }

    #[test]
    fn those_who_wait_are_held_for_as_long_as_the_endpoint_asked() {
        let text = hold_off(Held::Ahead, Some(429)).text();
        for (left_ms, awaited_ms) in [(5_000, 2_000), (3_001, 1), (3_000, 0), (1, 0)] {
            let Lease::HoldOff(read) = Lease::read(&text, Millis(left_ms)) else { panic!() };
            let held = (read.for_ms, read.awaited_ms);
            assert_eq!(held, (Millis(left_ms), Millis(awaited_ms)));
        }
        let asked = Error {
            retry_after_ms: Some(Millis(7_000)),
            ..Error::new(Code::TokenEndpointUnavailable, "")
        };
        for (held, own_ms) in [(Held::All, Millis::ZERO), (Held::Ahead, Millis::ZERO)] {
            let after = HoldOff::after(&asked, held, 1, [own_ms; 2]).unwrap();
            assert_eq!((after.for_ms, after.awaited_ms), (Millis(7_000), Millis(7_000)));
        }
    }

    #[test]
    fn the_error_says_how_long_and_holds_the_peers_status() {
        let error = hold_off(Held::All, Some(429)).error(Millis(5_000));
        assert_eq!((error.status, error.retry_after_ms), (Some(429), Some(Millis(5_000))));
        assert_eq!(error.code, Code::TokenEndpointThrottled);
    }
}
