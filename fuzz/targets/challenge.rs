//! WWW-Authenticate headers: the whole input as a header, and as a quoted realm in a good one.
#![no_main]

use everbearer::engine::call::challenge::means_the_caller;
use libfuzzer_sys::fuzz_target;

const ERRORS: [&str; 3] =
    ["insufficient_scope", "insufficient_user_authentication", "invalid_request"];

fuzz_target!(|data: &[u8]| {
    // The core gets headers with a character for each byte.
    let header: String = data.iter().map(|byte| char::from(*byte)).collect();
    if means_the_caller(&header) {
        assert!(header.to_ascii_lowercase().contains("error"), "no parameter of this name");
        assert!(ERRORS.iter().any(|error| header.contains(error)), "none of these errors");
    }
    let quoted = header.replace('\\', "\\\\").replace('"', "\\\"");
    for error in ERRORS {
        for form in [error.to_owned(), format!("\"{error}\"")] {
            assert!(means_the_caller(&format!("Bearer realm=\"{quoted}\" , error={form}")));
            assert!(means_the_caller(&format!("Bearer error = {form}, realm=\"{quoted}\"")));
        }
    }
    assert!(!means_the_caller(&format!("Bearer realm=\"{quoted}\", error=\"invalid_token\"")));
});
