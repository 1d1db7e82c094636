//! What a check found: issues, their codes, and their texts.
