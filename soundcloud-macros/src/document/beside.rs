//! The folder of a source file, where documents may lie beside it.

use std::{env, path::PathBuf};

use proc_macro2::Span;

/// The folder of the file that a token stands in, if the compiler knows one: not in an editor, and
/// not in tests.
pub(crate) fn beside(span: Span) -> Option<PathBuf> {
    let file = span.local_file()?;
    // The compiler has it as cargo named it, which may be relative to where both were started.
    let file = if file.is_absolute() {
        file
    } else {
        env::current_dir().ok()?.join(file)
    };
    file.parent().map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_of_no_file_has_no_folder() {
        assert_eq!(beside(Span::call_site()), None);
    }
}
