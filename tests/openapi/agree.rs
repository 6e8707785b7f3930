//! The document that a trait gives is one that it can be checked against: a crate with the trait
//! `SoundCloud` once more is compiled against what the trait wrote.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use crate::soundcloud;

const TRAIT: &str = include_str!("../../soundcloud-api/src/soundcloud.rs");

/// A crate with the methods of `SoundCloud`, and the document beside it.
fn written(methods: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("agree");
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let manifest = format!(
        "[package]\nname = 'agree'\nedition = '2024'\n\n[workspace]\n\n[dependencies]\n\
         soundcloud-api = {{ path = '{}', default-features = false, features = ['soundcloud', 'xml'] }}\n",
        workspace.join("soundcloud-api").display()
    );
    let source = format!(
        "use soundcloud_api::{{Api, Call, Format, api, endpoint, soundcloud::*}};\n\n\
         #[api(spec = \"soundcloud.json\")]\npub trait SoundCloud: Api {{{methods}}}\n"
    );
    let document = soundcloud::document().to_string();
    for (file, text) in [
        ("Cargo.toml", manifest),
        ("src/lib.rs", source),
        ("soundcloud.json", document),
    ] {
        fs::write(folder.join(file), text).expect("the file can be written");
    }
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock"))
        .expect("the workspace is locked");
    folder
}

fn check(folder: &Path) -> Output {
    Command::new(env!("CARGO"))
        .current_dir(folder)
        .args([
            "check",
            "--offline",
            "--quiet",
            "--color=never",
            "--target-dir",
        ])
        .arg(folder.join("target"))
        .output()
        .expect("cargo runs")
}

fn methods() -> &'static str {
    let (_, methods) = TRAIT
        .split_once("pub trait SoundCloud: Api {")
        .expect("the trait");
    let (methods, _) = methods
        .split_once("    /// A private track, opened")
        .expect("a helper");
    methods
}

#[test]
fn the_trait_agrees_with_the_document_that_it_wrote() {
    let output = check(&written(methods()));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.is_empty(), "{told}");

    // And it is that document that is looked at.
    let wrong = methods().replace("/me/tracks.json", "/me/trakcs.json");
    let output = check(&written(&wrong));
    let told = String::from_utf8_lossy(&output.stderr);
    let expected = "error: `soundcloud.json` has no `GET /me/trakcs.json`";
    assert!(
        !output.status.success() && told.starts_with(expected),
        "{told}"
    );
}
