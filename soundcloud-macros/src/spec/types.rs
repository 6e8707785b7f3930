//! The Rust types of a document's schemas: those of arguments, and models of what is sent and answered.

mod argument;
mod content;
mod definition;
pub(super) mod media;
mod models;
pub(super) mod names;
mod number;
mod recursion;
mod shape;

pub(super) use self::{
    argument::{argument, body, parameter, value},
    models::Models,
    names::{variable as argument_name, written},
};

#[cfg(test)]
mod tests;
