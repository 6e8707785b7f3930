//! All 25 operations against a server that is not ours: its parser, router and validator are
//! Stoplight Prism's, its document is SoundCloud's own old one.
//!
//! It needs the folder of that server, `SOUNDCLOUD_ORACLE` or `../shared/oracle` beside the
//! checkout, and Node; without them the test says so and passes.

#[path = "soundcloud/drive.rs"]
mod drive;

use std::{
    collections::BTreeMap,
    env,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use soundcloud_api::{SoundCloud, soundcloud};

use self::drive::{Subject, drive};

/// What the client sends and the document does not declare, each with the reason.
const CORRECTIONS: [(&str, &str); 15] = [
    (
        "bpm[from]",
        "the document's importer flattened it to `bpm-from`",
    ),
    ("bpm[to]", "flattened to `bpm-to`"),
    ("duration[from]", "flattened to `duration-from`"),
    ("duration[to]", "flattened to `duration-to`"),
    ("created_at[from]", "flattened to `created_at-from`"),
    ("urns", "today's form of `ids`"),
    ("genres", "documented by SoundCloud, missing here"),
    ("types", "documented by SoundCloud until 2021, missing here"),
    (
        "license",
        "documented by SoundCloud until 2021, missing here",
    ),
    ("access", "documented by SoundCloud since 2021"),
    ("sort", "documented by SoundCloud since 2026"),
    ("limit", "documented by SoundCloud, missing here"),
    (
        "offset",
        "documented by SoundCloud until 2015, missing here",
    ),
    (
        "linked_partitioning",
        "asks for a page instead of a bare array; missing here",
    ),
    ("secret_token", "opens a private track; missing here"),
];

/// Declared as parameters of the query, and sent as parts of the body: nobody ever read them from
/// the query.
const PARTS: [&str; 2] = ["track[title]", "track[asset_data]"];

struct Oracle {
    script: PathBuf,
}

impl Oracle {
    fn find() -> Option<Self> {
        let folder = env::var_os("SOUNDCLOUD_ORACLE").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/oracle"),
            PathBuf::from,
        );
        let script = folder.join("oracle.sh");
        script.exists().then_some(Self { script })
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(&self.script)
            .args(arguments)
            .output()
            .expect("the oracle's script can be run")
    }

    fn start(&self) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let started = self.run(&["start", &port.to_string()]);
        let problem = String::from_utf8_lossy(&started.stderr);
        assert!(started.status.success(), "the oracle starts: {problem}");
        port
    }

    fn report(&self) -> Value {
        let report = self.run(&["report", "--json"]).stdout;
        serde_json::from_slice(&report).expect("the report is JSON")
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        self.run(&["stop"]);
    }
}

#[tokio::test]
async fn all_25_operations_are_exercised_without_a_violation() {
    let has_node = Command::new("node").arg("--version").output().is_ok();
    let Some(oracle) = Oracle::find().filter(|_| has_node) else {
        println!("skipped: no oracle beside this checkout, or no Node");
        return;
    };
    let api = soundcloud::client()
        .base_url(format!("http://127.0.0.1:{}", oracle.start()))
        .token("token-of-the-oracle")
        .api_key("consumer_key", "key-of-the-oracle")
        .build()
        .expect("a client");
    let subject = Subject {
        user: 4117.into(),
        group: 8.into(),
    };
    let steps = drive(&api, subject).await.expect("every answer decodes");
    let private = api.private_track(13_158_665.into(), "s-oracle");
    private.await.expect("the answer decodes");

    let report = oracle.report();
    let requests = report["requests"].as_array().expect("requests");
    for (step, request) in steps.iter().zip(requests) {
        assert_eq!(request["op"], step.operation, "{request:#}");
    }
    for request in requests
        .iter()
        .filter(|request| request["body"]["parts"].is_array())
    {
        let parts = request["body"]["parts"].as_array().expect("parts");
        let sent = |name: &&str| parts.iter().any(|part| part["name"] == **name);
        assert!(PARTS.iter().all(sent), "{request:#}");
    }
    assert_eq!(report["missing"], serde_json::json!([]));
    assert_eq!(
        report["exercised"].as_object().map(serde_json::Map::len),
        Some(25)
    );
    let corrected = corrections(requests);
    println!("25 of 25 operations exercised, 0 violations but these corrections:");
    for (name, reason) in CORRECTIONS {
        println!(
            "  {name}: {reason} ({} requests)",
            corrected.get(name).unwrap_or(&0)
        );
        assert!(corrected.contains_key(name), "`{name}` is sent");
    }
}

/// Checks that each violation is a documented correction, and counts them.
fn corrections(requests: &[Value]) -> BTreeMap<&str, usize> {
    let mut counted = BTreeMap::new();
    for request in requests {
        for violation in request["violations"].as_array().expect("violations") {
            let text = violation.as_str().expect("a text");
            let name = text.strip_prefix("query parameter not declared by the operation: ");
            let known = CORRECTIONS.iter().find(|(known, _)| Some(*known) == name);
            assert!(known.is_some(), "{text}: {request:#}");
            let (known, _) = known.unwrap_or(&("", ""));
            *counted.entry(*known).or_default() += 1;
        }
    }
    counted
}
