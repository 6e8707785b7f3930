//! Each of the invariants, of texts by chance and of the seeds.

use proptest::{prelude::*, test_runner::Config};

use crate::{
    always::{error_body, location, model, next_link, path, retry_after, xml},
    arbitrary::{header, mutated, text},
    seeds::{seeds, texts},
};

fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn any_value_of_a_path_is_one_segment_or_refused(value in text()) {
        path::check(&value);
    }

    #[test]
    fn wherever_a_redirect_leads_credentials_stay_with_their_origin(
        location in header(texts("location")),
    ) {
        location::check(&location);
    }

    #[test]
    fn wherever_a_list_goes_on_only_its_own_origin_is_asked(link in text()) {
        next_link::check(&link);
    }

    #[test]
    fn digits_are_seconds_to_wait_and_nothing_else_is_taken_for_them(
        value in header(texts("retry_after")),
    ) {
        retry_after::check(&value);
    }

    #[test]
    fn any_body_of_a_failure_is_an_error_of_its_status(body in mutated(texts("error_body"))) {
        error_body::check(&body);
    }

    #[test]
    fn any_document_is_read_as_a_model_or_refused(document in mutated(texts("model"))) {
        model::check(&document);
    }

    #[test]
    fn any_document_in_xml_is_read_or_refused(document in mutated(texts("xml"))) {
        xml::check(&document);
    }
}

/// Checks all seeds of a target.
fn check_seeds(target: &str, check: fn(&[u8])) {
    let seeds = seeds(target);
    assert!(!seeds.is_empty(), "{target}");
    for (path, seed) in seeds {
        println!("{}", path.display());
        check(&seed);
    }
}

fn as_text(check: fn(&str), seed: &[u8]) {
    check(&String::from_utf8_lossy(seed));
}

#[test]
fn each_seed_holds() {
    check_seeds("path", |seed| as_text(path::check, seed));
    check_seeds("location", location::check);
    check_seeds("next_link", |seed| as_text(next_link::check, seed));
    check_seeds("retry_after", retry_after::check);
    check_seeds("error_body", error_body::check);
    check_seeds("model", model::check);
    check_seeds("xml", xml::check);
}
