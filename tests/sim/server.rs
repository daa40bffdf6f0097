//! The token endpoint and the API, as scenarios configure them.

use everbearer::engine::json::Json;
use everbearer::engine::token_endpoint::response::{Body, Fault, TokenResponse};

use crate::model::{Clock, Landing};
use crate::scenario::{ApiMode, RetryAfter, SECOND, TokenMode};

/// A token as the server knows it.
struct Granted {
    text: String,
    until: u64,
}

const NO_SCOPE: &str = "insufficient_scope";
const NO_TOKEN: &str = "invalid_token";

/// Both servers. `real_ms` is their clock, independent of the client's wall clock.
pub struct Server {
    pub token_mode: TokenMode,
    pub token_latency_ms: u64,
    pub expires_in: Option<i64>,
    pub refresh_in: Option<u64>,
    pub secret_rotated: bool,
    pub api_mode: ApiMode,
    pub api_latency_ms: u64,
    pub api_spread_ms: u64,
    rejected_status: u16,
    granted: Vec<Granted>,
    count: u32,
}

/// The outcome of a token request, on its way to the client.
#[derive(Clone)]
pub struct TokenOutcome {
    pub response: Result<TokenResponse, Fault>,
    granted: Option<(String, Option<i64>, Option<u64>)>,
    permanent: bool,
    retry_after: Option<(RetryAfter, u64)>,
}

