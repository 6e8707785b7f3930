//! The lowest versions that have no known advisory.

use crate::read;

/// Those that are not in the tree are kept out below their floor all the same.
const FLOORS: [(&str, &str); 9] = [
    ("h2", "0.4.16"),
    ("url", "2.5.4"),
    ("idna", "1.0.3"),
    ("rustls-webpki", "0.103.13"),
    ("quick-xml", "0.41.0"),
    ("bytes", "1.11.1"),
    ("time", "0.3.47"),
    ("aws-lc-sys", "0.39.0"),
    ("tracing-subscriber", "0.3.20"),
];

type Version = (u64, u64, u64);

/// What is not said is zero: the lowest that a manifest allows.
fn version(text: &str) -> Version {
    let text = text.trim_start_matches(['=', '^', '~', '>', ' ']);
    let mut parts = text
        .split(['.', '-', '+'])
        .map(|part| part.parse().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    (part(), part(), part())
}

/// Each package of a lock file.
fn locked(lock: &str) -> Vec<(String, Version)> {
    let text = |package: &str, key: &str| -> Option<String> {
        let prefix = format!("{key} = \"");
        let line = package.lines().find_map(|line| line.strip_prefix(&prefix));
        line.map(|line| line.trim_end_matches('"').to_owned())
    };
    lock.split("[[package]]")
        .skip(1)
        .filter_map(|package| Some((text(package, "name")?, version(&text(package, "version")?))))
        .collect()
}

/// What a manifest asks for, if it names the crate with a version.
fn asked(manifest: &str, name: &str) -> Option<Version> {
    let line = manifest.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key.trim() == name).then_some(value)
    })?;
    let text = match line.split_once("version") {
        Some((_, rest)) => rest,
        None => line,
    };
    text.split('"').nth(1).map(version)
}

#[test]
fn d07_no_lock_file_is_below_a_floor() {
    for file in ["Cargo.lock", "fuzz/Cargo.lock"] {
        let packages = locked(&read(file));
        assert!(packages.len() > 10, "{file}: {}", packages.len());
        for (name, floor) in FLOORS {
            for (_, found) in packages.iter().filter(|(found, _)| found == name) {
                assert!(*found >= version(floor), "{file}: {name} {found:?}");
            }
        }
    }
    let all = locked(&read("Cargo.lock"));
    let there: Vec<_> = FLOORS
        .map(|(name, _)| name)
        .into_iter()
        .filter(|name| all.iter().any(|(found, _)| found == name))
        .collect();
    for name in [
        "h2",
        "url",
        "idna",
        "rustls-webpki",
        "quick-xml",
        "bytes",
        "aws-lc-sys",
    ] {
        assert!(there.contains(&name), "{name} is not in the tree any more");
    }
}

#[test]
fn d07_no_manifest_asks_for_less_than_a_floor() {
    let mut count = 0;
    for file in [
        "Cargo.toml",
        "soundcloud-api/Cargo.toml",
        "soundcloud-macros/Cargo.toml",
        "tests/Cargo.toml",
        "benches/Cargo.toml",
        "examples/Cargo.toml",
        "fuzz/Cargo.toml",
    ] {
        let manifest = read(file);
        for (name, floor) in FLOORS {
            if let Some(asked) = asked(&manifest, name) {
                assert!(asked >= version(floor), "{file}: {name} {asked:?}");
                count += 1;
            }
        }
    }
    assert!(count >= 3, "url, bytes and quick-xml are named");
}

#[test]
fn d07_every_floor_is_held_by_cargo_deny() {
    let deny = read("deny.toml");
    for (name, floor) in FLOORS {
        let entry = format!("{{ crate = \"{name}:<{floor}\", reason = \"RUSTSEC-");
        assert!(deny.contains(&entry), "{entry}");
    }
}

#[test]
fn d07_a_version_is_read_as_cargo_reads_it() {
    for (manifest, asked) in [
        ("url = \"2.5.8\"", Some((2, 5, 8))),
        ("url = { version = \"2.5\" }", Some((2, 5, 0))),
        (
            "url = { features = [\"x\"], version = \"=2.5.4\" }",
            Some((2, 5, 4)),
        ),
        ("urlx = \"1\"", None),
        ("url.workspace = true", None),
    ] {
        assert_eq!(super::floors::asked(manifest, "url"), asked, "{manifest}");
    }
    assert!(version("0.103.9") < version("0.103.13"));
}
