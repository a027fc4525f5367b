//! Tests of Careleaf from outside: sites and what becomes of them, the program's commands, the server.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test reads and writes folders of its own, and fails by panicking"
)]

mod architecture;
mod bad_input;
mod cache;
mod callouts;
mod commands;
mod edits;
mod example_site;
mod fixtures;
mod folder;
mod front_matter;
mod kept;
mod links;
mod mistakes;
mod readability;
mod review;
mod risks;
mod rules;
mod schema;
mod serve;
mod starting;
mod theme;
