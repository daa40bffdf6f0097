//! The token request and the token response.

mod advice;
mod encoding;
pub mod request;
pub mod response;
