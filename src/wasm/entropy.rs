//! One seed for jitter, drawn at first use: edge runtimes refuse randomness where module constants are
//! made. Jitter is no secret, and a fetch alone does not load Node's cryptography.

/// A random seed.
pub fn seed() -> u64 {
    js_sys::Math::random().to_bits()
}
