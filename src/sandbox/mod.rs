//! The API as an offline state machine.
