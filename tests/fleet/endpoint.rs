//! The token endpoint, and the API that accepts its tokens.

use std::collections::HashMap;

use everbearer::engine::json::Json;
use everbearer::engine::token_endpoint::response::{Body, TokenResponse};

use crate::scenario::{EndpointMode, SECOND};

/// A token as the endpoint knows it.
pub struct Granted {
    pub at: u64,
    pub until: u64,
    /// The lifetime that was stated with it last.
    pub lifetime_ms: u64,
    /// How often it was granted.
    pub times: u32,
    valid: bool,
}

pub struct Endpoint {
    pub mode: EndpointMode,
    pub latency_ms: u64,
    pub lifetime_s: u64,
    granted: HashMap<String, Granted>,
    last: Option<String>,
    count: u32,
}

impl Endpoint {
    pub fn new() -> Self {
        Self {
            mode: EndpointMode::Grant,
            latency_ms: 100,
            lifetime_s: 3_600,
            granted: HashMap::new(),
            last: None,
            count: 0,
        }
    }

    /// Everything works again. What was revoked stays so.
    pub fn heal(&mut self, lifetime_s: u64) {
        (self.mode, self.latency_ms, self.lifetime_s) = (EndpointMode::Grant, 100, lifetime_s);
    }

    pub fn revoke(&mut self) {
        for granted in self.granted.values_mut() {
            granted.valid = false;
        }
    }

    /// When the last of its tokens ends.
    pub fn last_end(&self) -> u64 {
        self.granted.values().map(|granted| granted.until).max().unwrap_or_default()
    }

    pub fn token(&self, text: &str) -> Option<&Granted> {
        self.granted.get(text)
    }

    /// Whether the API accepts this token.
    pub fn accepts(&self, text: &str, now: u64) -> bool {
        self.granted.get(text).is_some_and(|granted| granted.valid && now < granted.until)
    }

    /// Answers a token request; none if it never does. Also says how long it wants no other.
    pub fn answer(&mut self, now: u64) -> Option<(TokenResponse, u64)> {
        let bare = |status, retry_after: Option<String>, body| TokenResponse {
            status,
            retry_after,
            base: None,
            body,
        };
        match self.mode {
            EndpointMode::Hang => None,
            EndpointMode::Refuse { status, retry_after_s } => {
                let header = retry_after_s.map(|seconds| seconds.to_string());
                let wait_ms = retry_after_s.unwrap_or_default() * SECOND;
                Some((bare(status, header, Body::Empty), wait_ms))
            }
            EndpointMode::InvalidClient => {
                let error = Json::Text("invalid_client".to_owned());
                let body = Body::Json(Json::Object(vec![("error".to_owned(), error)]));
                Some((bare(401, None, body), 0))
            }
            EndpointMode::Grant | EndpointMode::OneLiveToken | EndpointMode::SameToken => {
                Some((bare(200, None, Body::Json(self.grant(now))), 0))
            }
        }
    }

    fn grant(&mut self, now: u64) -> Json {
        let same = self.last.clone().filter(|last| {
            let alive = |granted: &Granted| granted.valid && granted.until >= now + 2 * SECOND;
            self.mode == EndpointMode::SameToken && self.granted.get(last).is_some_and(alive)
        });
        if self.mode == EndpointMode::OneLiveToken {
            self.revoke();
        }
        let text = same.unwrap_or_else(|| {
            self.count += 1;
            let text = format!("token-{}", self.count);
            let until = now + self.lifetime_s * SECOND;
            let granted = Granted { at: now, until, lifetime_ms: 0, times: 0, valid: true };
            self.granted.insert(text.clone(), granted);
            text
        });
        let granted = self.granted.get_mut(&text).unwrap();
        let left_s = (granted.until - now) / SECOND;
        granted.times += 1;
        granted.at = now;
        granted.lifetime_ms = left_s * SECOND;
        self.last = Some(text.clone());
        Json::Object(vec![
            ("access_token".to_owned(), Json::Text(text)),
            ("expires_in".to_owned(), Json::Number(left_s as f64)),
        ])
    }
}
