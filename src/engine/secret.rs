//! Secrets and tokens as a type: redacted wherever they could be printed, and wiped when dropped.

use core::fmt;

use zeroize::Zeroizing;

/// The text printed in place of a secret.
pub const REDACTED: &str = "[redacted]";

/// Text that must never be printed: a client secret or an access token.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes ownership of the text; it is wiped when the secret is dropped.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text itself. Each use is a place where the secret leaves this type; there are few.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// `text` with each occurrence of this secret replaced. For text from servers, which may echo what
    /// they were sent.
    pub fn scrub(&self, text: &str) -> String {
        let mut scrubbed = String::with_capacity(text.len());
        let mut rest = text.chars();
        loop {
            match rest.as_str().strip_prefix(self.0.as_str()) {
                Some(after) if !self.0.is_empty() => {
                    scrubbed.push_str(REDACTED);
                    rest = after.chars();
                }
                _ => match rest.next() {
                    Some(c) => scrubbed.push(c),
                    None => return scrubbed,
                },
            }
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn debug_shows_nothing() {
        let secret = Secret::new("hunter2".to_owned());
        assert_eq!(format!("{secret:?}"), "[redacted]");
        assert_eq!(format!("{:#?}", Some(&secret)), "Some(\n    [redacted],\n)");
    }

    #[test]
    fn echoed_secrets_are_scrubbed() {
        let secret = Secret::new("hunter2".to_owned());
        assert_eq!(
            secret.scrub("secret hunter2 is not hunter22"),
            "secret [redacted] is not [redacted]2"
        );
        assert_eq!(Secret::new(String::new()).scrub("as it was"), "as it was");
    }
}
