//! The wasm edge: carries out the core's decisions through the Fetch API and timers.
//!
//! It converts and forwards. It contains no thresholds and no retry counts, and never inspects a status.

// Data from the core is always valid; data from JavaScript may not be, and every failure is handled.

pub mod call;
pub mod client;
mod clock;
mod convert;
mod driver;
mod entropy;
mod fetch;
mod flight;
mod host;
mod launch;
pub mod pool;
mod race;
mod tenants;
mod timer;
mod turn;

/// Wipes freed memory, so that no copy of a secret made by a conversion stays in the linear memory.
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<talc::wasm::WasmDynamicTalc> =
    zeroizing_alloc::ZeroAlloc(talc::wasm::new_wasm_dynamic_allocator());
