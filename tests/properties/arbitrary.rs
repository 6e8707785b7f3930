//! Texts by chance, with a liking for what readers stumble over.

use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
};

/// Pieces of values, links and addresses.
const PIECES: [&str; 64] = [
    ".",
    "..",
    "/",
    "//",
    "\\",
    "%",
    "%2e",
    "%2E",
    "%2f",
    "%5c",
    "%00",
    "?",
    "#",
    ":",
    "@",
    "&",
    "=",
    "+",
    ";",
    " ",
    "[",
    "]",
    "'",
    "\"",
    "<",
    ">",
    "\r",
    "\n",
    "\t",
    "\0",
    "\u{7f}",
    "\u{85}",
    "é",
    "\u{202e}",
    "\u{feff}",
    "．",
    "／",
    "http:",
    "https:",
    "HTTPS://",
    "ftp://",
    "file:///",
    "javascript:",
    "data:,",
    "blob:",
    "api.example",
    "API.EXAMPLE",
    "api.example.",
    "evil.test",
    "127.0.0.1",
    "2130706433",
    "0x7f.1",
    "[::1]",
    "[::ffff:7f00:1]",
    "169.254.169.254",
    "localhost",
    ":80",
    ":443",
    ":8080",
    "user",
    "c4nary",
    "v1",
    "list",
    "a",
];

/// A value, a link or an address.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let pieces = vec(select(&PIECES[..]), 0..8).prop_map(|pieces| pieces.concat());
    prop_oneof![1 => any::<String>(), 4 => pieces]
}

/// The value of a header.
pub(crate) fn header(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        text().prop_map(String::into_bytes),
        "[0-9 +.x-]{0,24}".prop_map(String::into_bytes),
        mutated(seeds),
    ]
}

/// What is done to a document by chance.
#[derive(Debug, Clone)]
enum Slip {
    Delete(Index, usize),
    Repeat(Index, usize, usize),
    Replace(Index, u8),
    Insert(Index, Vec<u8>),
    /// One of its parts takes the place of another.
    Move(Index, Index, usize),
    Cut(Index),
}

impl Slip {
    fn apply(&self, document: &mut Vec<u8>) {
        let part = |document: &[u8], start: usize, length: usize| {
            start..document.len().min(start.saturating_add(length))
        };
        // One place more than there are bytes: behind the last.
        let at = |index: &Index, document: &[u8]| index.index(document.len() + 1);
        match self {
            Self::Delete(index, length) => {
                let part = part(document, at(index, document), *length);
                document.drain(part);
            }
            Self::Repeat(index, length, times) => {
                let part = part(document, at(index, document), *length);
                let end = part.end;
                let more = document[part].repeat(*times);
                document.splice(end..end, more);
            }
            Self::Replace(index, byte) => {
                let index = index.index(document.len().max(1));
                if let Some(place) = document.get_mut(index) {
                    *place = *byte;
                }
            }
            Self::Insert(index, more) => {
                let place = at(index, document);
                document.splice(place..place, more.iter().copied());
            }
            Self::Move(from, to, length) => {
                let moved = document[part(document, at(from, document), *length)].to_vec();
                let over = part(document, at(to, document), *length);
                document.splice(over, moved);
            }
            Self::Cut(index) => document.truncate(at(index, document)),
        }
    }
}

/// Pieces of documents.
const WORDS: [&str; 48] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "true",
    "0",
    "-1",
    "1e400",
    "18446744073709551616",
    "9007199254740993",
    "1.0",
    "\\ud800",
    "\\u0000",
    "\"\"",
    "{}",
    "[]",
    "\"123\"",
    "<",
    ">",
    "</",
    "/>",
    "<a>",
    "</a>",
    "&amp;",
    "&lt;",
    "&#0;",
    "&#x41;",
    "&x;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE a>",
    " nil=\"true\"",
    " type=\"array\"",
    " type=\"integer\"",
    "\u{feff}",
    "\u{b}",
    "é",
    "\r\n",
    "2019/01/15 15:40:49 +0000",
    "soundcloud:tracks:1",
    "\"id\":",
];

fn slip() -> impl Strategy<Value = Slip> {
    let index = any::<Index>;
    let inserted = prop_oneof![
        4 => select(&WORDS[..]).prop_map(|word| word.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 1..4),
    ];
    prop_oneof![
        (index(), 1_usize..40).prop_map(|(at, length)| Slip::Delete(at, length)),
        (index(), 1_usize..40, 1_usize..4)
            .prop_map(|(at, length, times)| Slip::Repeat(at, length, times)),
        (index(), any::<u8>()).prop_map(|(at, byte)| Slip::Replace(at, byte)),
        (index(), inserted).prop_map(|(at, more)| Slip::Insert(at, more)),
        (index(), index(), 1_usize..60).prop_map(|(from, to, length)| Slip::Move(from, to, length)),
        index().prop_map(Slip::Cut),
    ]
}

/// One of these documents after some slips.
pub(crate) fn mutated(documents: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    (select(documents), vec(slip(), 0..6)).prop_map(|(mut document, slips)| {
        for slip in slips {
            slip.apply(&mut document);
        }
        document
    })
}
