//! What JavaScript gets to see, as plain data: the member names of the public API stand here.

use super::config::Config;
use super::engine::Status;
use super::error::{Error, Problem};
use super::event::{Event, TokenFacts};
use super::json::{Json, object};
use super::profile::Word;
use super::token::Token;

/// An error, for the facade to make one of its classes of.
pub fn error(error: &Error) -> Json {
    object(vec![
        ("code", error.code.as_str().into()),
        ("message", error.message.as_str().into()),
        ("retryAfterMs", error.retry_after_ms.into()),
        ("status", error.status.into()),
        ("error", error.oauth.error.as_deref().into()),
        ("errorDescription", error.oauth.description.as_deref().into()),
        ("errorUri", error.oauth.uri.as_deref().into()),
        ("problems", error.problems.iter().map(problem).collect::<Vec<_>>().into()),
    ])
}

fn problem(problem: &Problem) -> Json {
    object(vec![
        ("option", problem.option.as_str().into()),
        ("variable", problem.variable.as_deref().into()),
        ("problem", problem.problem.as_str().into()),
    ])
}

/// What `status()` shows.
pub fn status(status: &Status) -> Json {
    object(vec![
        ("state", status.state.as_str().into()),
        ("generation", status.generation.into()),
        ("expiresAt", status.expires_at_ms.into()),
        ("renewsAt", status.renews_at_ms.into()),
        ("scope", status.scope.as_deref().into()),
        ("lastError", status.last_error.as_ref().map(error).into()),
        ("tokenRequests", status.counters.token_requests.into()),
        ("tokenFailures", status.counters.token_failures.into()),
        ("replays", status.counters.replays.into()),
        ("retries", status.counters.retries.into()),
    ])
}

/// What the facade needs to know of the configuration. Nothing secret is in it.
pub fn settings(config: &Config) -> Json {
    let origins: Vec<Json> =
        config.allowed_origins.iter().map(|origin| origin.as_str().into()).collect();
    let word = |word| config.profile.word(word).into();
    object(vec![
        ("tokenUrl", config.token_url.shown().as_str().into()),
        ("clientId", config.client_id.as_str().into()),
        ("clientAuthentication", config.authentication.as_str().into()),
        ("scope", config.scope.as_deref().into()),
        ("baseUrl", config.base_url.as_deref().into()),
        ("allowedOrigins", origins.into()),
        ("timeoutMs", config.timeout_ms.into()),
        ("tokenHeader", word(Word::Header)),
        ("tokenScheme", word(Word::Scheme)),
        ("codeMember", word(Word::Code)),
        ("statusMember", word(Word::Status)),
    ])
}

/// A token for `getToken`. This is one of the two places where it leaves; the other is the header.
pub fn token(token: &Token) -> Json {
    object(vec![
        ("accessToken", token.access_token.expose().into()),
        ("expiresAt", token.expires_at_ms().into()),
        ("scope", token.scope.as_deref().into()),
        ("generation", token.generation.into()),
    ])
}

/// The name and detail of an event.
pub fn event(event: &Event) -> (&'static str, Json) {
    match event {
        Event::Token(facts) => ("token", token_facts(facts)),
        Event::Renewed(facts) => ("renewed", token_facts(facts)),
        Event::RenewalFailed { error: why, still_usable, retry_in_ms } => (
            "renewal-failed",
            object(vec![
                ("error", error(why)),
                ("stillUsable", (*still_usable).into()),
                ("retryInMs", (*retry_in_ms).into()),
            ]),
        ),
        Event::Replayed { refused_generation, generation } => (
            "replayed",
            object(vec![
                ("refusedGeneration", (*refused_generation).into()),
                ("generation", (*generation).into()),
            ]),
        ),
        Event::Retried { attempt, delay_ms, status } => (
            "retried",
            object(vec![
                ("attempt", (*attempt).into()),
                ("delayMs", (*delay_ms).into()),
                ("status", (*status).into()),
            ]),
        ),
    }
}

fn token_facts(facts: &TokenFacts) -> Json {
    object(vec![
        ("generation", facts.generation.into()),
        ("expiresAt", facts.expires_at_ms.into()),
        ("lifetimeMs", facts.lifetime_ms.into()),
        ("scope", facts.scope.as_deref().into()),
        ("reason", facts.reason.as_str().into()),
    ])
}
