//! Repairs: JSON Patches (RFC 6902).

use super::write::string;

/// What repairs an issue: the operations of a JSON Patch.
pub type Patch = Vec<PatchOperation>;

/// One operation of a JSON Patch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatchOperation {
    /// Puts another value in place of the one at `path`.
    Replace {
        /// A JSON Pointer.
        path: String,
        /// The value, as JSON text.
        value: String,
    },
    /// Takes the value at `path` away.
    Remove {
        /// A JSON Pointer.
        path: String,
    },
}

impl PatchOperation {
    /// Puts a string in place of the value at `path`.
    #[must_use]
    pub fn replace_with_text(path: String, text: &str) -> Self {
        let mut value = String::new();
        string(&mut value, text);
        Self::Replace { path, value }
    }
}
