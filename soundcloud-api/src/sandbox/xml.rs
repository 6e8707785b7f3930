//! The Rails dialect of XML, written and read.

pub(crate) mod read;
mod write;

pub(crate) use write::{document, errors, list};
