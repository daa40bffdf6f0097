//! The parameters of the lifecycle, with their defaults. Each is an option of the same name in
//! JavaScript (`policy: { … }`); times are in milliseconds, ratios in per mille.

use super::time::Millis;

/// For a parameter of this kind: its type, a value of it, or the number in a place that holds one.
macro_rules! parameter {
    (type Milliseconds) => {
        Millis
    };
    (type $kind:ident) => {
        u64
    };
    (value Milliseconds $number:literal) => {
        Millis($number)
    };
    (value $kind:ident $number:literal) => {
        $number
    };
    (number Milliseconds $place:expr) => {
        &mut $place.0
    };
    (number $kind:ident $place:expr) => {
        &mut $place
    };
}

macro_rules! policy {
    ($($(#[doc = $doc:literal])+ $field:ident = $default:literal, $name:literal, $kind:ident, $least:literal ..= $most:literal;)+) => {
        /// The lifecycle's parameters.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Policy {
            $($(#[doc = $doc])+ pub $field: parameter!(type $kind),)+
            /// Of a pool's tenant: its place among the others, as a fraction of 2^32, by which their refreshes are spread
            /// over half of a life. No option.
            pub spread: Option<u32>,
        }

        impl Default for Policy {
            fn default() -> Self {
                Self { $($field: parameter!(value $kind $default),)+ spread: None }
            }
        }

        impl Policy {
            /// Every parameter, for reading options and for the documentation.
            pub const PARAMETERS: &'static [Parameter] = &[$(Parameter {
                name: $name,
                kind: Kind::$kind,
                least: $least,
                most: $most,
                field: |policy| parameter!(number $kind policy.$field),
            },)+];

            /// Their names.
            pub const NAMES: &'static [&'static str] = &[$($name,)+];

            /// The indices of parameters that must not exceed the one after them.
            pub const LOWER: &'static [usize] = &[1, 5, 7, 10, 14];

            /// What each parameter means, in the same order. In a table of its own, so that the module
            /// does not contain the documentation.
            pub const DOCS: &'static [&'static str] = &[$(concat!($($doc),+),)+];
        }
    };
}

/// How a parameter is written in JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number of milliseconds.
    Milliseconds,
    /// A number from 0 to 1, stored in per mille.
    Ratio,
    /// A whole number.
    Count,
}

/// One parameter of the [`Policy`].
pub struct Parameter {
    /// The name of the JavaScript option.
    pub name: &'static str,
    /// How it is written.
    pub kind: Kind,
    /// The least value accepted.
    pub least: u64,
    /// The greatest value accepted.
    pub most: u64,
    /// The number in its field.
    pub field: fn(&mut Policy) -> &mut u64,
}

policy! {
    /// The refresh-ahead window, as a share of the token's lifetime: before the token's end, it is refreshed while calls go on using it.
    refresh_ahead_permille = 200, "refreshAheadRatio", Ratio, 0..=500;
    /// Minimum of the refresh-ahead window (never more than half the lifetime).
    refresh_ahead_min_ms = 30_000, "refreshAheadMinMs", Milliseconds, 0..=86_400_000;
    /// Maximum of the refresh-ahead window.
    refresh_ahead_max_ms = 300_000, "refreshAheadMaxMs", Milliseconds, 0..=86_400_000;
    /// Maximum random share of the refresh-ahead window by which a refresh starts earlier, so that the clients of a fleet do not refresh at once.
    refresh_jitter_permille = 250, "refreshJitterRatio", Ratio, 0..=500;
    /// The hard window, as a share of the token's lifetime: before the token's end, callers wait for a new one instead of using it.
    hard_window_permille = 100, "hardWindowRatio", Ratio, 0..=500;
    /// Minimum of the hard window (never more than a quarter of the lifetime).
    hard_window_min_ms = 1_000, "hardWindowMinMs", Milliseconds, 0..=3_600_000;
    /// Maximum of the hard window.
    hard_window_max_ms = 30_000, "hardWindowMaxMs", Milliseconds, 0..=3_600_000;
    /// Lifetime assumed for a token whose response states none.
    default_lifetime_ms = 900_000, "defaultLifetimeMs", Milliseconds, 1_000..=86_400_000;
    /// Maximum lifetime for which a token is trusted, whatever its response states.
    max_lifetime_ms = 86_400_000, "maxLifetimeMs", Milliseconds, 1_000..=31_536_000_000;
    /// Token requests that may fail in a row before waiting callers get the error.
    token_attempts = 3, "tokenAttempts", Count, 1..=20;
    /// First step of the exponential backoff, for token requests and API calls.
    backoff_base_ms = 250, "backoffBaseMs", Milliseconds, 1..=60_000;
    /// Longest step of the exponential backoff.
    backoff_max_ms = 20_000, "backoffMaxMs", Milliseconds, 1..=3_600_000;
    /// Longest Retry-After that a call waits out; with a longer one, the caller gets the response.
    retry_after_max_ms = 60_000, "retryAfterMaxMs", Milliseconds, 0..=3_600_000;
    /// Longest Retry-After of the token endpoint that is obeyed; a longer one is cut to this.
    token_retry_after_max_ms = 86_400_000, "tokenRetryAfterMaxMs", Milliseconds, 0..=31_536_000_000;
    /// Wait after the first failed refresh of a usable token; doubles with each failure.
    refresh_retry_min_ms = 3_000, "refreshRetryMinMs", Milliseconds, 100..=3_600_000;
    /// Longest wait between failing refreshes of a usable token.
    refresh_retry_max_ms = 60_000, "refreshRetryMaxMs", Milliseconds, 100..=3_600_000;
    /// How long callers get an error that a retry cannot cure (such as `invalid_client`) from memory, before one token request probes again.
    stored_error_ms = 30_000, "storedErrorMs", Milliseconds, 0..=3_600_000;
    /// Size of the retry budget.
    retry_budget = 100, "retryBudget", Count, 0..=1_000_000;
    /// Cost of one retry of a call.
    retry_cost = 10, "retryCost", Count, 0..=1_000_000;
    /// Cost of one retry that the server asked for (429 or Retry-After).
    throttled_retry_cost = 5, "throttledRetryCost", Count, 0..=1_000_000;
    /// Refund for one successful call.
    retry_refund = 1, "retryRefund", Count, 0..=1_000_000;
    /// Longest single timer; longer waits take several (JavaScript timers overflow above 2^31-1 ms).
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
    fn every_minimum_is_followed_by_its_maximum() {
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
