//! What the error of a response's challenge says of the token (RFC 6750 §3).

/// Whether the response means the caller and not the token: a newer token would get the same response.
/// RFC 6750 §3.1 has the errors, RFC 9470 §3 `insufficient_user_authentication`.
pub fn means_the_caller(error: &str) -> bool {
    matches!(error, "insufficient_scope" | "insufficient_user_authentication" | "invalid_request")
}

#[cfg(test)]
mod tests {
    use super::means_the_caller;

    #[test]
    fn three_errors_mean_the_caller() {
        for (error, means) in [
            ("insufficient_scope", true),
            ("insufficient_user_authentication", true),
            ("invalid_request", true),
            ("invalid_token", false),
            ("insufficient_claims", false),
            ("use_dpop_nonce", false),
            ("Insufficient_Scope", false),
            ("", false),
        ] {
            assert_eq!(means_the_caller(error), means, "{error}");
        }
    }
}
