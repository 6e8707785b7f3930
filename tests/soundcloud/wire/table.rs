//! The table in the documentation of `Fault`.

const TABLE: &str = include_str!("../../../soundcloud-api/src/sandbox/fault/table.md");

const TESTS: [&str; 9] = [
    include_str!("bodies.rs"),
    include_str!("errors.rs"),
    include_str!("limits.rs"),
    include_str!("pages.rs"),
    include_str!("raw.rs"),
    include_str!("redirects.rs"),
    include_str!("silence.rs"),
    include_str!("success.rs"),
    include_str!("uploads.rs"),
];

/// Without what rustfmt adds when it breaks lines.
fn unbroken(code: &str) -> String {
    let code: String = code.split_whitespace().collect();
    code.replace(",)", ")").replace(",}", "}")
}

#[test]
fn every_line_of_the_table_is_seen_on_the_wire() {
    let tests = unbroken(&TESTS.concat());
    let mut lines = 0;
    for row in TABLE.lines().filter(|line| line.starts_with("| ")) {
        let faults = row.rsplit(" | ").next().unwrap_or_default();
        for fault in faults.split('`').skip(1).step_by(2) {
            assert!(tests.contains(&unbroken(fault)), "{fault}");
            lines += 1;
        }
    }
    assert!(lines > 80, "{lines}");
}
