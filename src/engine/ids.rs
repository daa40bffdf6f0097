//! What names a thing of the client's past and present.

/// Names one token request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FlightId(pub u32);
