//! What the runtimes' error codes say about a network fault.

/// The runtimes' codes for a connection that was never made. "Host unreachable" is not among them: it
/// can be reported for an established connection, too.
pub fn never_connected(code: &str) -> bool {
    matches!(
        code,
        "ECONNREFUSED"
            | "ConnectionRefused"
            | "ENOTFOUND"
            | "EAI_AGAIN"
            | "UND_ERR_CONNECT_TIMEOUT"
    )
}

/// The runtimes' codes for a certificate that was not accepted (OpenSSL's and Node's own). All but a few
/// contain `CERT`.
pub fn is_certificate(code: &str) -> bool {
    code.as_bytes().windows(4).any(|word| word == b"CERT")
        || matches!(
            code,
            "UNABLE_TO_VERIFY_LEAF_SIGNATURE"
                | "INVALID_CA"
                | "INVALID_PURPOSE"
                | "HOSTNAME_MISMATCH"
        )
}
