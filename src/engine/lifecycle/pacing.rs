//! When the next token request may be sent: how the endpoint has failed, the waits that it asked for, and
//! the client's own backoff. Nothing here depends on the token, so all clients of one endpoint could
//! share one pacing.

use super::state::Need;
use crate::engine::backoff::{doubled, full_jitter, late_ms};
use crate::engine::error::{Code, Error};
use crate::engine::ids::FlightId;
use crate::engine::policy::Policy;
use crate::engine::rng::Rng;
use crate::engine::time::{Instant, Millis, NotBefore};

/// A failed token request.
#[derive(Clone, Copy, Debug)]
pub struct Failed<'a> {
    /// Its flight.
    pub flight: FlightId,
    /// Why.
    pub error: &'a Error,
    /// Whether a caller waited for it.
    pub awaited: bool,
    /// Whether calls go on with a token that is alive.
    pub alive: bool,
}

#[derive(Clone, Debug)]
struct Failure {
    flight: FlightId,
    error: Error,
    /// Until when callers get the error from memory; only for errors that a retry cannot cure.
    stored_until: NotBefore,
}

/// The pacing of one token endpoint.
#[derive(Clone, Debug, Default)]
pub struct Pacing {
    /// In a box: there rarely is one, and a process may have many clients.
    failure: Option<Box<Failure>>,
    /// Failures in a row that callers waited for.
    streak: u32,
    /// Failed refreshes in a row of a usable token.
    refresh_streak: u32,
    /// The token endpoint asked for no request before this.
    asked: NotBefore,
    /// The random delay after that, the same for all callers of one client.
    late_ms: Millis,
    /// The client's own backoff: no request before this.
    backoff: NotBefore,
    /// No background refresh begins before this.
    refresh_not_before: NotBefore,
}

impl Pacing {
    /// The time until a token request may be sent.
    pub fn wait_ms(&self, now: Instant) -> Millis {
        self.asked.left_ms(now).max(self.backoff.left_ms(now))
    }

    /// The time until a background refresh may begin.
    pub fn refresh_wait_ms(&self, now: Instant) -> Millis {
        self.refresh_not_before.left_ms(now).max(self.wait_ms(now))
    }

    /// The wait that the server asked for, plus the random delay where the caller has the time: half of
    /// the rest is left for the token request.
    pub fn late_wait_ms(&self, now: Instant, patience_ms: Millis) -> Millis {
        let asked_ms = self.asked.left_ms(now);
        let room_ms = patience_ms.saturating_sub(asked_ms).half();
        if asked_ms == Millis::ZERO {
            return Millis::ZERO;
        }
        asked_ms.saturating_add(self.late_ms.min(room_ms))
    }

    /// The error that a caller gets without a token request: one that a retry cannot cure, the last of a
    /// round of attempts, or a wait that outlasts the caller's patience. Never inlined: that would make
    /// the module larger, and a caller who needs this waits anyway.
    #[inline(never)]
    pub fn error_from_memory(
        &self,
        now: Instant,
        wait_ms: Millis,
        need: Need,
        policy: &Policy,
    ) -> Option<Error> {
        let Need { patience_ms, waited, .. } = need;
        let Some(failure) = self.failure.as_ref() else {
            // A late token clears the failure, but not the throttle.
            return (wait_ms >= patience_ms).then(|| too_long(wait_ms));
        };
        let stored_ms = failure.stored_until.left_ms(now);
        let just_failed = waited == Some(failure.flight);
        let round_over = u64::from(self.streak) >= policy.token_attempts;
        let told = stored_ms > Millis::ZERO
            || (just_failed && !failure.error.code.transient())
            || (round_over && (just_failed || wait_ms > Millis::ZERO))
            || wait_ms >= patience_ms;
        told.then(|| Error {
            retry_after_ms: Some(stored_ms.max(wait_ms)).filter(|ms| *ms > Millis::ZERO),
            ..failure.error.clone()
        })
    }

    /// The last failure, if nothing has succeeded since.
    pub fn last_error(&self) -> Option<&Error> {
        self.failure.as_ref().map(|failure| &failure.error)
    }

