//! The parameters of the lifecycle, with their defaults. Each is an option of the same name in
//! JavaScript (`policy: { … }`); times are in milliseconds, shares in per mille.

macro_rules! policy {
    ($($(#[doc = $doc:literal])+ $field:ident = $default:literal, $name:literal, $kind:ident, $least:literal ..= $most:literal;)+) => {
        /// Every number that the lifecycle depends on.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Policy {
            $($(#[doc = $doc])+ pub $field: u64,)+
        }

        impl Default for Policy {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        impl Policy {
            /// Every parameter, for reading options and for the documentation.
            pub const PARAMETERS: &'static [Parameter] = &[$(Parameter {
                name: $name,
                kind: Kind::$kind,
                least: $least,
                most: $most,
                field: |policy| &mut policy.$field,
            },)+];

            /// Their names.
            pub const NAMES: &'static [&'static str] = &[$($name,)+];

            /// The places of parameters that must not be above the one that follows.
            pub const LOWER: &'static [usize] = &[1, 5, 7, 10, 14];

            /// What each parameter means, in the same order. Apart from them, so that no client
            /// carries its documentation along.
            pub const DOCS: &'static [&'static str] = &[$(concat!($($doc),+),)+];
        }
    };
}

/// How a parameter is written in JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number of milliseconds.
    Milliseconds,
    /// A number from 0 to 1, kept here in per mille.
    Ratio,
    /// A whole number.
    Count,
}

/// One parameter of the [`Policy`]: its name, its range and what it means.
pub struct Parameter {
    /// The name of the JavaScript option.
    pub name: &'static str,
    /// How it is written.
    pub kind: Kind,
    /// The least that is accepted.
    pub least: u64,
    /// The most that is accepted.
    pub most: u64,
    /// Where it stands.
    pub field: fn(&mut Policy) -> &mut u64,
}

policy! {
    /// Share of a token's lifetime, before its end, in which it is refreshed behind running calls.
    refresh_ahead_permille = 200, "refreshAheadRatio", Ratio, 0..=500;
    /// The refresh-ahead window is at least this long (but never over half the lifetime).
    refresh_ahead_min_ms = 30_000, "refreshAheadMinMs", Milliseconds, 0..=86_400_000;
    /// The refresh-ahead window is at most this long.
    refresh_ahead_max_ms = 300_000, "refreshAheadMaxMs", Milliseconds, 0..=86_400_000;
    /// A random share of the refresh-ahead window, up to this, by which refresh starts earlier: it spreads a fleet.
    refresh_jitter_permille = 250, "refreshJitterRatio", Ratio, 0..=500;
    /// Share of a token's lifetime, before its end, in which a caller waits for a new one instead of using it.
    hard_window_permille = 100, "hardWindowRatio", Ratio, 0..=500;
    /// The hard window is at least this long (but never over a quarter of the lifetime).
    hard_window_min_ms = 1_000, "hardWindowMinMs", Milliseconds, 0..=3_600_000;
    /// The hard window is at most this long.
    hard_window_max_ms = 30_000, "hardWindowMaxMs", Milliseconds, 0..=3_600_000;
    /// The lifetime assumed for a token whose reply says none.
    default_lifetime_ms = 900_000, "defaultLifetimeMs", Milliseconds, 1_000..=86_400_000;
    /// No token is trusted for longer than this without refresh, whatever its reply says.
    max_lifetime_ms = 86_400_000, "maxLifetimeMs", Milliseconds, 1_000..=31_536_000_000;
    /// Token requests that may fail in a row before waiting callers are told.
    token_attempts = 3, "tokenAttempts", Count, 1..=20;
    /// First step of the exponential backoff, for token requests and API calls.
    backoff_base_ms = 250, "backoffBaseMs", Milliseconds, 1..=60_000;
    /// Longest step of the exponential backoff.
    backoff_max_ms = 20_000, "backoffMaxMs", Milliseconds, 1..=3_600_000;
    /// Longest Retry-After that an API call waits out; a longer one returns the answer to the caller.
    retry_after_max_ms = 60_000, "retryAfterMaxMs", Milliseconds, 0..=3_600_000;
    /// Longest Retry-After of the token endpoint that is obeyed; a longer one counts as this.
    token_retry_after_max_ms = 86_400_000, "tokenRetryAfterMaxMs", Milliseconds, 0..=31_536_000_000;
    /// Wait after the first failed refresh of a token that is still usable; doubles with each failure.
    refresh_retry_min_ms = 3_000, "refreshRetryMinMs", Milliseconds, 100..=3_600_000;
    /// Longest wait between failing refreshes of a token that is still usable.
    refresh_retry_max_ms = 60_000, "refreshRetryMaxMs", Milliseconds, 100..=3_600_000;
    /// How long an error that a retry cannot cure (such as `invalid_client`) is answered from memory before one request probes again.
    stored_error_ms = 30_000, "storedErrorMs", Milliseconds, 0..=3_600_000;
    /// What the retry budget holds when full.
    retry_budget = 100, "retryBudget", Count, 0..=1_000_000;
    /// What one retry of an API call costs the budget.
    retry_cost = 10, "retryCost", Count, 0..=1_000_000;
    /// What one retry costs that the server asked for (429 or Retry-After).
    throttled_retry_cost = 5, "throttledRetryCost", Count, 0..=1_000_000;
    /// What one successful API call gives back to the budget.
    retry_refund = 1, "retryRefund", Count, 0..=1_000_000;
    /// Longest single timer; after it the core is asked again (JavaScript timers overflow above 2^31-1 ms).
    timer_max_ms = 21_600_000, "timerMaxMs", Milliseconds, 1_000..=2_147_483_647;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_within_its_range_and_reachable_by_name() {
        let mut policy = Policy::default();
        for parameter in Policy::PARAMETERS {
            let default = *(parameter.field)(&mut policy);
            assert!((parameter.least..=parameter.most).contains(&default), "{}", parameter.name);
        }
    }

    #[test]
    fn the_defaults_do_not_contradict_each_other() {
        let mut policy = Policy::default();
        for at in Policy::LOWER {
            let [lower, upper] = &Policy::PARAMETERS[*at..=*at + 1] else { panic!("{at}") };
            assert!((lower.field)(&mut policy.clone()) <= (upper.field)(&mut policy), "{at}");
        }
    }

    #[test]
    fn every_least_has_its_most_behind_it() {
        let pairs: Vec<[&str; 2]> =
            Policy::LOWER.iter().map(|at| [Policy::NAMES[*at], Policy::NAMES[*at + 1]]).collect();
        let expected = [
            ["refreshAheadMinMs", "refreshAheadMaxMs"],
            ["hardWindowMinMs", "hardWindowMaxMs"],
            ["defaultLifetimeMs", "maxLifetimeMs"],
            ["backoffBaseMs", "backoffMaxMs"],
            ["refreshRetryMinMs", "refreshRetryMaxMs"],
        ];
        assert_eq!(pairs, expected);
    }
}
