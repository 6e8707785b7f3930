//! The dialect as a whole: what is read, what is written, what is refused, and how fast.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::thread;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Error, from_slice, from_str, to_string};

const TRACK: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<track>
  <kind>track</kind>
  <id type="integer">5012</id>
  <created-at type="datetime">2010-05-02T09:30:00Z</created-at>
  <commentable type="boolean">true</commentable>
  <sharing>private</sharing>
  <tag-list>ambient "slow tape"</tag-list>
  <description></description>
  <purchase-url nil="true"></purchase-url>
  <label-id type="integer" nil="true"></label-id>
  <bpm type="float">92.5</bpm>
  <title>Harbour &amp; fog</title>
  <user>
    <id type="integer">31</id>
    <username>Mireille</username>
  </user>
  <playback-count>7</playback-count>
</track>
"#;

#[derive(Debug, PartialEq, Deserialize)]
struct Track {
    id: u64,
    title: String,
    sharing: Sharing,
    commentable: bool,
    tag_list: String,
    description: Option<String>,
    purchase_url: Option<String>,
    label_id: Option<u64>,
    bpm: Option<f64>,
    user: User,
    playback_count: u64,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sharing {
    Public,
    Private,
}

#[derive(Debug, PartialEq, Deserialize)]
struct User {
    id: u64,
    #[serde(default)]
    username: String,
}

#[derive(Debug, PartialEq, Deserialize)]
struct X<T> {
    x: T,
}

/// What stands in `<r>…</r>`, read as the field `x`.
fn read<T: DeserializeOwned>(inside: &str) -> Result<T, Error> {
    from_str::<X<T>>(&format!("<r>{inside}</r>")).map(|r| r.x)
}

#[track_caller]
fn reads<T: DeserializeOwned + Debug + PartialEq>(inside: &str, expected: T) {
    assert_eq!(read::<T>(inside), Ok(expected), "{inside}");
}

#[track_caller]
fn refuses<T: DeserializeOwned + Debug>(document: &str, message: &str) {
    let error = from_str::<T>(document).expect_err(document);
    assert_eq!(error.to_string(), message, "{document}");
}

#[track_caller]
fn malformed(document: &str) -> String {
    let error = from_str::<IgnoredAny>(document).expect_err(document);
    assert!(error.line_and_column().is_some(), "{document}: {error}");
    error.to_string()
}

#[test]
fn a_track_is_read() {
    let track: Track = from_str(TRACK).expect("a track");
    let expected = Track {
        id: 5012,
        title: "Harbour & fog".into(),
        sharing: Sharing::Private,
        commentable: true,
        tag_list: "ambient \"slow tape\"".into(),
        description: Some(String::new()),
        purchase_url: None,
        label_id: None,
        bpm: Some(92.5),
        user: User {
            id: 31,
            username: "Mireille".into(),
        },
        playback_count: 7,
    };
    assert_eq!(track, expected);
}

#[test]
fn what_takes_anything_gets_what_is_declared() {
    let value: Value = from_str(
        r#"<r><a type="integer">-4</a><b type="float"> 2.5 </b><c type="boolean">false</c><d type="array"><i>x</i></d>
        <e nil="true">gone</e><f/><g type="integer">many</g><h>5</h><i type="integer">18446744073709551615</i>
        <j><k type="decimal">1</k></j><l type="Song">t</l><m type="boolean">1</m><n type="float"/></r>"#,
    )
    .expect("a value");
    let expected = json!({
        "a": -4, "b": 2.5, "c": false, "d": ["x"], "e": null, "f": "", "g": "many", "h": "5",
        "i": u64::MAX, "j": {"k": 1.0}, "l": "t", "m": true, "n": "",
    });
    assert_eq!(value, expected);
}

#[test]
fn a_number_is_read_by_the_field_not_by_the_attribute() {
    reads("<x>5</x>", 5_u64);
    reads("<x type=\"float\">5</x>", 5_i8);
    reads("<x>\n 5 </x>", 5_i128);
    reads("<x type=\"integer\">5</x>", 5.0_f32);
    reads("<x type=\"integer\">5</x>", "5".to_owned());
    reads("<x type=\"boolean\">true</x>", "true".to_owned());
    reads("<x>é</x>", 'é');
}

#[test]
fn a_text_that_is_no_number_is_an_error_with_its_path() {
    refuses::<X<u64>>(
        "<r><x>many</x></r>",
        r#"r.x: invalid type: string "many", expected u64"#,
    );
    refuses::<X<u8>>(
        "<r><x>300</x></r>",
        r#"r.x: invalid type: string "300", expected u8"#,
    );
    refuses::<X<u64>>(
        "<r><x type=\"integer\">-1</x></r>",
        "r.x: invalid value: integer `-1`, expected u64",
    );
    refuses::<X<u64>>(
        "<r><x/></r>",
        r#"r.x: invalid type: string "", expected u64"#,
    );
    refuses::<X<u64>>(
        "<r><x nil=\"true\"/></r>",
        "r.x: invalid type: nil, expected u64",
    );
    refuses::<X<u64>>("<r><x><y/></x></r>", "r.x: invalid type: map, expected u64");
    refuses::<X<u64>>("<r><y/></r>", "r: missing field `x`");
    refuses::<X<u64>>(
        "<r>text</r>",
        r#"r: invalid type: string "text", expected struct X"#,
    );
}

#[test]
fn booleans_are_words_or_digits() {
    for (text, expected) in [
        ("true", true),
        ("1", true),
        ("false", false),
        (" 0\n", false),
    ] {
        reads(&format!("<x>{text}</x>"), expected);
    }
    refuses::<X<bool>>(
        "<r><x>yes</x></r>",
        r#"r.x: invalid type: string "yes", expected a boolean"#,
    );
}

#[test]
fn nil_is_none_whatever_it_holds() {
    reads::<Option<String>>(r#"<x nil="true">left over</x>"#, None);
    reads::<Option<User>>(r#"<x nil="1"><id>1</id></x>"#, None);
    reads::<Option<Vec<u8>>>(r#"<x type="array" nil="true"/>"#, None);
    reads::<Option<u8>>(r#"<x nil="false">1</x>"#, Some(1));
    reads::<Vec<Option<u8>>>(
        r#"<x type="array"><i nil="true"/><i>2</i></x>"#,
        vec![None, Some(2)],
    );
}

#[test]
fn an_empty_element_is_none_to_numbers_and_empty_to_texts() {
    reads::<Option<f64>>("<x/>", None);
    reads::<Option<u32>>("<x></x>", None);
    reads::<Option<bool>>("<x>\n</x>", None);
    reads::<Option<String>>("<x/>", Some(String::new()));
    reads::<Option<String>>("<x> </x>", Some(" ".to_owned()));
    reads::<Option<String>>("<x type=\"datetime\"/>", None);
    reads::<Option<Vec<u8>>>("<x type=\"array\"/>", Some(vec![]));
    reads::<Option<X<Option<u8>>>>("<x><x/></x>", Some(X { x: None }));
}

#[test]
fn an_empty_element_is_a_struct_whose_fields_are_missing() {
    #[derive(Debug, PartialEq, Default, Deserialize)]
    #[serde(default)]
    struct Empty {
        id: Option<u64>,
    }
    reads("<x/>", Empty::default());
    reads("<x>\n</x>", Empty::default());
    reads("<x/>", HashMap::<String, u8>::new());
}

#[test]
fn lists_are_arrays_or_children_of_one_name() {
    reads(r#"<x type="array"><a>1</a><b>2</b></x>"#, vec![1, 2]);
    reads("<x><a>1</a><a>2</a></x>", vec![1, 2]);
    reads("<x/>", Vec::<u8>::new());
    reads(r#"<x type="array"> </x>"#, Vec::<u8>::new());
    reads("<x>1</x>", vec![1]);
    reads(
        "<x><id>1</id><username>Bo</username></x>",
        vec![User {
            id: 1,
            username: "Bo".into(),
        }],
    );
    reads(
        r#"<x type="array"><r type="array"><i>1</i></r><r type="array"/></x>"#,
        vec![vec![1], vec![]],
    );
    reads(
        r#"<x type="array"><a>1</a><b>z</b></x>"#,
        (1, "z".to_owned()),
    );
    let users: Vec<User> =
        from_str("<users type=\"array\"><user><id>4</id></user></users>").expect("users");
    assert_eq!(users.len(), 1);
}

#[test]
fn a_field_that_occurs_twice_is_a_list_and_nothing_else() {
    let twice = "<x>1</x><y/><x>2</x><x>3</x>";
    reads(twice, vec![1, 2, 3]);
    reads(twice, json!(["1", "2", "3"]));
    assert!(read::<u8>(twice).is_err());
    assert!(read::<Option<u8>>(twice).is_err());
    let error = read::<User>("<x><id>1</id></x><x><id>2</id></x>").expect_err("two users");
    assert!(error.message().contains("more than once"), "{error}");
    let error = read::<Vec<u8>>("<x>1</x><x>z</x>").expect_err("no number");
    assert_eq!(error.path(), "r.x[1]");
}

#[test]
fn emails_nest() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct SharedTo {
        emails: Vec<HashMap<String, String>>,
    }
    let document = r#"<shared-to><emails type="array"><email><address>m@example.org</address></email></emails></shared-to>"#;
    let shared: SharedTo = from_str(document).expect("emails");
    assert_eq!(shared.emails[0]["address"], "m@example.org");
}

#[test]
fn attributes_are_fields() {
    reads(
        r#"<x id="3" username="Bo"/>"#,
        User {
            id: 3,
            username: "Bo".into(),
        },
    );
    reads(
        r#"<x id="3"><username>B&#111;</username></x>"#,
        User {
            id: 3,
            username: "Bo".into(),
        },
    );
    reads(
        r#"<x xmlns="u:1" xmlns:a="u:2" a:id="9" type="User"><id>3</id></x>"#,
        json!({"id": "3"}),
    );
    reads(r#"<x lang="de">hallo</x>"#, "hallo".to_owned());
    reads(r#"<x lang="de">hallo</x>"#, json!("hallo"));
}

#[derive(Debug, PartialEq, Deserialize)]
struct Page {
    collection: Vec<User>,
    next_href: Option<String>,
}

const PAGE: &str = r#"<users type="array" next-href="https://a.example/users?page=2&amp;x=1"><user><id>1</id></user></users>"#;

#[test]
fn a_list_with_attributes_is_a_page() {
    let next_href = "https://a.example/users?page=2&x=1";
    let users = vec![User {
        id: 1,
        username: String::new(),
    }];
    assert_eq!(from_str::<Vec<User>>(PAGE).as_ref(), Ok(&users));
    let value: Value = from_str(PAGE).expect("a page");
    assert_eq!(
        value,
        json!({"next_href": next_href, "collection": [{"id": "1"}]})
    );
    let page: Page = from_str(PAGE).expect("a page");
    assert_eq!(
        page,
        Page {
            collection: users,
            next_href: Some(next_href.into())
        }
    );
    let last: Page = from_str(r#"<users type="array"/>"#).expect("an empty page");
    assert_eq!(
        last,
        Page {
            collection: vec![],
            next_href: None
        }
    );
    let bare: Value = from_str(r#"<users type="array"/>"#).expect("a list");
    assert_eq!(bare, json!([]));
}

#[test]
fn a_page_is_recognised_among_alternatives() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(untagged)]
    enum Either {
        Linked {
            collection: Vec<Value>,
            next_href: String,
        },
        Bare(Vec<Value>),
    }
    assert!(matches!(from_str(PAGE), Ok(Either::Linked { .. })));
    assert!(matches!(
        from_str("<users type=\"array\"><user/></users>"),
        Ok(Either::Bare(_))
    ));
}

#[test]
fn errors_name_the_place_in_the_document() {
    let document = r#"<tracks type="array"><track><user-info><id>1</id></user-info></track>
        <track><user-info><id>one</id></user-info></track></tracks>"#;
    let error = from_str::<Vec<HashMap<String, User>>>(document).expect_err("no number");
    assert_eq!(error.path(), "tracks[1].user_info.id");
    assert_eq!(error.line_and_column(), None);
    let page = PAGE.replace("<id>1", "<id>one");
    let error = from_str::<Page>(&page).expect_err("no number");
    assert_eq!(error.path(), "users[0].id");
    let crossed = document.replace("one</id>", "one</di>");
    assert_eq!(
        malformed(&crossed),
        "tracks[1].user_info.id: ill-formed document: expected `</id>`, but `</di>` was found at line 2, column 34"
    );
}

#[test]
fn unit_and_ignored_fields_take_anything() {
    reads("<x><deep><er>1</er></deep></x>", ());
    assert_eq!(from_str::<()>(TRACK), Ok(()));
    refuses::<X<Sharing>>(
        "<r><x>secret</x></r>",
        r#"r.x: unknown variant `secret`, expected one of ["public", "private"]"#,
    );
    refuses::<X<Sharing>>(
        "<r><x><public/></x></r>",
        "r.x: invalid type: map, expected enum Sharing",
    );
}

#[test]
fn references_cdata_comments_and_instructions_are_understood() {
    reads(
        "<x>&lt;&amp;&gt;&quot;&apos;&#233;&#x1F600;</x>",
        "<&>\"'é😀".to_owned(),
    );
    reads("<x>a<![CDATA[<b>&amp;]]>c</x>", "a<b>&amp;c".to_owned());
    reads("<x>1<!-- two -->3<?four five?></x>", 13);
    reads("<x> a\r\nb\rc </x>", " a\nb\nc ".to_owned());
    reads("<!-- <x>1</x> --><x>2</x>", vec![2]);
    let prolog = "\u{FEFF}<?xml version='1.0' encoding='utf-8'?><!-- hello --><?style none?>\n<r><x>1</x></r>\n<!-- bye -->\n";
    assert_eq!(from_str(prolog), Ok(X { x: 1 }));
    assert_eq!(from_slice(prolog.as_bytes()), Ok(X { x: 1 }));
}

#[test]
fn documents_that_are_not_well_formed_are_refused() {
    for (document, part) in [
        ("", "no root element"),
        ("  \n", "no root element"),
        ("<!-- only -->", "no root element"),
        ("just text", "text outside the root element"),
        ("<a/>text", "text outside"),
        ("<a/>&lt;", "text outside"),
        ("<a/><![CDATA[x]]>", "text outside"),
        ("<a/><b/>", "more than one root element"),
        ("<a>", "ends before the element"),
        ("<a><b></b>", "ends before the element"),
        ("<a><b></a></b>", "expected `</b>`"),
        ("</a>", "does not match any open tag"),
        ("<a", "not closed"),
        ("<a b=\"1", "not closed"),
        ("<a>&amp", "not closed"),
        ("<a>fish & chips</a>", "not closed"),
        ("<a><!-- </a>", "not closed"),
        ("<a><![CDATA[ </a>", "not closed"),
        ("<a><!-- x -- y --></a>", "`--`"),
        ("<a>&nbsp;</a>", "unknown entity `nbsp`"),
        ("<a b='&nbsp;'/>", "nbsp"),
        ("<a>&#0;</a>", "0x0"),
        ("<a>&#1;</a>", "U+0001"),
        ("<a b='&#1;'/>", "U+0001"),
        ("<a>&#xFFFE;</a>", "U+FFFE"),
        ("<a>&#xD800;</a>", "character reference"),
        ("<a>&#x110000;</a>", "character reference"),
        ("<a>&#99999999999;</a>", "character reference"),
        ("<a>&;</a>", "unknown entity"),
        ("<a>\u{1}</a>", "U+0001"),
        ("<a>\0</a>", "U+0000"),
        ("<a b='1' b='2'/>", "duplicate"),
        ("<a b/>", "attribute"),
        ("<a b=1/>", "attribute"),
        ("<1a/>", "not a name"),
        ("<a <b/>", "attribute"),
        ("<>x</>", "not a name"),
        ("<a 1b='1'/>", "not a name"),
        ("<a/><?xml version=\"1.0\"?>", "XML declaration inside"),
        (" <?xml version=\"1.0\"?><a/>", "XML declaration inside"),
        ("<?xml encoding=\"UTF-8\"?><a/>", "version"),
        (
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>",
            "`ISO-8859-1` is not UTF-8",
        ),
        (
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>",
            "`UTF-16` is not UTF-8",
        ),
    ] {
        let message = malformed(document);
        assert!(message.contains(part), "{document}: {message}");
    }
    assert!(from_slice::<IgnoredAny>(b"<a>\xE9</a>").is_err());
    assert!(from_slice::<IgnoredAny>(b"\xFF\xFE<\0a\0/\0>\0").is_err());
    assert!(from_slice::<IgnoredAny>(b"<\0a\0/\0>\0").is_err());
}

#[test]
fn every_beginning_of_a_document_is_refused() {
    let end = TRACK.trim_end().len();
    for (cut, _) in TRACK.char_indices().take_while(|&(cut, _)| cut < end) {
        malformed(&TRACK[..cut]);
    }
}

#[test]
fn declared_entities_are_refused_unexpanded() {
    use std::fmt::Write as _;

    let mut bomb = String::from("<!DOCTYPE lolz [<!ENTITY l0 'lol'>");
    for level in 1..30 {
        write!(
            bomb,
            "<!ENTITY l{level} '{}'>",
            format!("&l{};", level - 1).repeat(10)
        )
        .expect("a string");
    }
    bomb.push_str("]><lolz>&l29;</lolz>");
    let started = Instant::now();
    assert!(malformed(&bomb).contains("document type declarations are refused"));
    assert!(started.elapsed() < Duration::from_millis(50));
    for outside in [
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]><a/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>&e;</a>",
        "<!doctype a><a/>",
    ] {
        assert!(malformed(outside).contains("refused"));
    }
}

#[test]
fn deep_documents_are_refused_on_a_small_stack() {
    let work = || {
        let deep = format!("<r>{}", "<x>".repeat(100_000));
        let started = Instant::now();
        assert!(malformed(&deep).contains("elements nested more than 128 deep"));
        let closed = format!("{deep}{}</r>", "</x>".repeat(100_000));
        assert!(from_str::<Value>(&closed).is_err());
        assert!(from_str::<X<u8>>(&closed.replace('x', "unknown")).is_err());
        assert!(started.elapsed() < Duration::from_secs(2));
        let allowed = format!("{}1{}", "<x>".repeat(128), "</x>".repeat(128));
        assert!(from_str::<Value>(&allowed).is_ok());
    };
    let thread = thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(work)
        .expect("a thread");
    assert!(thread.join().is_ok());
}

fn flood(piece: impl Fn(usize) -> String) -> String {
    (0..80_000).fold(String::new(), |flood, n| flood + &piece(n))
}

#[test]
fn a_flood_of_attributes_is_refused_soon() {
    let attributes = flood(|n| format!(" a{n}='{n}'"));
    let namespaces = flood(|n| format!(" xmlns:n{n}='u:{n}'"));
    let started = Instant::now();
    assert!(malformed(&format!("<r{attributes}/>")).contains("more than 64 attributes"));
    assert!(malformed(&format!("<r{namespaces}/>")).contains("more than 64 attributes"));
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_flood_of_elements_or_references_takes_linear_time() {
    let fields = flood(|n| format!("<f{n}>{n}</f{n}>"));
    let same = flood(|_| "<x>1</x>".to_owned());
    let text = flood(|_| "&#97;".to_owned());
    let started = Instant::now();
    let map: HashMap<String, usize> = from_str(&format!("<r>{fields}</r>")).expect("a map");
    assert_eq!(map.len(), 80_000);
    let list: X<Vec<u8>> = from_str(&format!("<r>{same}</r>")).expect("a list");
    assert_eq!(list.x.len(), 80_000);
    let text: X<String> = from_str(&format!("<r><x>{text}</x></r>")).expect("a text");
    assert_eq!(text.x.len(), 80_000);
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn more_than_a_million_elements_are_refused() {
    let most = format!("<r>{}</r>", "<a/>".repeat((1 << 20) - 1));
    assert_eq!(from_str(&most), Ok(()));
    assert!(malformed(&most.replace("<r>", "<r><a/>")).contains("more than 1048576 elements"));
}

#[test]
fn errors_do_not_repeat_the_document() {
    let long = "z".repeat(1 << 20);
    for document in [
        format!("<r><x>{long}</x></r>"),
        format!("<r><{long}>1</x></r>"),
        format!("<r><x>&{long};</x></r>"),
        format!("<r {long}='&a;'/>"),
        format!("<r><x a='&{long};'/></r>"),
    ] {
        let error = from_str::<X<u64>>(&document).expect_err("refused");
        assert!(error.to_string().len() < 400, "{error}");
    }
}

/// A small generator of the same numbers on every run.
struct Noise(u64);

impl Noise {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

#[test]
fn damaged_documents_never_panic() {
    const PIECES: [&str; 22] = [
        "<",
        ">",
        "/",
        "&",
        ";",
        "\"",
        "'",
        "=",
        "<x>",
        "</x>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&#",
        "<?",
        "?>",
        "<!DOCTYPE a [",
        " nil=\"true\"",
        " type=\"array\"",
        "\u{1}",
        "é",
    ];
    let mut noise = Noise(0x5EED_0001);
    let started = Instant::now();
    for round in 0..4_000 {
        let sample = if round % 2 == 0 { TRACK } else { PAGE };
        let mut document: Vec<char> = sample.chars().collect();
        for _ in 0..=noise.below(5) {
            let at = noise.below(document.len());
            let until = (at + noise.below(6)).min(document.len());
            let piece = PIECES[noise.below(PIECES.len())];
            document.splice(at..until, piece.chars());
        }
        let document: String = document.into_iter().collect();
        for error in [
            from_str::<Track>(&document).err(),
            from_str::<Page>(&document).err(),
            from_str::<Value>(&document).err(),
            from_str::<Vec<BTreeMap<String, Option<f64>>>>(&document).err(),
        ] {
            assert!(error.is_none_or(|error| error.to_string().len() < 1_000));
        }
    }
    assert!(
        started.elapsed() < Duration::from_secs(30),
        "{:?}",
        started.elapsed()
    );
}

fn written(inside: &Value) -> String {
    let document = to_string(&json!({ "r": inside })).expect("a document");
    let inside = document
        .strip_prefix(r#"<?xml version="1.0" encoding="UTF-8"?>"#)
        .expect("a prolog");
    inside.to_owned()
}

#[track_caller]
fn unwritable(value: &impl Serialize, message: &str) {
    assert_eq!(to_string(value).expect_err("refused").to_string(), message);
}

#[test]
fn values_are_written_with_their_types() {
    assert_eq!(written(&json!("a")), "<r>a</r>");
    assert_eq!(written(&json!("")), "<r></r>");
    assert_eq!(written(&json!(-5)), r#"<r type="integer">-5</r>"#);
    assert_eq!(written(&json!(1e300)), r#"<r type="float">1e300</r>"#);
    assert_eq!(written(&json!(true)), r#"<r type="boolean">true</r>"#);
    assert_eq!(written(&json!(null)), r#"<r nil="true"></r>"#);
    assert_eq!(
        written(&json!({"shared_to": {"a_b": "c"}})),
        "<r><shared-to><a-b>c</a-b></shared-to></r>"
    );
    assert_eq!(written(&json!({})), "<r></r>");
}

#[test]
fn lists_are_written_with_the_singular() {
    for (list, item) in [
        ("emails", "email"),
        ("entries", "entry"),
        ("boxes", "box"),
        ("addresses", "address"),
        ("releases", "release"),
        ("user_ids", "user-id"),
        ("sheep", "item"),
        ("brass", "item"),
        ("s", "item"),
    ] {
        let name = list.replace('_', "-");
        let expected = format!(r#"<r><{name} type="array"><{item}>a</{item}></{name}></r>"#);
        assert_eq!(written(&json!({ list: ["a"] })), expected);
    }
    assert_eq!(written(&json!([])), r#"<r type="array"></r>"#);
    assert_eq!(
        written(&json!([[1]])),
        r#"<r type="array"><item type="array"><item type="integer">1</item></item></r>"#
    );
}

#[test]
fn texts_are_escaped() {
    assert_eq!(
        written(&json!("a<b>&\"'\r\n]]>")),
        "<r>a&lt;b&gt;&amp;\"'&#13;\n]]&gt;</r>"
    );
}

#[test]
fn a_document_has_one_root() {
    let message = "a document is a struct or map with exactly one field, the root element";
    unwritable(&json!({}), message);
    unwritable(&json!({"a": 1, "b": 2}), message);
    unwritable(&json!([1]), message);
    unwritable(&json!("a"), message);
    unwritable(&json!(null), message);
    unwritable(&Some(5), message);
    assert!(to_string(&Some(json!({"a": 1}))).is_ok());
}

#[test]
fn what_xml_cannot_hold_is_refused_with_its_path() {
    unwritable(
        &json!({"track": {"tags": ["a", "\u{1}"]}}),
        "track.tags[1]: the character U+0001 is not allowed in XML",
    );
    unwritable(
        &json!({"t": "\u{FFFE}"}),
        "t: the character U+FFFE is not allowed in XML",
    );
    unwritable(
        &json!({"track": {"permissions[user_id][]": 1}}),
        "track: `permissions[user_id][]` cannot name an element",
    );
    unwritable(&json!({"": 1}), "`` cannot name an element");
    unwritable(&BTreeMap::from([(7, 1)]), "`7` cannot name an element");
    unwritable(
        &BTreeMap::from([("a", f64::NAN)]),
        "a: the number NaN is not finite",
    );
    unwritable(
        &BTreeMap::from([("a", f32::INFINITY)]),
        "a: the number inf is not finite",
    );
    unwritable(&BTreeMap::from([((), 1)]), "a map's key must be a text");
    unwritable(
        &BTreeMap::from([("a", Ok::<u8, u8>(1))]),
        "a: the variant `Ok` holds data, only its name could be written",
    );
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Root {
    some_record: Record,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Record {
    text: String,
    optional_text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    left_out: Option<String>,
    integer: i64,
    large: Option<u64>,
    float: f64,
    single: Option<f32>,
    flag: Option<bool>,
    letter: char,
    level: Level,
    words: Vec<String>,
    numbers: Option<Vec<Option<i32>>>,
    table: Vec<Vec<u8>>,
    pair: (i8, String),
    map: BTreeMap<String, f64>,
    children: Vec<Record>,
    child: Option<Box<Record>>,
    nothing: (),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Level {
    Low,
    #[serde(rename = "in progress")]
    InProgress,
}

fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        3 => any::<char>(),
        1 => proptest::sample::select(vec!['<', '>', '&', '"', '\'', ']', '\r', '\n', '\t', ' ', '-', ';', '#']),
    ];
    let allowed = character.prop_filter("allowed in XML", |&c| super::grammar::is_char(c));
    proptest::collection::vec(allowed, 0..8).prop_map(String::from_iter)
}

fn finite() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("finite", |number| number.is_finite())
}

prop_compose! {
    fn leaf()(
        (text_, optional_text, left_out) in (text(), proptest::option::of(text()), proptest::option::of(text())),
        (integer, large, flag) in any::<(i64, Option<u64>, Option<bool>)>(),
        (float, single) in (finite(), proptest::option::of(-1e30_f32..1e30)),
        (letter, in_progress) in (any::<char>().prop_filter("allowed in XML", |&c| super::grammar::is_char(c)), any::<bool>()),
        words in proptest::collection::vec(text(), 0..4),
        numbers in any::<Option<Vec<Option<i32>>>>(),
        table in proptest::collection::vec(any::<Vec<u8>>(), 0..3),
        pair in (any::<i8>(), text()),
        map in proptest::collection::btree_map("[a-z][a-z_0-9]{0,6}", finite(), 0..4),
    ) -> Record {
        let level = if in_progress { Level::InProgress } else { Level::Low };
        Record {
            text: text_, optional_text, left_out, integer, large, float, single, flag, letter, level, words, numbers,
            table, pair, map, children: vec![], child: None, nothing: (),
        }
    }
}

fn record() -> impl Strategy<Value = Record> {
    leaf().prop_recursive(3, 8, 2, |inner| {
        let children = proptest::collection::vec(inner.clone(), 0..3);
        (
            leaf(),
            children,
            proptest::option::of(inner.prop_map(Box::new)),
        )
            .prop_map(|(leaf, children, child)| Record {
                children,
                child,
                ..leaf
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn what_is_written_is_read_back(some_record in record()) {
        let root = Root { some_record };
        let document = to_string(&root).expect("a document");
        let read: Result<Record, Error> = from_str(&document);
        prop_assert_eq!(read, Ok(root.some_record), "{}", document);
    }

    #[test]
    fn any_text_is_read_or_refused(document in "(<[a-z/!?&;='\"\\[\\] -]{0,8}>?|[ -~é\n]{0,6}){0,12}") {
        let _ = from_str::<Value>(&document);
    }
}