    /// A token request has failed. Returns the time until the next attempt, at the earliest.
    pub fn failed(
        &mut self,
        now: Instant,
        failed: Failed<'_>,
        policy: &Policy,
        rng: &mut Rng,
    ) -> Millis {
        let Failed { flight, error, awaited, alive } = failed;
        // An error of the caller's own fetch says nothing about the token endpoint.
        let foreign = error.code == Code::FetchFailed;
        let mut stored_ms = policy.stored_error_ms;
        if foreign || error.code.transient() {
            stored_ms = Millis::ZERO;
        }
        let asked_ms = error.retry_after_ms.unwrap_or_default();
        let mut backoff_ms = Millis::ZERO;
        if awaited && !foreign {
            backoff_ms =
                full_jitter(policy.backoff_base_ms, policy.backoff_max_ms, self.streak, rng);
            self.streak = self.streak.saturating_add(1);
        }
        let mut retry_in_ms = backoff_ms.max(asked_ms).max(stored_ms);
        // Without this, each caller would make an attempt while a token is alive (rule 8).
        if alive || !awaited {
            let rhythm_ms = doubled(
                policy.refresh_retry_min_ms,
                policy.refresh_retry_max_ms,
                self.refresh_streak,
            );
            self.refresh_streak = self.refresh_streak.saturating_add(1);
            retry_in_ms = retry_in_ms.max(rhythm_ms);
        }
        self.asked = NotBefore::after(now, asked_ms);
        self.late_ms = late_ms(asked_ms, rng);
        self.backoff = NotBefore::after(now, backoff_ms);
        self.refresh_not_before = NotBefore::after(now, retry_in_ms.saturating_add(self.late_ms));
        self.failure = Some(Box::new(Failure {
            flight,
            error: error.clone(),
            stored_until: NotBefore::after(now, stored_ms),
        }));
        retry_in_ms
    }

    /// Another process's token request has failed, and this error of it holds for a while. Its count of failures is
    /// this one's.
    pub fn held(&mut self, now: Instant, flight: FlightId, error: Error, streak: u32) {
        let left_ms = error.retry_after_ms.unwrap_or_default();
        let until = NotBefore::after(now, left_ms);
        let is_throttle = error.code == Code::TokenEndpointThrottled;
        self.streak = streak;
        self.late_ms = Millis::ZERO;
        *(if is_throttle { &mut self.asked } else { &mut self.backoff }) = until;
        self.refresh_not_before = until;
        let stored_until = if error.code.transient() { NotBefore::default() } else { until };
        self.failure = Some(Box::new(Failure { flight, error, stored_until }));
    }

    /// A refresh is left to another process for this time, or held off by its failure. `streak`: how many have failed.
    pub fn spared(&mut self, now: Instant, wait_ms: Millis, streak: u32) {
        self.refresh_not_before = NotBefore::after(now, wait_ms);
        self.refresh_streak = self.refresh_streak.max(streak);
    }

    /// For how long the last failure holds refreshes of others off, and for how long everyone; and after how many of
    /// both in a row. `spares`: a token is alive, so refreshes have a rhythm of their own.
    pub fn hold_off(&self, now: Instant, spares: bool) -> ([Millis; 2], [u32; 2]) {
        let stored_ms = self.failure.as_ref().map(|failure| failure.stored_until.left_ms(now));
        let all_ms = self.wait_ms(now).max(stored_ms.unwrap_or_default());
        let for_ms = if spares { self.refresh_wait_ms(now) } else { all_ms };
        ([for_ms, all_ms], [self.streak, self.refresh_streak])
    }

    /// A token request has succeeded. A throttle stays: the token may be that of a flight from before it.
    pub fn succeeded(&mut self) {
        self.failure = None;
        self.streak = 0;
        self.refresh_streak = 0;
        self.refresh_not_before = NotBefore::default();
    }

    /// Forgets the client's own waits and stored error, but not the waits that the server asked for.
    pub fn forget(&mut self, now: Instant) {
        self.streak = 0;
        self.refresh_streak = 0;
        self.backoff = NotBefore::default();
        self.refresh_not_before = NotBefore::default();
        // A caller without the patience for the server's wait still gets its reason.
        if self.asked.left_ms(now) == Millis::ZERO {
            self.failure = None;
        }
        if let Some(failure) = self.failure.as_mut() {
            failure.stored_until = NotBefore::default();
        }
    }

