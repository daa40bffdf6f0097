//! What a response's WWW-Authenticate header says of the token (RFC 6750 §3).

/// Whether the response means the caller and not the token: a newer token would get the same response.
/// RFC 6750 §3.1 has the errors, RFC 9470 §3 `insufficient_user_authentication`.
pub fn means_the_caller(header: &str) -> bool {
    matches!(
        error(header.as_bytes()),
        Some(b"insufficient_scope" | b"insufficient_user_authentication" | b"invalid_request")
    )
}

/// The first `error` that a challenge names. Challenges and their parameters are both separated by commas
/// (RFC 9110 §11.6.1), so a word before `=` is a parameter's name, and any other word is of no interest.
fn error(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        let ends = |byte| matches!(byte, b',' | b'=' | b'"' | b' ' | b'\t');
        let (word, after) = split(rest.trim_ascii_start(), ends);
        rest = match (word, after.trim_ascii_start()) {
            (word, [b'=', after @ ..]) => {
                let (value, after) = value(after.trim_ascii_start())?;
                if word.eq_ignore_ascii_case(b"error") {
                    return Some(value);
                }
                after
            }
            (_, text @ [b'"', ..]) => value(text)?.1,
            ([], [_, after @ ..]) => after,
            ([], []) => return None,
            _ => after,
        };
    }
}

/// A parameter's value, a token or a quoted string, and what is after it; none if its quote has no end.
fn value(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let [b'"', text @ ..] = text else {
        return Some(split(text, |byte| matches!(byte, b',' | b' ' | b'\t')));
    };
    let mut escaped = false;
    let (value, after) = split(text, |byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    Some((value, after.strip_prefix(b"\"")?))
}

/// The bytes before the first one that `ends`, and the rest.
fn split(text: &[u8], mut ends: impl FnMut(u8) -> bool) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| ends(*byte)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_found_among_challenges_and_parameters() {
        for (header, found) in [
            ("Bearer error=\"invalid_token\"", Some("invalid_token")),
            ("bearer ERROR = insufficient_scope , scope=\"a b\"", Some("insufficient_scope")),
            (
                "Bearer realm=\"a, error=\\\"x\\\"\", error=\"invalid_request\"",
                Some("invalid_request"),
            ),
            ("Bearer realm=\"\\\"\", error=\"insufficient_scope\"", Some("insufficient_scope")),
            ("Bearer realm=\"\\\\\", error=\"insufficient_scope\"", Some("insufficient_scope")),
            ("Basic realm=x, Bearer error=\"insufficient_scope\"", Some("insufficient_scope")),
            ("Negotiate YWJj==, Bearer error=invalid_token, error=later", Some("invalid_token")),
            ("Bearer\terror\t=\t\"\"", Some("")),
            (",,Bearer error=a,", Some("a")),
            ("Bearer error_description=\"error=insufficient_scope\"", None),
            ("Bearer realm=\"error\", insufficient_scope", None),
            ("\"error=x\" Bearer", None),
            ("Bearer error=\"insufficient_scope", None),
            ("Bearer realm=\"open, error=insufficient_scope", None),
            ("Bearer error", None),
            ("error=", Some("")),
            ("=error=x", None),
            ("Bearer", None),
            ("", None),
        ] {
            let found: Option<&[u8]> = found.map(str::as_bytes);
            assert_eq!(error(header.as_bytes()), found, "{header}");
        }
    }

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
            assert_eq!(means_the_caller(&format!("Bearer error=\"{error}\"")), means, "{error}");
            assert!(!means_the_caller(&format!("Bearer x=\"{error}\"")), "{error}");
        }
    }
}
