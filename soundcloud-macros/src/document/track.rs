//! Documents as files that the crate is built from.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::{LazyLock, Mutex, PoisonError},
};

use proc_macro2::TokenStream;
use quote::quote;

/// The compiler tracks a file for the whole crate, and reads it anew wherever it is named: once is
/// enough. One process compiles one crate; an editor's server, which lives longer, does not build.
static TRACKED: LazyLock<Mutex<HashSet<PathBuf>>> = LazyLock::new(Mutex::default);

/// Code that has the crate built again when a file changes: only for the first that asks.
pub(crate) fn track(path: &Path) -> Option<TokenStream> {
    let written = path.to_str()?;
    let mut tracked = TRACKED.lock().unwrap_or_else(PoisonError::into_inner);
    tracked.insert(path.to_owned()).then(|| {
        quote! {
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#written);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_tracked_once() {
        let tracked = |path: &str| track(Path::new(path)).map(|code| code.to_string());
        let first = tracked("/none/once.yaml").expect("code");
        assert_eq!(
            first,
            "const _ : & [:: core :: primitive :: u8] = :: core :: include_bytes ! (\"/none/once.yaml\") ;"
        );
        assert_eq!(tracked("/none/once.yaml"), None);
        assert!(tracked("/none/another.yaml").is_some());
    }
}
