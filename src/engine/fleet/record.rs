//! The record of a token in a store, as plain data, and its age by the store's clock.

use crate::engine::json::{Json, Members};
use crate::engine::lifecycle::schedule::Lifetime;
use crate::engine::lifecycle::token::{Granted, Token};
use crate::engine::secret::Secret;
use crate::engine::text::is_visible;
use crate::engine::time::{Instant, Millis, UnixMillis};

/// A token as processes pass it on.
#[derive(Clone, Debug)]
pub struct Record {
    /// The token, with the lifetime that it was granted for.
    pub granted: Granted,
    /// Its age when it was written.
    pub age_ms: Millis,
    /// When it was written, by the writer's wall clock.
    pub written_at: UnixMillis,
    /// Whether it replaced a token that the API had rejected.
    pub replaces_rejected: bool,
}

impl Record {
    /// Reads a record; none if it holds no token, or no lifetime.
    pub fn read(json: &Json) -> Option<Self> {
        let number = |name| json.whole(name);
        let token = json.get("t").and_then(Json::text).filter(|token| is_visible(token))?;
        let lifetime = Lifetime {
            expires_in_ms: Some(Millis(number("l")?)),
            refresh_in_ms: number("r").map(Millis),
        };
        let granted = Granted {
            access_token: Secret::new(token.to_owned()),
            lifetime,
            scope: json.get("s").and_then(Json::text).map(str::to_owned),
            base_url: json.get("b").and_then(Json::text).map(str::to_owned),
        };
        Some(Self {
            granted,
            age_ms: Millis(number("a")?),
            written_at: UnixMillis(number("w")?),
            replaces_rejected: number("j").is_some(),
        })
    }

    /// The time left when it was written: for so long the store keeps it.
    pub fn left_ms(&self) -> Millis {
        self.lifetime_ms().saturating_sub(self.age_ms)
    }

    /// Its age when a read went out. By the store's own count of what is left, if it has one: no wall clock of one
    /// host is compared with another's then. Never less than when it was written.
    pub fn age_at(&self, read_at: UnixMillis, left_ms: Option<Millis>) -> Millis {
        match left_ms {
            Some(left_ms) => self.lifetime_ms().saturating_sub(left_ms).max(self.age_ms),
            None => self.age_ms.saturating_add(read_at.since(self.written_at)),
        }
    }

    fn lifetime_ms(&self) -> Millis {
        self.granted.lifetime.expires_in_ms.unwrap_or_default()
    }
}

/// The record of a token, as it is sealed.
pub fn shape(token: &Token, now: Instant) -> Json {
    let mut shape = Members::default();
    shape.text("t", token.access_token.expose());
    shape.text("s", token.scope.as_deref());
    shape.text("b", token.base_url.as_deref());
    shape.number("l", token.schedule.lifetime_ms.0);
    shape.number("r", token.refresh_in_ms.map(|ms| ms.0));
    shape.number("j", token.replaces_rejected.then_some(1));
    shape.number("a", now.age_of(token.since).0);
    shape.number("w", now.wall().0);
    shape.object()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEMBERS: [(&str, u64); 4] = [("l", 60_000), ("r", 30_000), ("a", 500), ("w", 1_000_000)];

    fn json(token: &str, without: &str) -> Json {
        let mut shape = Members::default();
        shape.text("t", Some(token).filter(|_| without != "t"));
        shape.text("s", "read");
        shape.text("b", "https://eu1.example.com/");
        for (name, number) in MEMBERS {
            shape.number(name, Some(number).filter(|_| without != name));
        }
        shape.object()
    }

    fn record(age_ms: u64) -> Record {
        Record { age_ms: Millis(age_ms), ..Record::read(&json("token", "")).unwrap() }
    }

    #[test]
    fn a_record_is_read_with_all_its_members() {
        let Record { granted, age_ms, written_at, .. } = record(500);
        assert_eq!(granted.access_token.expose(), "token");
        assert_eq!(granted.scope.as_deref(), Some("read"));
        assert_eq!(granted.base_url.as_deref(), Some("https://eu1.example.com/"));
        assert_eq!(granted.lifetime.expires_in_ms, Some(Millis(60_000)));
        assert_eq!(granted.lifetime.refresh_in_ms, Some(Millis(30_000)));
        assert_eq!((age_ms, written_at), (Millis(500), UnixMillis(1_000_000)));
        assert_eq!(record(500).left_ms(), Millis(59_500));
    }

    #[test]
    fn a_record_without_a_token_or_its_times_is_none() {
        for without in ["t", "l", "a", "w"] {
            assert!(Record::read(&json("token", without)).is_none(), "{without}");
        }
        assert!(Record::read(&json("token", "r")).is_some());
        for token in ["", "a b", "a\n"] {
            assert!(Record::read(&json(token, "")).is_none(), "{token:?}");
        }
        assert!(Record::read(&Json::Null).is_none());
    }

    #[test]
    fn the_age_is_by_the_stores_count_and_never_less_than_when_it_was_written() {
        let later = UnixMillis(1_010_000);
        assert_eq!(record(500).age_at(later, Some(Millis(40_000))), Millis(20_000));
        assert_eq!(record(500).age_at(later, Some(Millis(60_000))), Millis(500), "written late");
        assert_eq!(record(500).age_at(later, None), Millis(10_500), "by the wall clocks");
        assert_eq!(record(500).age_at(UnixMillis(0), None), Millis(500), "a clock set back");
    }
}
