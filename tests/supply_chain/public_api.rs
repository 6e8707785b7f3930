//! The public items of both crates, read from their sources: `PUBLIC_API=overwrite` writes the list anew.
//!
//! What is `pub` in a public module is public, and what a `pub use` there names. Modules that are not public do not
//! show in the list, so that code may move between files.

use std::{collections::BTreeSet, env, fs};

use crate::{read, root};

mod item;
mod module;

use self::module::{Found, Place};

const LIST: &str = "tests/public-api.txt";

const HEAD: &str = "\
# The public items of both crates. A change of this file is a change of the API: for CHANGELOG.md.
# Written anew by: PUBLIC_API=overwrite cargo test -p soundcloud-tests --test supply_chain d10
";

fn list() -> String {
    let mut list = HEAD.to_owned();
    for name in ["soundcloud-api", "soundcloud-macros"] {
        let mut found = Found::default();
        let lib = root().join(name).join("src/lib.rs");
        found.file(&lib, &Place::root(&name.replace('-', "_")));
        list.push('\n');
        for line in found.lines() {
            list.push_str(&line);
            list.push('\n');
        }
    }
    list
}

#[test]
fn d10_the_public_api_is_as_reviewed() {
    let list = list();
    if env::var("PUBLIC_API").is_ok_and(|value| value == "overwrite") {
        fs::write(root().join(LIST), &list).expect("a file");
    }
    let reviewed = read(LIST);
    let lines = |text: &str| -> BTreeSet<String> { text.lines().map(str::to_owned).collect() };
    let (new, old) = (lines(&list), lines(&reviewed));
    let added: Vec<_> = new.difference(&old).collect();
    let gone: Vec<_> = old.difference(&new).collect();
    assert!(
        added.is_empty() && gone.is_empty(),
        "the public API has changed; if that is meant, see the head of {LIST}\nadded: {added:#?}\ngone: {gone:#?}"
    );
}

#[test]
fn d10_what_is_public_is_found_and_nothing_else() {
    let mut found = Found::default();
    let source = r#"
        //! Docs.
        /// A thing.
        #[derive(Clone, Debug)]
        #[must_use = "words"]
        pub struct Thing<T: Copy> { /** Docs. */ pub open: Option<T>, shut: u8 }
        pub(crate) struct Inside;
        pub struct Pair(pub u8, u8);
        #[non_exhaustive]
        pub enum Choice { One, Two(u8), Three { a: &'static str } }
        impl<T: Copy> Thing<T> {
            pub const fn new(open: T) -> Self { Self { open: Some(open), shut: 0 } }
            #[doc(hidden)]
            pub fn hidden(&self) {}
            fn private(&self) {}
        }
        impl From<u8> for Choice { fn from(_: u8) -> Self { Self::One } }
        impl From<u8> for Inside { fn from(_: u8) -> Self { Self } }
        pub trait Act: Send { type Out; fn act(&self) -> Self::Out; fn again(&self) {} }
        pub use self::elsewhere::Other;
        mod shut { pub fn reached() {} pub fn not_reached() {} }
        pub use self::shut::reached;
        pub mod open { pub const LIMIT: usize = 3; }
        #[doc(hidden)]
        pub mod __private { pub fn no() {} }
        #[cfg(test)]
        mod tests { pub fn no() {} }
        words! { One "one" }
        macro_rules! words { () => {} }
    "#;
    found.items(
        &syn::parse_file(source).expect("Rust").items,
        &Place::root("c"),
        &root(),
    );
    assert_eq!(
        found.lines(),
        [
            r#"c: #[derive(Clone, Debug)] #[must_use="words"] struct Thing<T: Copy>"#,
            "c: #[non_exhaustive] enum Choice",
            "c: Act::act(&self) -> Self::Out",
            "c: Act::again(&self) {..}",
            "c: Act::type Out: ",
            "c: Choice::One",
            "c: Choice::Three{a: &'static str}",
            "c: Choice::Two(u8)",
            "c: Pair.0: u8",
            "c: Thing.open: Option<T>",
            "c: Thing<T>::const new(open: T) -> Self",
            "c: fn reached()",
            "c: struct Pair",
            "c: trait Act: Send",
            "c: use self::elsewhere::Other",
            "c: use self::shut::reached",
            "c: words!{One\"one\"}",
            "c::open: const LIMIT: usize",
            "impl From<u8> for Choice",
        ]
    );
}