/// How an attempt of a call ends.
#[derive(Clone, Debug)]
pub enum ApiOutcome {
    Status { status: u16, retry_after: Option<String>, challenge: Option<&'static str> },
    Fault { code: Option<&'static str> },
}

impl Server {
    pub fn new(rejected_status: u16) -> Self {
        Self {
            token_mode: TokenMode::Grant,
            token_latency_ms: 20,
            expires_in: Some(3_600),
            refresh_in: None,
            secret_rotated: false,
            api_mode: ApiMode::Serve,
            api_latency_ms: 20,
            api_spread_ms: 0,
            rejected_status,
            granted: Vec::new(),
            count: 0,
        }
    }

    /// Everything works again. Granted and revoked tokens stay so.
    pub fn heal(&mut self) {
        let granted = core::mem::take(&mut self.granted);
        *self = Self { granted, count: self.count, ..Self::new(self.rejected_status) };
    }

    pub fn revoke(&mut self) {
        self.granted.clear();
    }

    /// The outcome of a token request; none if it never comes.
    pub fn token(&mut self, real_ms: u64) -> Option<TokenOutcome> {
        if self.secret_rotated {
            return Some(permanent(401, error("invalid_client")));
        }
        Some(match self.token_mode {
            TokenMode::Grant => self.grant(real_ms),
            TokenMode::OneLiveToken => {
                self.revoke();
                self.grant(real_ms)
            }
            TokenMode::SameToken => self.again(real_ms).unwrap_or_else(|| self.grant(real_ms)),
            TokenMode::FailToken { status, retry_after } => {
                let header = retry_after.map(|after| header(after, real_ms));
                TokenOutcome {
                    response: Ok(TokenResponse {
                        status,
                        retry_after: header,
                        base: None,
                        body: Body::Empty,
                    }),
                    granted: None,
                    permanent: false,
                    retry_after: retry_after.map(|after| (after, real_ms)),
                }
            }
            TokenMode::InvalidClient => permanent(400, error("invalid_client")),
            TokenMode::Garbage => permanent(200, Body::NotJson),
            TokenMode::Redirect => permanent(302, Body::Empty),
            TokenMode::ResetToken => fault(Fault::Network(Some("ECONNRESET".to_owned()))),
            TokenMode::ForeignFault => fault(Fault::Foreign),
            TokenMode::SilentToken => return None,
        })
    }

    fn grant(&mut self, real_ms: u64) -> TokenOutcome {
        self.count += 1;
        let text = format!("token-{}", self.count);
        let lives_s = match self.expires_in {
            Some(never) if never < 0 => 10 * 365 * 86_400,
            given => given.unwrap_or(15 * 60).max(5).unsigned_abs(),
        };
        self.granted.push(Granted { text: text.clone(), until: real_ms + lives_s * SECOND });
        outcome(text, self.expires_in, self.refresh_in)
    }

    /// The last token, if it lives.
    fn again(&self, real_ms: u64) -> Option<TokenOutcome> {
        let Granted { text, until } = self.granted.last()?;
        let left_s = until.saturating_sub(real_ms) / SECOND;
        (left_s > 0).then(|| outcome(text.clone(), Some(left_s as i64), self.refresh_in))
    }

    /// The outcome of this caller's call, and the milliseconds until it comes; none if it never does.
    pub fn api(&self, caller: usize, text: &str, real_ms: u64) -> Option<(u64, ApiOutcome)> {
        let challenged =
            |status, challenge| ApiOutcome::Status { status, retry_after: None, challenge };
        let plain = |status| challenged(status, None);
        let good = self.granted.iter().rev().any(|one| one.text == text && real_ms < one.until);
        let outcome = match self.api_mode {
            ApiMode::SilentCall => return None,
            ApiMode::FaultCall { refused } => {
                ApiOutcome::Fault { code: refused.then_some("ECONNREFUSED") }
            }
            ApiMode::FailCall { status, retry_after } => ApiOutcome::Status {
                status,
                retry_after: retry_after.map(|after| header(after, real_ms)),
                challenge: None,
            },
            ApiMode::MeanCaller if good => challenged(self.rejected_status, Some(NO_SCOPE)),
            ApiMode::MeanCaller => challenged(self.rejected_status, Some(NO_TOKEN)),
            ApiMode::Serve if good => plain(200),
            ApiMode::RejectAll | ApiMode::Serve => plain(self.rejected_status),
        };
        let own_delay_ms = caller as u64 * 7_919 % (self.api_spread_ms + 1);
        Some((self.api_latency_ms + own_delay_ms, outcome))
    }
}

impl ApiOutcome {
    /// Whether it rejects the token, by this status. One that asks for a wait is a rate limit, and one with
    /// this error means the caller.
    pub fn rejects(&self, rejected_status: u16) -> bool {
        matches!(self, Self::Status { status, retry_after: None, challenge }
            if *status == rejected_status && *challenge != Some(NO_SCOPE))
    }
}

impl TokenOutcome {
    /// The outcome after the timeout.
    pub fn timeout() -> Self {
        fault(Fault::Timeout)
    }

    /// The outcome for the model.
    pub fn landing(&self, asked: Clock, now: Clock) -> Landing {
        match &self.granted {
            Some((text, expires_in, refresh_in)) => Landing::Granted {
                text: text.clone(),
                asked,
                expires_in: *expires_in,
                refresh_in: *refresh_in,
            },
            None if matches!(self.response, Err(Fault::Foreign)) => Landing::Foreign,
            None => Landing::Failed {
                permanent: self.permanent,
                retry_after_ms: self.retry_after.map_or(0, |(after, at)| match after {
                    RetryAfter::Seconds(seconds) => seconds * SECOND,
                    RetryAfter::AndAHalf(seconds) => (seconds + 1) * SECOND,
                    RetryAfter::Date(seconds) | RetryAfter::Epoch(seconds) => {
                        ((at / SECOND + seconds) * SECOND).saturating_sub(now.wall)
                    }
                }),
            },
        }
    }
}

fn header(after: RetryAfter, real_ms: u64) -> String {
    match after {
        RetryAfter::Seconds(seconds) => seconds.to_string(),
        RetryAfter::AndAHalf(seconds) => format!("{seconds}.5"),
        RetryAfter::Epoch(seconds) => (real_ms / SECOND + seconds).to_string(),
        RetryAfter::Date(seconds) => {
            // The edge converts dates to numbers.
            ((real_ms / SECOND + seconds) * SECOND).to_string()
        }
    }
}

fn error(code: &str) -> Body {
    Body::Json(Json::Object(vec![("error".to_owned(), Json::Text(code.to_owned()))]))
}

fn outcome(text: String, expires_in: Option<i64>, refresh_in: Option<u64>) -> TokenOutcome {
    let mut body = vec![("access_token".to_owned(), Json::Text(text.clone()))];
    let seconds = [
        ("expires_in", expires_in.map(|seconds| seconds as f64)),
        ("refresh_in", refresh_in.map(|seconds| seconds as f64)),
    ];
    body.extend(seconds.iter().filter_map(|(name, seconds)| {
        seconds.map(|seconds| ((*name).to_owned(), Json::Number(seconds)))
    }));
    let body = Body::Json(Json::Object(body));
    TokenOutcome {
        response: Ok(TokenResponse { status: 200, retry_after: None, base: None, body }),
        granted: Some((text, expires_in, refresh_in)),
        permanent: false,
        retry_after: None,
    }
}

fn permanent(status: u16, body: Body) -> TokenOutcome {
    let response = Ok(TokenResponse { status, retry_after: None, base: None, body });
    TokenOutcome { response, granted: None, permanent: true, retry_after: None }
}

fn fault(fault: Fault) -> TokenOutcome {
    TokenOutcome { response: Err(fault), granted: None, permanent: false, retry_after: None }
}
