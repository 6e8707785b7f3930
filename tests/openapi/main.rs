//! API documents that traits give: one with everything in it, and SoundCloud's beside the one written by hand.

mod agree;
mod lint;
mod shop;
mod soundcloud;
#[path = "../document/yaml.rs"]
mod yaml;
