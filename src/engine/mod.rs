//! The way of one call, without I/O: events in, effects out.
