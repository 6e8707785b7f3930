//! The table in `README.md` tells of every row what tests it, and tells the truth.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// How many rows each letter has.
const ROWS: [(char, u8); 12] = [
    ('T', 22),
    ('H', 25),
    ('B', 24),
    ('R', 10),
    ('P', 10),
    ('U', 12),
    ('L', 6),
    ('I', 15),
    ('S', 9),
    ('C', 7),
    ('M', 6),
    ('D', 10),
];

/// Where tests of rows are: files, and folders with all below.
const PLACES: [&str; 6] = [
    "tests/faults",
    "tests/document/matrix.rs",
    "tests/properties/fuzzing.rs",
    "tests/supply_chain",
    "soundcloud-macros/src/matrix.rs",
    "soundcloud-macros/src/matrix",
];

/// A row of the table.
struct Row<'a> {
    id: &'a str,
    test: &'a str,
    result: &'a str,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn ids() -> impl Iterator<Item = String> {
    let numbers = |(letter, count)| (1..=count).map(move |number| format!("{letter}{number:02}"));
    ROWS.into_iter().flat_map(numbers)
}

/// The row that a function of this name tests: `t05_…` tests T05.
fn id_of(name: &str) -> Option<String> {
    let (id, _) = name.split_once('_')?;
    let id = id.to_ascii_uppercase();
    ids().find(|known| *known == id)
}

/// All functions that are named after a row.
fn tests() -> BTreeSet<String> {
    let mut sources = Vec::new();
    let mut places = PLACES.map(|path| root().join(path)).to_vec();
    while let Some(place) = places.pop() {
        if let Ok(entries) = fs::read_dir(&place) {
            places.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if place.extension().is_some_and(|extension| extension == "rs") {
            sources.push(place);
        }
    }
    let mut tests = BTreeSet::new();
    for source in sources {
        for line in fs::read_to_string(source).unwrap_or_default().lines() {
            let line = line.trim_start();
            let function = line.strip_prefix("async ").unwrap_or(line);
            let name = function
                .strip_prefix("fn ")
                .and_then(|rest| rest.split(['(', '<']).next());
            tests.extend(name.filter(|name| id_of(name).is_some()).map(str::to_owned));
        }
    }
    tests
}

fn rows(table: &str) -> impl Iterator<Item = Row<'_>> {
    table.lines().filter_map(|line| {
        // A bar within a cell is written `\|`.
        let line = line.strip_prefix("| ")?.strip_suffix(" |")?;
        let mut cells = line.split(" | ");
        let (id, _fault) = (cells.next()?, cells.next()?);
        let (test, result) = (cells.next()?, cells.next()?);
        assert!(cells.next().is_none(), "four cells: {line}");
        (id != "id").then_some(Row { id, test, result })
    })
}

/// What stands between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn the_table_is_complete() {
    let table = fs::read_to_string(root().join("tests/faults/README.md")).expect("the table");
    let tests = tests();
    let rows: BTreeMap<&str, Row<'_>> = rows(&table).map(|row| (row.id, row)).collect();
    let known: Vec<String> = ids().collect();
    assert_eq!(rows.keys().copied().collect::<Vec<_>>().len(), known.len());
    let mut told = BTreeSet::new();
    for id in &known {
        let row = rows
            .get(&**id)
            .unwrap_or_else(|| unreachable!("no row {id}"));
        assert!(!row.result.trim().is_empty(), "{id} has no result");
        let names: Vec<&str> = quoted(row.test).collect();
        // Where there is none, the result says why.
        let is_tested = !names.is_empty() || row.test == "none";
        assert!(is_tested, "{id}: write `a_test`, `a/path`, or none");
        for name in names {
            if name.contains(['/', '.']) {
                assert!(root().join(name).exists(), "{id}: there is no `{name}`");
            } else {
                assert_eq!(id_of(name).as_ref(), Some(id), "`{name}`");
                assert!(tests.contains(name), "{id}: no test is named `{name}`");
                told.insert(name.to_owned());
            }
        }
    }
    let missing: Vec<_> = tests.difference(&told).collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
}
