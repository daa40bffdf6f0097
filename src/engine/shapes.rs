//! What JavaScript gets to see, as plain data, with the member names of the public API.

use super::client::Status;
use super::config::Config;
use super::config::wire_profile::Field;
use super::error::{Error, Problem};
use super::event::{Event, EventRecord, Subject, TokenDetails};
use super::fleet::coordination::{Directions, Need};
use super::json::{Json, Members};
use super::lifecycle::token::Token;
use super::pool::Counts;
use super::token_endpoint::assertion::Plan;

/// An error, from which the facade makes an instance of one of its classes.
pub fn error(error: &Error) -> Json {
    let mut shape = Members::default();
    shape.text("code", error.code.as_str());
    shape.text("message", error.message.as_str());
    shape.number("retryAfterMs", error.retry_after_ms.map(|ms| ms.0));
    shape.number("status", error.status.map(u64::from));
    shape.text("error", error.oauth.error.as_deref());
    shape.text("errorDescription", error.oauth.description.as_deref());
    shape.text("errorUri", error.oauth.uri.as_deref());
    shape.add("problems", Json::List(error.problems.iter().map(problem).collect()));
    shape.object()
}

fn problem(problem: &Problem) -> Json {
    let mut shape = Members::default();
    shape.text("option", problem.option.as_str());
    shape.text("variable", problem.variable.as_deref());
    shape.text("problem", problem.problem.as_str());
    shape.object()
}

/// The result of `status()`.
pub fn status(status: &Status) -> Json {
    let mut shape = Members::default();
    shape.text("state", status.state.as_str());
    shape.number("generation", u64::from(status.generation.0));
    shape.number("expiresAt", status.expires_at_ms.map(|at| at.0));
    shape.number("refreshesAt", status.refreshes_at_ms.map(|at| at.0));
    shape.text("scope", status.scope.as_deref());
    if let Some(last_error) = &status.last_error {
        shape.add("lastError", error(last_error));
    }
    shape.number("tokenRequests", u64::from(status.counters.token_requests));
    shape.number("tokenFailures", u64::from(status.counters.token_failures));
    shape.number("replays", u64::from(status.counters.replays));
    shape.number("retries", u64::from(status.counters.retries));
    shape.number("adopted", u64::from(status.counters.adopted));
    shape.number("storeFaults", u64::from(status.counters.store_faults));
    shape.text("store", status.store.as_str());
    shape.object()
}

/// What a pool is doing.
pub fn counts(counts: &Counts) -> Json {
    let mut shape = Members::default();
    shape.number("tenants", u64::from(counts.tenants));
    shape.number("resting", u64::from(counts.resting));
    shape.number("requesting", u64::from(counts.requesting));
    shape.number("waiting", u64::from(counts.waiting));
    shape.number("evicted", u64::from(counts.evicted));
    shape.object()
}

/// What the facade needs of the configuration. Contains nothing secret.
pub fn settings(config: &Config) -> Json {
    let origins = config.allowed_origins.iter().map(|origin| Json::Text(origin.clone())).collect();
    let mut shape = Members::default();
    let token_url = config.token_url.as_ref().map(|endpoint| endpoint.url.shown());
    shape.text("tokenUrl", token_url.as_deref());
    shape.text("issuer", config.issuer.as_deref());
    shape.text("clientId", Some(config.client_id.as_str()).filter(|id| !id.is_empty()));
    shape.text("clientAuthentication", config.authentication.as_str());
    shape.text("scope", config.scope.as_deref());
    shape.text("baseUrl", config.base_url.as_deref());
    shape.add("allowedOrigins", Json::List(origins));
    shape.number("timeoutMs", config.timeout_ms.map(|ms| ms.0));
    shape.text("tokenHeader", config.profile.get(Field::Header));
    shape.text("tokenScheme", config.profile.get(Field::Scheme));
    shape.text("codeMember", config.profile.get(Field::Code));
    shape.text("statusMember", config.profile.get(Field::Status));
    if config.is_based_on_token() {
        shape.text("baseUrlMember", config.profile.get(Field::BaseUrl));
    }
    shape.text("retryAfterHeader", config.profile.get(Field::RetryAfter));
    shape.text("retryAfterMark", config.profile.retry_after_mark().as_str());
    shape.object()
}

