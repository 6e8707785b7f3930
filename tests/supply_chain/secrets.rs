//! Nothing in the repository or its packages is a secret.

use std::{collections::BTreeSet, process::Command};

use crate::{read, root, skip, tracked};

/// How tokens and keys begin, and how many letters or digits follow at least.
const BEGINNINGS: [(&str, usize); 14] = [
    ("AKIA", 16),
    ("ASIA", 16),
    ("AIza", 35),
    ("ghp_", 36),
    ("gho_", 36),
    ("ghs_", 36),
    ("github_pat_", 22),
    ("glpat-", 20),
    ("xoxb-", 10),
    ("xoxp-", 10),
    ("sk_live_", 16),
    ("npm_", 36),
    ("cio", 32),
    ("pypi-", 50),
];

/// Made up, to be as long as a true one.
const MADE_UP: [&str; 1] = ["1-138878-4510227-Qk9x2LmT7vYwZr"];

/// Files that name what is not to be found.
const ABOUT_SECRETS: [&str; 1] = ["tests/supply_chain/secrets.rs"];

/// What looks like a secret in a text.
fn suspicious(text: &str) -> Option<&str> {
    if let Some(at) = text.find("PRIVATE KEY-----") {
        return text.get(at..at + 16);
    }
    text.split(|letter: char| !(letter.is_ascii_alphanumeric() || "_-.".contains(letter)))
        .find(|word| is_token(word) && !MADE_UP.contains(word))
}

fn is_token(word: &str) -> bool {
    let begun = BEGINNINGS.iter().any(|(beginning, length)| {
        word.strip_prefix(beginning).is_some_and(|rest| {
            let rest = rest.bytes().take_while(|byte| is_key(*byte));
            rest.count() >= *length && word.bytes().any(|byte| byte.is_ascii_digit())
        })
    });
    begun || is_jwt(word) || is_old_id(word) || is_old_token(word)
}

fn is_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// Three parts in base64, of which the first two are objects; SoundCloud's since 2025.
fn is_jwt(word: &str) -> bool {
    let parts: Vec<_> = word.split('.').collect();
    matches!(&parts[..], [head, claims, signature]
        if head.starts_with("eyJ") && claims.starts_with("eyJ")
        && head.len() > 15 && claims.len() > 15 && signature.len() > 15)
}

/// 32 digits of hex, as SoundCloud's client ids and secrets are.
fn is_old_id(word: &str) -> bool {
    word.len() == 32
        && word.bytes().all(|byte| byte.is_ascii_hexdigit())
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// `1-123456-1234567-` and letters, as SoundCloud's tokens were.
fn is_old_token(word: &str) -> bool {
    let parts: Vec<_> = word.split('-').collect();
    let digits =
        |part: &str, least| part.len() >= least && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(&parts[..], [kind, app, user, rest]
        if digits(kind, 1) && digits(app, 4) && digits(user, 4) && rest.len() >= 12)
}

#[test]
fn s09_what_looks_like_a_secret_is_found() {
    let jwt = ["eyJhbGciOiJIUzI1NiJ9"; 2].join(".") + ".c2lnbmF0dXJlIG9mIG5vbmU";
    for text in [
        format!("token={}", "ghp_".to_owned() + &"a1".repeat(18)),
        format!("\"{jwt}\""),
        format!("client_id={}&x", "0123456789abcdef".repeat(2)),
        "OAuth 1-138878-1234567-8abCdEfGhIjKlM".to_owned(),
        "-----BEGIN RSA PRIVATE KEY-----".to_owned(),
        format!("key: AKIA{}", "ABCDEFGH12345678"),
    ] {
        assert!(suspicious(&text).is_some(), "{text}");
    }
    for text in [
        "sandbox-token-ana",
        "soundcloud:tracks:13158665",
        "cargo-deny-0.20.2",
        "2024-05-02",
        &"0".repeat(64),
    ] {
        assert_eq!(suspicious(text), None);
    }
}

#[test]
fn s09_no_file_holds_a_secret() {
    let Some(files) = tracked() else {
        return skip("no git");
    };
    assert!(files.len() > 100);
    for file in &files {
        let name = file.rsplit('/').next().unwrap_or(file);
        let kept = [
            ".env",
            ".netrc",
            ".npmrc",
            ".pypirc",
            "credentials",
            "credentials.toml",
        ];
        assert!(!kept.contains(&name), "{file}");
        let ends = [".pem", ".key", ".p12", ".pfx", ".keystore"];
        assert!(!ends.iter().any(|end| name.ends_with(end)), "{file}");
        let bytes = std::fs::read(root().join(file)).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        if !ABOUT_SECRETS.contains(&file.as_str()) {
            assert_eq!(suspicious(&text), None, "{file}");
        }
    }
}

#[test]
fn s09_a_package_has_what_belongs_to_it_and_nothing_else() {
    let Some(files) = tracked() else {
        return skip("no git");
    };
    let files: BTreeSet<_> = files.into_iter().collect();
    for name in ["soundcloud-api", "soundcloud-macros"] {
        let output = Command::new(env!("CARGO"))
            .args([
                "package",
                "--list",
                "--allow-dirty",
                "--offline",
                "-p",
                name,
            ])
            .current_dir(root())
            .output()
            .expect("cargo");
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words}");
        let list = String::from_utf8(output.stdout).expect("names of text");
        assert!(list.lines().any(|file| file == "src/lib.rs"), "{list}");
        for file in list.lines() {
            let made = [".cargo_vcs_info.json", "Cargo.lock", "Cargo.toml.orig"];
            let from_outside = file == "README.md" && read("README.md").starts_with("# ");
            let tracked = files.contains(&format!("{name}/{file}"));
            assert!(made.contains(&file) || from_outside || tracked, "{file}");
            let folders = ["src/", "spec/"];
            let at_the_top = ["Cargo.toml", "MISTAKES.md"];
            let expected =
                folders.iter().any(|folder| file.starts_with(folder)) || at_the_top.contains(&file);
            assert!(made.contains(&file) || from_outside || expected, "{file}");
        }
    }
}
