//! Rows I: what callers pass, from careless to hostile. It is sent as it is meant, or refused
//! before anything is sent.

mod everyway;
mod path;
mod settings;
mod text;
mod values;
