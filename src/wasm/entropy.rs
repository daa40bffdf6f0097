//! The seed for jitter, drawn at first use: edge runtimes allow no randomness at module level. Jitter is
//! not secret, and `Math.random` does not load Node's cryptography.

/// A random seed.
pub fn seed() -> u64 {
    js_sys::Math::random().to_bits()
}
