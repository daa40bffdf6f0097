//! The token request and the token response.

mod encoding;
pub mod request;
pub mod response;
