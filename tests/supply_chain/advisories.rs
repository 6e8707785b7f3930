//! Advisories: those that the floors are there for, kept in this repository, because none can be fetched offline.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, SystemTime},
};

use serde_json::Value;

use crate::{
    cargo_deny::{self, Verdict},
    metadata::{Plant, tree},
    read, root, scratch, skip,
};

/// What `cargo-deny` calls the folder of `https://github.com/rustsec/advisory-db`.
const FOLDER: &str = "advisory-db-3157b0e258782691";

/// The advisories as a repository that was fetched so many days ago, which is what `cargo-deny` reads.
fn database(name: &str, days: u32) -> PathBuf {
    let folder = scratch::folder(name);
    let database = folder.join(FOLDER);
    scratch::copy(&root().join("tests/advisories"), &database);
    let time = SystemTime::now() - Duration::from_secs(24 * 60 * 60) * days;
    git(&database, time, &["init", "--quiet"]);
    git(&database, time, &["add", "."]);
    let author = ["-c", "user.name=test", "-c", "user.email=test@localhost"];
    let commit = ["commit", "--quiet", "--message", "advisories"];
    git(&database, time, &[author.as_slice(), &commit].concat());
    let head = File::options()
        .append(true)
        .open(database.join(".git/HEAD"));
    head.expect("HEAD")
        .set_modified(time)
        .expect("another time");
    folder
}

fn git(folder: &Path, time: SystemTime, arguments: &[&str]) {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).expect("a time");
    let status = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .env("GIT_COMMITTER_DATE", format!("@{} +0000", since.as_secs()))
        .status();
    assert!(status.expect("git").success(), "{arguments:?}");
}

/// What is checked in, with the database.
fn config(database: &Path) -> String {
    let section = "[advisories]\n";
    let path = database.display().to_string();
    let config = read("deny.toml");
    assert!(config.contains(section), "deny.toml has no {section}");
    config.replacen(section, &format!("{section}db-path = {path:?}\n"), 1)
}

pub(crate) fn check(program: &Path, name: &str, tree: &Value) -> Verdict {
    let config = config(&database(&format!("{name}-database"), 0));
    cargo_deny::check(program, name, tree, &config, &["advisories"])
}

#[test]
fn d01_a_known_advisory_fails() {
    let Some(program) = cargo_deny::find() else {
        return skip("no cargo-deny");
    };
    for (name, version, id) in [
        ("quick-xml", "0.39.0", "RUSTSEC-2026-0194"),
        ("h2", "0.4.15", "RUSTSEC-2026-0258"),
        ("idna", "0.5.0", "RUSTSEC-2024-0421"),
        ("bytes", "1.11.0", "RUSTSEC-2026-0007"),
        ("rustls-webpki", "0.103.12", "RUSTSEC-2026-0104"),
        ("aws-lc-sys", "0.38.0", "RUSTSEC-2026-0048"),
    ] {
        let plant = Plant {
            instead_of: name,
            name,
            version,
            source: None,
        };
        let verdict = check(&program, "d01-bad", &plant.tree());
        assert!(!verdict.passed, "{plant:?}: {}", verdict.words);
        assert!(verdict.words.contains(id), "{plant:?}: {}", verdict.words);
    }
}

#[test]
fn d01_a_crate_that_is_not_there_yet_fails_too() {
    let Some(program) = cargo_deny::find() else {
        return skip("no cargo-deny");
    };
    for (name, version, id) in [
        ("time", "0.3.44", "RUSTSEC-2026-0009"),
        ("tracing-subscriber", "0.3.19", "RUSTSEC-2025-0055"),
        ("serde_yml", "0.0.12", "RUSTSEC-2025-0068"),
    ] {
        let plant = Plant {
            instead_of: "log",
            name,
            version,
            source: None,
        };
        let verdict = check(&program, "d01-new", &plant.tree());
        assert!(!verdict.passed, "{plant:?}: {}", verdict.words);
        assert!(verdict.words.contains(id), "{plant:?}: {}", verdict.words);
    }
}

#[test]
fn d01_our_tree_has_none() {
    let Some(program) = cargo_deny::find() else {
        return skip("no cargo-deny");
    };
    let verdict = check(&program, "d01-ours", &tree());
    assert!(verdict.passed, "{}", verdict.words);
}

#[test]
fn d01_an_old_database_is_refused() {
    let config = read("deny.toml");
    assert!(
        config.contains("maximum-db-staleness = \"P90D\""),
        "the age limit is set on purpose"
    );
    let Some(program) = cargo_deny::find() else {
        return skip("no cargo-deny");
    };
    for (days, fresh) in [(89, true), (91, false)] {
        let config = self::config(&database("d01-old-database", days));
        let verdict = cargo_deny::check(&program, "d01-old", &tree(), &config, &["advisories"]);
        assert_eq!(verdict.passed, fresh, "{}", verdict.words);
        assert_eq!(verdict.words.contains("stale"), !fresh, "{}", verdict.words);
    }
}

#[test]
fn d01_every_advisory_is_one() {
    let crates = root().join("tests/advisories/crates");
    let mut count = 0;
    for folder in fs::read_dir(crates).expect("a folder") {
        let folder = folder.expect("a folder");
        for file in fs::read_dir(folder.path()).expect("a folder") {
            let file = file.expect("a file");
            let text = fs::read_to_string(file.path()).expect("text");
            let id = file.file_name().into_string().expect("text");
            let id = id.trim_end_matches(".md");
            let name = folder.file_name().into_string().expect("text");
            assert!(text.contains(&format!("id = {id:?}\n")), "{id}");
            assert!(text.contains(&format!("package = {name:?}\n")), "{id}");
            count += 1;
        }
    }
    assert_eq!(count, 10);
}
