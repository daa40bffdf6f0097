//! Many tenants of one process: what they have in common, whose turn it is, and who is remembered.

pub mod deadlines;
pub mod machine;
pub mod tenants;
pub mod turns;

pub use machine::{Counts, Limits, Next, Pool};
pub use tenants::TenantKey;
