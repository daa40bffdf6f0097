//! One seed for jitter, drawn at first use: edge runtimes refuse randomness at global scope.

use wasm_bindgen::prelude::*;

use super::clock;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = globalThis, js_name = crypto)]
    static CRYPTO: Option<web_sys::Crypto>;
}

/// A random seed. Jitter is no secret, so where there is no randomness the time will do.
pub fn seed() -> u64 {
    let mut bytes = [0; 8];
    let drawn = CRYPTO.with(|crypto| {
        crypto
            .as_ref()
            .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok())
    });
    if drawn { u64::from_le_bytes(bytes) } else { clock::wall_ms() }
}
