//! The reference model: what the client promises, written a second time from the documentation and
//! not from the core. Its numbers are those of the table of parameters in docs/design.md.

use everbearer::engine::ids::{FlightId, Generation};

use crate::scenario::{MINUTE, SECOND, Setup};

const RENEWAL_RETRY_MIN: u64 = 3 * SECOND;
const RENEWAL_RETRY_MAX: u64 = MINUTE;
const BACKOFF_BASE: u64 = 250;
pub const BACKOFF_MAX: u64 = 20 * SECOND;
/// How long an error that a retry cannot cure is answered from memory, and refusals that mean the
/// caller are passed on.
pub const STORED: u64 = 30 * SECOND;
/// How much later than a server has asked for the client comes back, at most.
pub const LATE: u64 = 5 * SECOND;
/// The longest wait before a call is sent again.
pub const LONGEST_PAUSE: u64 = MINUTE + LATE;
/// The longest timer.
pub const LONGEST_TIMER: u64 = 6 * 60 * MINUTE;
/// How much longer than its timeout a flight may be joined.
const FLIGHT_GRACE: u64 = SECOND;
/// How many requests in a row that callers waited for may fail before a wait between is certain; and
/// the time that so many take at least. (Each wait is random and may be 0: that eight of them, with
/// bounds of 250 ms to 20 s, make less than a second has a probability of one in a hundred million.)
pub const SPREAD: (usize, u64) = (8, SECOND);

/// What the client's two clocks say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    pub mono: u64,
    pub wall: u64,
}

/// A granted token as the client must see it.
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
    /// The token before it was refused.
    replaces_refused: bool,
    /// Its refusals mean the caller until then.
    held_until: Option<u64>,
}

impl Held {
    /// The clock that says more is believed.
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
    /// The caller has dropped what it may bring.
    pub unwanted: bool,
}

/// What a token request brought.
#[derive(Clone, Debug)]
pub enum Landing {
    Granted { text: String, asked: Clock, expires_in: Option<i64>, refresh_in: Option<u64> },
    Failed { permanent: bool, retry_after_ms: u64 },
    Foreign,
}

/// What the client was told last: it says which promise a lost token breaks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    Refusal,
    Failure,
    Other,
}

/// What a refused token means.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Refused {
    Dropped,
    Kept,
}

/// The least and the most that listeners may be told of the next wait, and whether that is a backoff, if
/// it is more than the least.
#[derive(Clone, Copy, Debug)]
struct Told {
    least: u64,
    most: u64,
    backoff: bool,
}

