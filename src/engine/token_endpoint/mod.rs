//! What the token endpoint is sent, and what it answers.

mod encoding;
pub mod request;
pub mod response;