/// What is to be signed for a token request.
pub fn plan(plan: &Plan) -> Json {
    let mut shape = Members::default();
    shape.text("typ", plan.typ);
    shape.text("aud", plan.audience.as_str());
    shape.number("iat", plan.issued_at_s);
    shape.number("exp", plan.expires_at_s);
    shape.add("grant", Json::Bool(plan.is_grant));
    shape.object()
}

/// The next step of a flight that shares its token through a store; `need` is its number in
/// js/src/stores/coordination.ts.
pub fn directions(directions: Directions) -> Json {
    let mut shape = Members::default();
    let (number, ms) = match directions.need {
        Need::End => (0, None),
        Need::Request => (1, None),
        Need::Read => (2, None),
        Need::Take { for_ms } => (3, Some(for_ms)),
        Need::Pause { wait_ms, change_ms } => {
            shape.number("changeMs", change_ms.0);
            (4, Some(wait_ms))
        }
        Need::Write { record, for_ms } => {
            shape.add("record", record);
            (5, Some(for_ms))
        }
        Need::HoldOff(hold_off) => {
            shape.add("record", hold_off.shape());
            (6, Some(hold_off.for_ms))
        }
        Need::Release => (7, None),
    };
    shape.number("need", number);
    shape.number("ms", ms.map(|ms| ms.0));
    shape.number("limitMs", directions.limit_ms.0);
    shape.number("heldMs", directions.held_ms.map(|ms| ms.0));
    shape.object()
}

/// A token for `getToken`. A token leaves here, in the header, and in the record for a store.
pub fn token(token: &Token) -> Json {
    let mut shape = Members::default();
    shape.text("accessToken", token.access_token.expose());
    shape.number("expiresAt", token.expires_at_ms().0);
    shape.text("scope", token.scope.as_deref());
    shape.text("baseUrl", token.base_url.as_deref());
    shape.number("generation", u64::from(token.generation.0));
    shape.object()
}

/// An event, as a member of the union that listeners get.
pub fn event(record: &EventRecord) -> Json {
    let (number, id, duration_ms) = match record.subject {
        Subject::Flight(flight, duration_ms) => ("flight", flight.0, duration_ms),
        Subject::Call(call, duration_ms) => ("call", call.0, Some(duration_ms)),
    };
    let mut shape = Members::default();
    shape.text("type", record.event.kind());
    shape.number("at", record.at_ms.0);
    shape.number(number, u64::from(id));
    shape.number("durationMs", duration_ms.map(|ms| ms.0));
    match &record.event {
        Event::TokenRequest { reason } => shape.text("reason", reason.as_str()),
        Event::Token(details) => add_token(&mut shape, details),
        Event::TokenFailed { error: why, still_usable, retry_in_ms } => {
            shape.add("error", error(why));
            shape.add("stillUsable", Json::Bool(*still_usable));
            shape.number("retryInMs", retry_in_ms.0);
        }
        Event::Replayed { rejected_generation, generation } => {
            shape.number("rejectedGeneration", u64::from(rejected_generation.0));
            shape.number("generation", u64::from(generation.0));
        }
        Event::Retried { attempt, delay_ms, status } => {
            shape.number("attempt", u64::from(*attempt));
            shape.number("delayMs", delay_ms.0);
            shape.number("status", status.map(u64::from));
        }
    }
    shape.object()
}

fn add_token(shape: &mut Members, details: &TokenDetails) {
    shape.number("generation", u64::from(details.generation.0));
    shape.number("expiresAt", details.expires_at_ms.0);
    shape.number("lifetimeMs", details.lifetime_ms.0);
    shape.text("scope", details.scope.as_deref());
    shape.text("reason", details.reason.as_str());
    shape.text("source", details.source.as_str());
}