#[derive(Debug)]
pub struct Model {
    setup: Setup,
    pub token: Option<Held>,
    pub air: Vec<Airborne>,
    /// The flight begun last, if it has not landed: the only one whose failure counts.
    current: Option<FlightId>,
    /// Tokens that were refused and dropped.
    rejected: Vec<String>,
    refused_last: bool,
    /// How many tokens there have been.
    granted: u32,
    /// Not before this, says the token endpoint.
    pub throttled_until: u64,
    /// Not before this, because the last error was one that a retry cannot cure.
    pub stored_until: u64,
    /// Not before this, because callers' requests have failed.
    pub backoff_until: u64,
    /// Nor a refresh before this.
    pub refresh_not_before: u64,
    /// When the requests began that callers waited for, since the last success.
    pub begun: Vec<u64>,
    streak: u32,
    refresh_streak: u32,
    /// What listeners may be told of the next wait.
    told: Option<Told>,
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
            refused_last: false,
            granted: 0,
            throttled_until: 0,
            stored_until: 0,
            backoff_until: 0,
            refresh_not_before: 0,
            begun: Vec::new(),
            streak: 0,
            refresh_streak: 0,
            told: None,
            counts: false,
            closed: false,
            last_input: Input::Other,
        }
    }

    pub fn usable(&self, now: Clock) -> bool {
        self.token.as_ref().is_some_and(|token| token.usable(now))
    }

    /// What is left to live of a token that serves who wants one newer than this generation.
    pub fn left(&self, newer_than: Generation, now: Clock) -> u64 {
        let token = self.token.as_ref().filter(|token| token.generation > newer_than);
        token.map_or(0, |token| token.left(now))
    }

    pub fn rejected(&self, text: &str) -> bool {
        self.rejected.iter().any(|one| one == text)
    }

    /// The flights that may still be joined.
    pub fn joinable(&self, now: Clock) -> impl Iterator<Item = &Airborne> {
        let limit = self.setup.token_timeout_ms + FLIGHT_GRACE;
        self.air.iter().filter(move |one| !one.unwanted && now.mono - one.since < limit)
    }

    /// Whether no newer token can be waited for: none is in the air, and none may be asked for, or not
    /// for certain, since who has waited for the server comes back a little late.
    pub fn none_to_come(&self, now: Clock) -> bool {
        let late = if self.throttled_until > 0 { LATE } else { 0 };
        let held_until = self.free_from().max(self.refresh_not_before) + late;
        self.joinable(now).next().is_none() && now.mono < held_until
    }

    /// From then on nothing of what has failed may keep a caller from a token.
    pub fn free_from(&self) -> u64 {
        self.throttled_until.max(self.stored_until).max(self.backoff_until)
    }

    /// A call asks for the token at hand.
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
                    self.token = Some(self.hold(text, id, asked, expires_in, refresh_in));
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
            replaces_refused: core::mem::take(&mut self.refused_last),
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
        self.told = Some(Told { least, most, backoff: awaited });
    }

    /// The caller's own fetch has failed, and that says nothing of the token endpoint.
    fn failed_by_itself(&mut self, awaited: bool, now: Clock) {
        if awaited {
            self.begun.pop();
        }
        let least = self.rhythm(awaited, now);
        self.told = Some(Told { least, most: least, backoff: false });
    }

    /// The wait after a failure behind a token that lives, or that nobody waited for.
    fn rhythm(&mut self, awaited: bool, now: Clock) -> u64 {
        if awaited && self.left(Generation::NONE, now) == 0 {
            return 0;
        }
        self.refresh_streak += 1;
        doubled(RENEWAL_RETRY_MIN, RENEWAL_RETRY_MAX, self.refresh_streak)
    }

    /// Listeners are told when the next request may be made. Whether that is what may be said.
    pub fn told(&mut self, retry_in_ms: u64, now: Clock) -> Result<(), String> {
        let Some(Told { least, most, backoff }) = self.told.take() else {
            return Err(format!("a wait of {retry_in_ms} ms was told, but no request has failed"));
        };
        if !(least..=most).contains(&retry_in_ms) {
            return Err(format!("told to wait {retry_in_ms} ms instead of {least} to {most}"));
        }
        self.refresh_not_before = now.mono + retry_in_ms;
        // A backoff that is shorter than other waits is not told.
        self.backoff_until =
            if backoff && retry_in_ms > least { self.refresh_not_before } else { 0 };
        Ok(())
    }

    /// An API call was answered, and the answer neither refuses the token nor is a failure.
    pub fn accepted(&mut self, text: &str) {
        if let Some(token) = self.token.as_mut().filter(|token| token.text == text) {
            token.accepted = true;
        }
    }

    /// An API call was refused; `again` says that it had been refused before.
    pub fn refused(&mut self, text: &str, again: bool, now: Clock) {
        self.last_input = Input::Refusal;
        let Some(token) = self.token.as_mut().filter(|token| token.text == text) else { return };
        // Of users nothing but refusals is heard.
        token.accepted |= token.used && now.mono - token.asked.mono > STORED;
        if token.refusal(again, now) == Refused::Dropped {
            self.rejected.push(text.to_owned());
            self.token = None;
            self.refused_last = true;
        }
    }

    pub fn invalidated(&mut self) {
        if let Some(token) = self.token.take() {
            self.rejected.push(token.text);
        }
        self.current = None;
        self.refused_last = false;
        for one in &mut self.air {
            one.unwanted = true;
        }
        // What the server has asked for stays.
        self.recovered();
    }

    pub fn close(&mut self) {
        self.closed = true;
        self.token = None;
        self.air.clear();
    }
}

impl Held {
    /// Refused like the one before it and never accepted, or refused to a call that was refused
    /// before: it is the caller that the API means.
    fn refusal(&mut self, again: bool, now: Clock) -> Refused {
        let first_like_the_last =
            self.held_until.is_none() && self.replaces_refused && !self.accepted;
        if again || first_like_the_last {
            self.held_until = Some(now.mono + STORED);
            return Refused::Kept;
        }
        match self.held_until {
            Some(until) if now.mono < until => Refused::Kept,
            _ => Refused::Dropped,
        }
    }
}

/// `first`, twice that, four times that …, at most `most`; the `nth` of them.
fn doubled(first: u64, most: u64, nth: u32) -> u64 {
    (1..nth).fold(first, |wait, _| (wait * 2).min(most)).min(most)
}
