//! Tests of Careleaf from outside: sites and what becomes of them, the program's commands, the server.

mod architecture;
mod bad_input;
mod cache;
mod commands;
mod example_site;
mod fixtures;
mod folder;
mod serve;
mod theme;
