//! The reference model: the client's promises, written a second time, from the documentation and not from
//! the core. Its numbers are those of the parameter table in docs/design.md.

use everbearer::engine::ids::{FlightId, Generation};

use crate::scenario::{MINUTE, SECOND, Setup};

const REFRESH_RETRY_MIN: u64 = 3 * SECOND;
const REFRESH_RETRY_MAX: u64 = MINUTE;
const BACKOFF_BASE: u64 = 250;
pub const BACKOFF_MAX: u64 = 20 * SECOND;
/// How long callers get an error that a retry cannot cure from memory, and rejections that mean the caller
/// are passed on.
pub const STORED: u64 = 30 * SECOND;
/// The longest random delay added to a wait that a server asks for.
pub const LATE: u64 = 5 * SECOND;
/// The longest wait before a retry.
pub const LONGEST_PAUSE: u64 = MINUTE + LATE;
/// The longest timer.
pub const LONGEST_TIMER: u64 = 6 * 60 * MINUTE;
/// How much longer than its timeout a flight may be joined.
const FLIGHT_GRACE: u64 = SECOND;
/// So many failing token requests in a row, with callers waiting, must take at least this time. (Each
/// wait between them is random and may be 0: the probability that eight of them, with bounds of 250 ms to
/// 20 s, add up to less than a second is one in a hundred million.)
pub const SPREAD: (usize, u64) = (8, SECOND);

/// The client's two clocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    pub mono: u64,
    pub wall: u64,
}

/// A token as the client must see it.
#[derive(Clone, Debug)]
pub struct Held {
    pub text: String,
    pub generation: Generation,
    pub flight: FlightId,
    pub asked: Clock,
    /// The earliest age at which it may be refreshed.
    pub refresh_from: u64,
    /// The age from which calls wait for a newer one before they use it.
    pub usable_for: u64,
    /// The age at which it has ended.
    pub life: u64,
    pub used: bool,
    accepted: bool,
    /// The token before it was rejected.
    replaces_rejected: bool,
    /// Its rejections mean the caller until then.
    held_until: Option<u64>,
}

impl Held {
    /// The greater age counts.
    pub fn age(&self, now: Clock) -> u64 {
        (now.mono - self.asked.mono).max(now.wall.saturating_sub(self.asked.wall))
    }

    pub fn usable(&self, now: Clock) -> bool {
        self.age(now) < self.usable_for
    }

    pub fn left(&self, now: Clock) -> u64 {
        self.life.saturating_sub(self.age(now))
    }
}

/// A token request that has not landed.
#[derive(Clone, Debug)]
pub struct Airborne {
    pub id: FlightId,
    pub since: u64,
    pub awaited: bool,
    /// A caller has dropped any token that it may bring.
    pub unwanted: bool,
}

/// The result of a token request.
#[derive(Clone, Debug)]
pub enum Landing {
    Granted { text: String, asked: Clock, expires_in: Option<i64>, refresh_in: Option<u64> },
    Failed { permanent: bool, retry_after_ms: u64 },
    Foreign,
}

/// The client's last input, which decides which promise a lost token breaks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    Rejection,
    Failure,
    Other,
}

/// What becomes of a rejected token.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Rejection {
    Dropped,
    Kept,
}

/// The least and the greatest wait that an event may report, and whether it is a backoff if it exceeds the
/// least.
#[derive(Clone, Copy, Debug)]
struct ReportedWait {
    least: u64,
    most: u64,
    backoff: bool,
}

#[derive(Debug)]
pub struct Model {
    setup: Setup,
    pub token: Option<Held>,
    pub air: Vec<Airborne>,
    /// The last flight, if it has not landed: the only one whose failure counts.
    current: Option<FlightId>,
    /// Tokens that were rejected and dropped.
    rejected: Vec<String>,
    rejected_last: bool,
    /// How many tokens there have been.
    granted: u32,
    /// No token request before this: the token endpoint asked for it.
    pub throttled_until: u64,
    /// No token request before this: the last error was one that a retry cannot cure.
    pub stored_until: u64,
    /// No token request before this: callers' requests have failed.
    pub backoff_until: u64,
    /// No refresh before this.
    pub refresh_not_before: u64,
    /// When token requests began that callers waited for, since the last success.
    pub begun: Vec<u64>,
    streak: u32,
    refresh_streak: u32,
    /// The wait that the next event may report.
    reported: Option<ReportedWait>,
    /// Whether the flight that landed last had not been given up.
    pub counts: bool,
    pub closed: bool,
    pub last_input: Input,
}

impl Model {
    pub fn new(setup: &Setup) -> Self {
        Self {
            setup: setup.clone(),
            token: None,
            air: Vec::new(),
            current: None,
            rejected: Vec::new(),
            rejected_last: false,
            granted: 0,
            throttled_until: 0,
            stored_until: 0,
            backoff_until: 0,
            refresh_not_before: 0,
            begun: Vec::new(),
            streak: 0,
            refresh_streak: 0,
            reported: None,
            counts: false,
            closed: false,
            last_input: Input::Other,
        }
    }

