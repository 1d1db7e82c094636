//! Ids that look like the API's, and are the same for the same seed.

use super::random::Random;

/// Base 57: letters and digits without those that are easily confused.
const ALPHABET: &[u8; 57] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// How many characters follow the account id and its dot.
const ID_LENGTH: usize = 22;

/// A source of ids.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ids(Random);

impl Ids {
    pub(super) const fn new(seed: u64) -> Self {
        Self(Random::new(seed))
    }

    /// `T12345678.` and 22 characters: a session or a transaction.
    pub(super) fn checkout_id(&mut self, account_id: &str) -> String {
        format!("{account_id}.{}", self.text(ID_LENGTH))
    }

    /// That many characters of the alphabet.
    pub(super) fn text(&mut self, length: usize) -> String {
        let mut character = || {
            let index = usize::try_from(self.0.next() % 57).unwrap_or_default();
            char::from(ALPHABET.get(index).copied().unwrap_or(b'2'))
        };
        (0..length).map(|_| character()).collect()
    }

    /// That many digits.
    pub(super) fn digits(&mut self, length: usize) -> String {
        (0..length)
            .map(|_| char::from(b'0'.saturating_add(u8::try_from(self.0.next() % 10).unwrap_or(0))))
            .collect()
    }

    /// A version 4 UUID.
    pub(super) fn uuid(&mut self) -> String {
        let high = self.0.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000;
        let low = self.0.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000;
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            high >> 32,
            high >> 16 & 0xFFFF,
            high & 0xFFFF,
            low >> 48,
            low & 0xFFFF_FFFF_FFFF
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_look_like_the_api_s_and_repeat_with_the_seed() {
        let id = Ids::new(7).checkout_id("T12345678");
        assert_eq!(id.len(), "T12345678.".len() + ID_LENGTH);
        assert!(id.starts_with("T12345678."));
        assert_eq!(id, Ids::new(7).checkout_id("T12345678"));
        assert_ne!(id, Ids::new(8).checkout_id("T12345678"));
    }

    #[test]
    fn a_uuid_says_version_4() {
        let uuid = Ids::new(1).uuid();
        assert_eq!(uuid.len(), 36);
        assert_eq!(uuid.as_bytes()[14], b'4');
        assert!(b"89ab".contains(&uuid.as_bytes()[19]));
    }
}
