//! One seed for jitter, drawn at first use: edge runtimes refuse randomness at global scope.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = crypto)]
    static CRYPTO: web_sys::Crypto;
}

/// A random seed. Jitter is no secret, so where randomness is refused any number will do.
pub fn seed() -> u64 {
    let mut bytes = [0; 8];
    match CRYPTO.with(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)) {
        Ok(_) => u64::from_le_bytes(bytes),
        Err(_) => js_sys::Date::now() as u64,
    }
}