    pub fn usable(&self, now: Clock) -> bool {
        self.token.as_ref().is_some_and(|token| token.usable(now))
    }

    /// The remaining life of the current token, for callers who want one newer than this generation.
    pub fn left(&self, newer_than: Generation, now: Clock) -> u64 {
        let token = self.token.as_ref().filter(|token| token.generation > newer_than);
        token.map_or(0, |token| token.left(now))
    }

    pub fn is_rejected(&self, text: &str) -> bool {
        self.rejected.iter().any(|one| one == text)
    }

    /// The flights that may still be joined.
    pub fn joinable(&self, now: Clock) -> impl Iterator<Item = &Airborne> {
        let limit = self.setup.token_timeout_ms + FLIGHT_GRACE;
        self.air.iter().filter(move |one| !one.unwanted && now.mono - one.since < limit)
    }

    /// Whether there is no newer token to wait for: none is in the air, and none may be requested, or not
    /// for certain, because of the random delay after a wait that the server asked for.
    pub fn none_to_come(&self, now: Clock) -> bool {
        let late = if self.throttled_until > 0 { LATE } else { 0 };
        let held_until = self.free_from().max(self.refresh_not_before) + late;
        self.joinable(now).next().is_none() && now.mono < held_until
    }

    /// From then on no failure may keep a caller from a token.
    pub fn free_from(&self) -> u64 {
        self.throttled_until.max(self.stored_until).max(self.backoff_until)
    }

    /// A call asks for the current token.
    pub fn asked_for(&mut self, now: Clock) {
        if let Some(token) = self.token.as_mut().filter(|token| token.usable(now)) {
            token.used = true;
        }
    }

    /// A call got this token.
    pub fn handed_out(&mut self, text: &str) {
        if let Some(token) = self.token.as_mut().filter(|token| token.text == text) {
            token.used = true;
        }
    }

    pub fn begun(&mut self, id: FlightId, awaited: bool, now: Clock) {
        self.current = Some(id);
        self.air.push(Airborne { id, since: now.mono, awaited, unwanted: false });
        if awaited {
            self.begun.push(now.mono);
        }
    }

    pub fn joined(&mut self, id: FlightId) {
        for one in self.air.iter_mut().filter(|one| one.id == id) {
            one.awaited = true;
        }
    }

    pub fn landed(&mut self, id: FlightId, landing: Landing, now: Clock) {
        let Some(at) = self.air.iter().position(|one| one.id == id) else { return };
        let flight = self.air.remove(at);
        let counts = self.current == Some(id);
        self.current.take_if(|current| *current == id);
        self.counts = counts && !flight.unwanted;
        if !matches!(landing, Landing::Granted { .. }) {
            self.last_input = Input::Failure;
        }
        if self.closed || flight.unwanted {
            return;
        }
        match landing {
            Landing::Granted { text, asked, expires_in, refresh_in } => {
                if self.token.as_ref().is_none_or(|token| token.flight < id) {
                    // The same token again: another refresh before its end would bring it once more.
                    let same = self.token.as_ref().is_some_and(|token| token.text == text);
                    self.rejected.retain(|one| *one != text);
                    self.token = Some(self.hold(text, id, asked, expires_in, refresh_in, same));
                    self.recovered();
                }
            }
            Landing::Failed { permanent, retry_after_ms } if counts => {
                self.failed(flight.awaited, permanent, retry_after_ms, now);
            }
            Landing::Foreign if counts => self.failed_by_itself(flight.awaited, now),
            Landing::Failed { .. } | Landing::Foreign => {}
        }
    }

    fn hold(
        &mut self,
        text: String,
        flight: FlightId,
        asked: Clock,
        expires_in: Option<i64>,
        refresh_in: Option<u64>,
        same: bool,
    ) -> Held {
        let most = self.setup.max_lifetime_ms;
        let life = match expires_in {
            None => 15 * MINUTE,
            Some(never) if never < 0 => most,
            Some(seconds) => seconds.unsigned_abs() * SECOND,
        };
        let life = life.min(most);
        self.granted += 1;
        let usable_for = life - (life / 10).clamp(SECOND, 30 * SECOND).min(life / 4);
        let ahead = (life / 5).clamp(30 * SECOND, 5 * MINUTE).min(life / 2);
        let own = life.saturating_sub(ahead + ahead / 4).min(usable_for);
        let floor = (30 * SECOND).min(life / 2);
        let asked_for = refresh_in.map(|s| s * SECOND).filter(|ms| *ms < life);
        let asked_for = if same { Some(life) } else { asked_for };
        let refresh_from = asked_for.map_or(own, |ms| {
            let ms = ms.clamp(floor, usable_for);
            ms - (ahead / 4).min(ms - floor)
        });
        Held {
            text,
            generation: Generation(self.granted),
            flight,
            asked,
            refresh_from,
            usable_for,
            life,
            used: false,
            accepted: false,
            replaces_rejected: core::mem::take(&mut self.rejected_last),
            held_until: None,
        }
    }

