//! A mistake in words.

use crate::code::printable;

/// A message of one line, whatever the names in it hold, and its help.
pub(super) fn told(message: &str, help: &str) -> String {
    format!("{}\n= help: {}", printable(message), printable(help))
}
