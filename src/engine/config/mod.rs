//! A client's configuration: its options and variables, how they are read and checked, and the result.

mod authentication;
mod headers;
mod identity;
pub mod option_table;
mod options;
mod parameters;
pub mod placeholders;
pub mod reader;
mod settings;
pub mod wire_profile;

pub use authentication::ClientAuthentication;
pub use option_table::NAMES;
pub use parameters::{Parameter, parameters};
pub use settings::{
    Assertion, Audience, BodyFormat, Config, Credential, JwtSource, Place, StoreSettings,
    TokenParameter,
};
