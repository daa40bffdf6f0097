//! The further headers of the token request: which there may be, and the placeholders in their values.

use super::authentication::ClientAuthentication;
use super::option_table::*;
use super::placeholders::{Header, NO_VALUE, SECRET, has_unknown, hold};
use super::reader::Reader;
use super::wire_profile::is_token;
use crate::engine::json::Json;
use crate::engine::text::fits_header;

/// Headers that describe the body or the connection.
const TAKEN: &[&str] = &[
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Reads the headers.
pub fn read_headers(reader: &mut Reader<'_>) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    for (name, value) in reader.members(TOKEN_REQUEST_HEADERS) {
        let lower = name.to_ascii_lowercase();
        if lower.is_empty() || !is_token(&lower) {
            // It may be a value in the wrong place, or hold a line break.
            reader.object(TOKEN_REQUEST_HEADERS, "holds a name that no header can have.");
            continue;
        }
        let problem = match value {
            _ if TAKEN.contains(&lower.as_str()) => "is set by the client: leave it out.",
            _ if headers.iter().any(|(other, _)| *other == lower) => "is there twice.",
            Json::Text(text) if !fits_header(text) => NO_VALUE,
            Json::Text(text) if has_unknown(text) => {
                "holds an unknown placeholder: there are {client_id}, {client_secret} and {uuid}."
            }
            Json::Text(text) => {
                headers.push((lower, text.clone()));
                continue;
            }
            _ => "must be a string.",
        };
        reader.object_member(TOKEN_REQUEST_HEADERS, name, problem);
    }
    headers
}

/// Whether headers and authentication go together. A tenant's credentials may name another authentication than its pool.
pub fn check_headers(
    reader: &mut Reader<'_>,
    headers: &[Header],
    authentication: ClientAuthentication,
) {
    if reader.source().kept.pool {
        return;
    }
    let by_headers = authentication == ClientAuthentication::Headers;
    if by_headers && !hold(headers, SECRET) {
        let problem = "has no {client_secret}, which clientAuthentication client_secret_headers needs in one of them.";
        reader.object(TOKEN_REQUEST_HEADERS, problem);
    }
    for header in headers {
        let name = &header.0;
        if name == "authorization" && authentication.is_basic() {
            let problem =
                "is set by clientAuthentication: for another value, use client_secret_headers.";
            reader.object_member(TOKEN_REQUEST_HEADERS, name, problem);
        } else if !by_headers && hold(core::slice::from_ref(header), SECRET) {
            let problem =
                "holds {client_secret}: set clientAuthentication to client_secret_headers.";
            reader.object_member(TOKEN_REQUEST_HEADERS, name, problem);
        }
    }
}
