//! The API client: the engine, driven over a transport.
