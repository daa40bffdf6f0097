//! The token request and the token response.

mod advice;
pub mod credentials;
mod encoding;
pub mod request;
pub mod response;
