//! Signatures of callbacks: made and checked.
