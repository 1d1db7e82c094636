//! Metadata keys: some names are the API's own (docs.dintero.com, "Create session").

use super::read::member;
use crate::check::{Findings, excerpt};
use crate::json::{Place, View};
use crate::report::Code;

/// The names that the API keeps to itself, alone or before one of [`SEPARATORS`].
pub const RESERVED: [&str; 16] = [
    "dintero",
    "merchant",
    "session",
    "event",
    "payout",
    "gateway",
    "bambora",
    "collector",
    "instabank",
    "klarna",
    "kravia",
    "netaxept",
    "payex",
    "santander",
    "swish",
    "vipps",
];

/// What ends a reserved name within a key.
const SEPARATORS: [char; 4] = ['_', ':', '.', '-'];

/// The prefix that is recommended for a session's metadata.
const RECOMMENDED: &str = "ext";

/// The prefix that a capture's and a refund's metadata must have.
const DEMANDED: &str = "ext_";

/// A session's metadata: `metadata_key_reserved` and `metadata_key_unprefixed`.
pub fn of_session<'a>(body: View<'a>, findings: &mut Findings<'a>) {
    for entry in member(body, "metadata").into_iter().flat_map(View::children) {
        let key = entry.key().to_str();
        let first = key.split(SEPARATORS).next().unwrap_or_default();
        if let Some(reserved) = RESERVED.into_iter().find(|name| *name == first) {
            let finding = findings.add(Code::MetadataKeyReserved, Place::At(entry));
            finding.param("reserved", reserved).param("key", excerpt(entry.key()));
        } else if !key.starts_with(RECOMMENDED) {
            findings.add(Code::MetadataKeyUnprefixed, Place::At(entry)).param("key", excerpt(entry.key()));
        }
    }
}

/// A capture's or a refund's metadata: `metadata_key_prefix_required`.
pub fn of_event<'a>(body: View<'a>, findings: &mut Findings<'a>) {
    for entry in member(body, "metadata").into_iter().flat_map(View::children) {
        if !entry.key().to_str().starts_with(DEMANDED) {
            findings
                .add(Code::MetadataKeyPrefixRequired, Place::At(entry))
                .param("key", excerpt(entry.key()));
        }
    }
}
