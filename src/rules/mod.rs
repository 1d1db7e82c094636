//! The rules that no table holds: sums, repetition, metadata keys, states.
