//! What SoundCloud has sent, after accidents of every kind.

use std::{
    fmt::Debug,
    hint::black_box,
    time::{Duration, Instant},
};

use serde::{Serialize, de::DeserializeOwned};
use soundcloud_api::{
    soundcloud::{Comment, Page, Track, User},
    xml,
};
use soundcloud_tests::{
    child::{self, Child},
    proxy::Dice,
};

use super::{MIB, growth, models::sample};

/// What stands in documents, and what may not.
const WORDS: [&str; 40] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "true",
    "-1",
    "1e400",
    "18446744073709551616",
    "\\u0000",
    "\\ud800",
    "{}",
    "[]",
    "\"\"",
    "<",
    ">",
    "</",
    "/>",
    "<a>",
    "</a>",
    "<a/>",
    "&amp;",
    "&#0;",
    "&x;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml",
    "<!DOCTYPE a [",
    " nil=\"true\"",
    " type=\"array\"",
    " a=\"b\"",
    "\u{feff}",
    "\u{b}",
    "é",
    "\r\n",
];

fn below(dice: &mut Dice, end: usize) -> usize {
    usize::try_from(dice.below(end.max(1) as u64)).expect("a small number")
}

/// A document after some accidents, the same ones for the same dice.
fn mutated(document: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut document = document.to_vec();
    for _ in 0..=below(dice, 4) {
        let start = below(dice, document.len() + 1);
        let length = below(dice, 60).min(document.len() - start);
        let part = start..start + length;
        match dice.below(7) {
            0 => drop(document.drain(part)),
            1 => {
                let more = document[part].repeat(1 + below(dice, 3));
                document.splice(start..start, more);
            }
            2 => {
                if let Some(byte) = document.get_mut(start) {
                    *byte ^= 1 << dice.below(8);
                }
            }
            3 => {
                let word = WORDS[below(dice, WORDS.len())];
                document.splice(start..start, word.bytes());
            }
            4 => {
                let word = WORDS[below(dice, WORDS.len())];
                document.splice(part, word.bytes());
            }
            5 => {
                let moved: Vec<u8> = document.drain(part).collect();
                let to = below(dice, document.len() + 1);
                document.splice(to..to, moved);
            }
            _ => document.truncate(start),
        }
    }
    document
}

/// Reads 10,000 mutations of a sample; each in less time than it takes to notice.
fn check<T, E: Debug>(document: &[u8], read: impl Fn(&[u8]) -> Result<T, E>) {
    const LONGEST: Duration = Duration::from_millis(100);
    assert!(read(document).is_ok(), "the sample itself");
    let mut dice = Dice(0);
    let mut values = 0;
    for _ in 0..10_000 {
        let mutated = mutated(document, &mut dice);
        let time = || {
            let start = Instant::now();
            let is_value = black_box(read(&mutated)).is_ok();
            (start.elapsed(), is_value)
        };
        let (mut took, is_value) = time();
        // Another process may have been in the way, but not each time.
        for _ in 0..5 {
            if took >= LONGEST {
                took = time().0;
            }
        }
        assert!(
            took < LONGEST,
            "{took:?}: {}",
            String::from_utf8_lossy(&mutated)
        );
        values += u32::from(is_value);
    }
    // Some accidents do no harm, and some do.
    assert!((1..10_000).contains(&values), "{values}");
}

fn check_json<T: DeserializeOwned + Serialize>(name: &str) {
    check(&sample("model", name), |document| {
        serde_json::from_slice::<T>(document).map(|value| serde_json::to_string(&value))
    });
}

fn check_xml<T: DeserializeOwned>(name: &str) {
    check(&sample("xml", name), xml::from_slice::<T>);
}

#[test]
fn b19_no_accident_of_a_track_makes_it_panic() {
    check_json::<Track>("track");
}

#[test]
fn b19_no_accident_of_an_old_track_makes_it_panic() {
    check_json::<Track>("track_of_old");
}

#[test]
fn b19_no_accident_of_a_user_makes_it_panic() {
    check_json::<User>("user");
}

#[test]
fn b19_no_accident_of_a_page_makes_it_panic() {
    check_json::<Page<Comment>>("page");
}

#[test]
fn b19_no_accident_of_a_track_in_xml_makes_it_panic() {
    check_xml::<Track>("track");
}

#[test]
fn b19_no_accident_of_comments_in_xml_makes_it_panic() {
    check_xml::<Page<Comment>>("comments");
}

/// A mebibyte of these, as a list.
fn many(sample: &[u8], before: &str, between: &str, after: &str) -> Vec<u8> {
    let count = usize::try_from(MIB).expect("a small number") / sample.len();
    let sample = [sample, between.as_bytes()].concat();
    let mut list = [before.as_bytes(), &sample.repeat(count)].concat();
    list.truncate(list.len() - between.len());
    list.extend(after.as_bytes());
    list
}

#[tokio::test]
async fn b19_accidents_take_no_more_than_twenty_times_their_memory() {
    if child::argument().is_some() {
        let json = many(&sample("model", "track"), "[", ",", "]");
        let xml_track = String::from_utf8(sample("xml", "track")).expect("UTF-8");
        let (_, xml_track) = xml_track.split_once("?>").expect("a declaration");
        let xml = many(
            xml_track.as_bytes(),
            "<tracks type=\"array\">",
            "",
            "</tracks>",
        );
        let mut dice = Dice(1);
        for (document, is_xml) in [(json, false), (xml, true)] {
            for round in 0..6 {
                let document = match round {
                    0 => document.clone(),
                    _ => mutated(&document, &mut dice),
                };
                let length = document.len() as u64;
                let grown = growth(async {
                    if is_xml {
                        let _ = black_box(xml::from_slice::<Page<Track>>(&document));
                    } else {
                        let _ = black_box(serde_json::from_slice::<Page<Track>>(&document));
                    }
                });
                let grown = grown.await;
                assert!(
                    grown <= 20 * length,
                    "{grown} bytes for {length}, xml: {is_xml}"
                );
            }
        }
        return child::report();
    }
    if child::is_told() {
        let test = "bodies::mutated::b19_accidents_take_no_more_than_twenty_times_their_memory";
        Child::run(test, "").usage();
    }
}
