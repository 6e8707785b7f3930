//! From an empty trait to one that compiles and works: what the compiler says to paste is pasted, by
//! machine, until it says no more.

mod service;

use std::{env, fs, path::Path};

use service::Service;

/// The folder of the documents, and of the programs that use what became of them.
const DOCUMENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/from_nothing");

/// Pastes until the trait compiles, and runs a program with it.
fn grow(document: &str, program: &str, operations: usize) {
    let folder = Path::new(DOCUMENTS);
    let mut service = Service::new(&folder.join(document), &folder.join(program));
    let rounds = service.grow();
    println!("{document}: {operations} operations, compiled and pasted {rounds} times");
    let endpoints = service.run();
    assert_eq!(
        endpoints.lines().next(),
        Some(operations.to_string().as_str()),
        "{endpoints}"
    );
    assert!(rounds <= 2, "{rounds}");
}

#[test]
fn a_library_in_swagger_2() {
    grow("swagger.yaml", "library.rs", 13);
}

#[test]
fn a_rental_in_openapi_3_0_as_json() {
    grow("openapi30.json", "rental.rs", 13);
}

#[test]
fn a_weather_service_in_openapi_3_1() {
    grow("openapi31.yaml", "weather.rs", 14);
}

/// The vendor's own document: without types, without declared parameters of paths, and with an empty
/// second document behind it.
#[test]
fn the_seed() {
    let seed = env::var_os("SOUNDCLOUD_SEED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seed.yaml"),
        Into::into,
    );
    let Ok(seed) = fs::canonicalize(seed) else {
        println!("skipped: no seed beside this checkout");
        return;
    };
    let seed = seed.to_str().expect("a path");
    grow(seed, "seed.rs", 25);
}
