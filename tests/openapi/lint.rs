//! Five linters of other people's judge the documents.
//!
//! They need the folder of that script, `SOUNDCLOUD_ORACLE` or `../shared/oracle` beside the checkout, and
//! Node; without them the test says so and passes.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{shop, soundcloud};

#[test]
fn linters_find_no_error() {
    let folder = env::var_os("SOUNDCLOUD_ORACLE").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/oracle"),
        PathBuf::from,
    );
    let script = folder.join("lint.sh");
    let has_node = Command::new("node").arg("--version").output().is_ok();
    if !script.exists() || !has_node {
        println!("skipped: no oracle beside this checkout, or no Node");
        return;
    }
    for (name, document) in [
        ("soundcloud", soundcloud::document()),
        ("shop", shop::document()),
    ] {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.json"));
        fs::write(&file, document.to_string()).expect("the document can be written");
        let judged = Command::new("bash").arg(&script).arg(&file).output();
        let judged = judged.expect("the script can be run");
        let words = String::from_utf8_lossy(&judged.stdout);
        assert!(judged.status.success(), "{name}: {words}");
    }
}
