//! The token request and the token response.

mod advice;
pub mod assertion;
pub mod credentials;
pub mod discovery;
mod encoding;
pub mod expiry;
pub mod preparation;
pub mod request;
pub mod response;