    fn recovered(&mut self) {
        self.stored_until = 0;
        self.backoff_until = 0;
        self.refresh_not_before = 0;
        self.streak = 0;
        self.refresh_streak = 0;
        self.begun.clear();
    }

    fn failed(&mut self, awaited: bool, permanent: bool, retry_after_ms: u64, now: Clock) {
        let asked = retry_after_ms.min(self.setup.token_retry_after_max_ms);
        let stored = if permanent { STORED } else { 0 };
        self.throttled_until = self.throttled_until.max(now.mono + asked);
        self.stored_until = now.mono + stored;
        let least = asked.max(stored).max(self.rhythm(awaited, now));
        let most = if awaited {
            self.streak += 1;
            least.max(doubled(BACKOFF_BASE, BACKOFF_MAX, self.streak))
        } else {
            least
        };
        self.reported = Some(ReportedWait { least, most, backoff: awaited });
    }

    /// The caller's own fetch has failed, which says nothing about the token endpoint.
    fn failed_by_itself(&mut self, awaited: bool, now: Clock) {
        if awaited {
            self.begun.pop();
        }
        let least = self.rhythm(awaited, now);
        self.reported = Some(ReportedWait { least, most: least, backoff: false });
    }

    /// The wait after a failure while a token is alive, or that nobody waited for.
    fn rhythm(&mut self, awaited: bool, now: Clock) -> u64 {
        if awaited && self.left(Generation::NONE, now) == 0 {
            return 0;
        }
        self.refresh_streak += 1;
        doubled(REFRESH_RETRY_MIN, REFRESH_RETRY_MAX, self.refresh_streak)
    }

    /// An event reports the wait before the next token request. Checks that wait.
    pub fn reported(&mut self, retry_in_ms: u64, now: Clock) -> Result<(), String> {
        let Some(ReportedWait { least, most, backoff }) = self.reported.take() else {
            return Err(format!("an event reports {retry_in_ms} ms, but no request has failed"));
        };
        if !(least..=most).contains(&retry_in_ms) {
            return Err(format!("an event reports {retry_in_ms} ms instead of {least} to {most}"));
        }
        self.refresh_not_before = now.mono + retry_in_ms;
        // A backoff shorter than other waits is not reported.
        self.backoff_until =
            if backoff && retry_in_ms > least { self.refresh_not_before } else { 0 };
        Ok(())
    }

    /// A call got a response that neither rejects the token nor is a failure.
    pub fn accepted(&mut self, text: &str) {
        if let Some(token) = self.token.as_mut().filter(|token| token.text == text) {
            token.accepted = true;
        }
    }

    /// A call was rejected; `replayed`: it had been rejected before.
    pub fn rejected(&mut self, text: &str, replayed: bool, now: Clock) {
        self.last_input = Input::Rejection;
        let Some(token) = self.token.as_mut().filter(|token| token.text == text) else { return };
        // Users report only rejections.
        token.accepted |= token.used && now.mono - token.asked.mono > STORED;
        if token.rejection(replayed, now) == Rejection::Dropped {
            self.rejected.push(text.to_owned());
            self.token = None;
            self.rejected_last = true;
        }
    }

    pub fn invalidated(&mut self) {
        if let Some(token) = self.token.take() {
            self.rejected.push(token.text);
        }
        self.current = None;
        self.rejected_last = false;
        for one in &mut self.air {
            one.unwanted = true;
        }
        // Waits that the server asked for stay.
        self.recovered();
    }

    pub fn close(&mut self) {
        self.closed = true;
        self.token = None;
        self.air.clear();
    }
}

impl Held {
    /// If it is rejected like the one before it and was never accepted, or if the call had been rejected
    /// before, the API means the caller.
    fn rejection(&mut self, replayed: bool, now: Clock) -> Rejection {
        let first_like_the_last =
            self.held_until.is_none() && self.replaces_rejected && !self.accepted;
        if replayed || first_like_the_last {
            self.held_until = Some(now.mono + STORED);
            return Rejection::Kept;
        }
        match self.held_until {
            Some(until) if now.mono < until => Rejection::Kept,
            _ => Rejection::Dropped,
        }
    }
}

/// `first`, twice that, four times that …, at most `most`; the `nth` of them.
fn doubled(first: u64, most: u64, nth: u32) -> u64 {
    (1..nth).fold(first, |wait, _| (wait * 2).min(most)).min(most)
}
