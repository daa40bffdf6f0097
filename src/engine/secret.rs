//! Secrets and tokens as a type: redacted wherever they could be printed. The module's allocator wipes what is dropped.

use core::fmt;

/// The text printed in place of a secret.
pub const REDACTED: &str = "[redacted]";

/// The print of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Print(pub u64);

impl Print {
    /// That of a text.
    pub fn of(text: &str) -> Self {
        let mix =
            |print: u64, byte: u8| (print ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Print(text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
    }
}

/// Text that must never be printed: a client secret or an access token.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Takes ownership of the text.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text itself. Each use is a place where the secret leaves this type; there are few.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// A print of the text, by which the same token is known again: FNV-1a with 64 bits. It is no proof against
    /// somebody who makes texts to fit.
    pub fn print(&self) -> Print {
        Print::of(&self.0)
    }

    /// `text` with each occurrence of this secret replaced. For text from servers, which may echo what
    /// they were sent. A secret that is a short word (up to 8 lower-case letters) stays as a part of the
    /// names of the protocol, such as `client_secret_basic`: there it is no echo.
    pub fn scrub(&self, text: &str) -> String {
        let is_word = self.0.len() <= 8 && self.0.bytes().all(|byte| byte.is_ascii_lowercase());
        let mut scrubbed = String::with_capacity(text.len());
        let mut before = ' ';
        let mut rest = text.chars();
        loop {
            match rest.as_str().strip_prefix(self.0.as_str()) {
                Some(after)
                    if !self.0.is_empty()
                        && !(is_word
                            && (before == '_' || after.as_bytes().first() == Some(&b'_'))) =>
                {
                    scrubbed.push_str(REDACTED);
                    rest = after.chars();
                    before = ' ';
                }
                _ => match rest.next() {
                    Some(c) => {
                        scrubbed.push(c);
                        before = c;
                    }
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

    #[test]
    fn a_secret_that_is_a_word_stays_in_the_names_of_the_protocol() {
        let text = "client_secret_basic: the secret secret is wrong, client_secret=secret";
        for (secret, scrubbed) in [
            (
                "secret",
                "client_secret_basic: the [redacted] [redacted] is wrong, client_secret=[redacted]",
            ),
            ("basic", text),
            ("wrong", "client_secret_basic: the secret secret is [redacted], client_secret=secret"),
        ] {
            assert_eq!(Secret::new(secret.to_owned()).scrub(text), scrubbed);
        }
        for secret in ["secret7", "Secret", "sécret", "secret-", "hunterhunter", "my_secret_word"]
        {
            let text = format!("client_{secret}_basic");
            let scrubbed = Secret::new(secret.to_owned()).scrub(&text);
            assert_eq!(scrubbed, "client_[redacted]_basic", "{secret}");
        }
    }
}