    /// Forgets the last failure.
    pub fn forget_error(&mut self) {
        self.failure = None;
    }
}

fn too_long(wait_ms: Millis) -> Error {
    Error {
        retry_after_ms: Some(wait_ms).filter(|ms| *ms > Millis::ZERO),
        ..Error::new(
            Code::TokenWaitTimeout,
            "No token arrived in the time this call may wait for one (tokenWaitMs).",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::ids::Generation;
    use crate::engine::time::{MonoMillis, UnixMillis};

    const NOW: Instant = Instant::new(MonoMillis(0), UnixMillis(0));

    /// A pacing after one failure, and when it allows the next try.
    fn after(error: Error, awaited: bool) -> (Pacing, Millis) {
        let mut pacing = Pacing::default();
        let failed = Failed { flight: FlightId(1), error: &error, awaited, alive: !awaited };
        let retry_in_ms = pacing.failed(NOW, failed, &Policy::default(), &mut Rng::new(1));
        (pacing, retry_in_ms)
    }

    fn throttled() -> Error {
        Error {
            retry_after_ms: Some(Millis(20_000)),
            ..Error::new(Code::TokenEndpointThrottled, "")
        }
    }

    #[test]
    fn the_late_wait_takes_at_most_half_of_what_the_caller_has_beyond_the_servers_wait() {
        let (pacing, _) = after(throttled(), true);
        let late_ms = pacing.late_ms;
        assert!((Millis(1)..=Millis(5_000)).contains(&late_ms));
        let asked_ms = Millis(20_000);
        for (patience_ms, late_ms) in [
            (asked_ms, Millis::ZERO),
            (Millis(20_001), Millis::ZERO),
            (Millis(20_002), Millis(1)),
            (Millis::MAX, late_ms),
        ] {
            let wait_ms = pacing.late_wait_ms(NOW, patience_ms);
            assert_eq!(wait_ms, asked_ms.saturating_add(late_ms), "{patience_ms:?}");
        }
        assert_eq!(Pacing::default().late_wait_ms(NOW, Millis::MAX), Millis::ZERO);
    }

    #[test]
    fn what_the_server_asks_for_outlives_a_success_and_being_forgotten() {
        let (mut pacing, retry_in_ms) = after(throttled(), true);
        assert_eq!((retry_in_ms, pacing.wait_ms(NOW)), (Millis(20_000), Millis(20_000)));
        pacing.forget(NOW);
        assert_eq!(pacing.wait_ms(NOW), Millis(20_000));
        assert!(pacing.last_error().is_some(), "it says why there is a wait");
        pacing.succeeded();
        assert_eq!((pacing.wait_ms(NOW), pacing.last_error()), (Millis(20_000), None));
    }

    #[test]
    fn a_failed_refresh_holds_back_refreshes_and_nobody_who_waits() {
        let (mut pacing, retry_in_ms) = after(Error::new(Code::TokenEndpointTimeout, ""), false);
        assert_eq!(retry_in_ms, Millis(3_000));
        assert_eq!(
            (pacing.wait_ms(NOW), pacing.refresh_wait_ms(NOW)),
            (Millis::ZERO, Millis(3_000))
        );
        pacing.forget(NOW);
        assert_eq!((pacing.refresh_wait_ms(NOW), pacing.last_error()), (Millis::ZERO, None));
    }

    #[test]
    fn an_error_that_a_retry_cannot_cure_is_stored_until_it_is_forgotten() {
        let (mut pacing, _) = after(Error::new(Code::InvalidClient, ""), true);
        let need = Need {
            newer_than: Generation::NONE,
            patience_ms: Millis(60_000),
            waited: None,
            joined: false,
        };
        let stored =
            |pacing: &Pacing| pacing.error_from_memory(NOW, Millis::ZERO, need, &Policy::default());
        assert_eq!(stored(&pacing).and_then(|error| error.retry_after_ms), Some(Millis(30_000)));
        pacing.forget(NOW);
        assert_eq!(stored(&pacing), None);
    }
}
