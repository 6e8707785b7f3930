//! The fields of a track that its owner may write, and what each may hold.

use serde_json::{Map, Value, json};

use super::failure::Failure;

#[derive(Clone, Copy, Debug)]
enum Kind {
    Text,
    /// Text that must not be blank.
    Title,
    /// The track's part of its page's address.
    Permalink,
    Flag,
    Float,
    Integer(i64, i64),
    OneOf(&'static [&'static str]),
    /// `yyyy-mm-dd`; comes back as three fields.
    ReleaseDate,
}

const LICENSES: [&str; 8] = [
    "no-rights-reserved",
    "all-rights-reserved",
    "cc-by",
    "cc-by-nc",
    "cc-by-nd",
    "cc-by-sa",
    "cc-by-nc-nd",
    "cc-by-nc-sa",
];

/// Names as in `track[title]`; others are ignored.
const WRITABLE: [(&str, Kind); 29] = [
    ("title", Kind::Title),
    ("permalink", Kind::Permalink),
    ("sharing", Kind::OneOf(&["public", "private"])),
    ("embeddable_by", Kind::OneOf(&["all", "me", "none"])),
    ("license", Kind::OneOf(&LICENSES)),
    ("description", Kind::Text),
    ("genre", Kind::Text),
    ("tag_list", Kind::Text),
    ("label_name", Kind::Text),
    ("label_id", Kind::Integer(1, i64::MAX)),
    ("release", Kind::Text),
    ("release_date", Kind::ReleaseDate),
    ("release_day", Kind::Integer(1, 31)),
    ("release_month", Kind::Integer(1, 12)),
    ("release_year", Kind::Integer(0, 9999)),
    ("purchase_title", Kind::Text),
    ("purchase_url", Kind::Text),
    ("video_url", Kind::Text),
    ("metadata_artist", Kind::Text),
    ("isrc", Kind::Text),
    ("key_signature", Kind::Text),
    ("track_type", Kind::Text),
    ("bpm", Kind::Float),
    ("streamable", Kind::Flag),
    ("downloadable", Kind::Flag),
    ("commentable", Kind::Flag),
    ("reveal_stats", Kind::Flag),
    ("reveal_comments", Kind::Flag),
    ("feedable", Kind::Flag),
];

/// What a new track holds before its owner has said anything.
pub(crate) fn defaults() -> Map<String, Value> {
    let defaults = json!({
        "sharing": "public", "embeddable_by": "all", "license": "all-rights-reserved",
        "streamable": true, "downloadable": true, "commentable": true, "feedable": true,
        "reveal_stats": true, "reveal_comments": true,
        "description": null, "genre": "", "tag_list": "", "track_type": "",
        "label_id": null, "label_name": null, "release": null,
        "release_day": null, "release_month": null, "release_year": null,
        "purchase_title": null, "purchase_url": null, "video_url": null,
        "metadata_artist": null, "isrc": null, "key_signature": null, "bpm": null,
    });
    match defaults {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// Takes over what was submitted; all that is wrong with it is reported at once.
pub(crate) fn change(
    fields: &mut Map<String, Value>,
    submitted: &Map<String, Value>,
) -> Result<(), Failure> {
    let mut messages = Vec::new();
    for (name, kind) in WRITABLE {
        let Some(value) = submitted.get(name) else {
            continue;
        };
        match kind.read(value) {
            Some(Value::Object(parts)) => fields.extend(parts),
            Some(value) => drop(fields.insert(name.to_owned(), value)),
            None => messages.push(format!("track[{name}] {}", kind.complaint())),
        }
    }
    if messages.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(messages))
    }
}

impl Kind {
    /// Forms and XML send everything as text, JSON does not.
    fn read(self, value: &Value) -> Option<Value> {
        match (self, value) {
            (Self::Title, Value::String(text)) => (!text.trim().is_empty()).then(|| value.clone()),
            (Self::Permalink, Value::String(text)) => is_slug(text).then(|| value.clone()),
            (Self::OneOf(known), Value::String(text)) => {
                known.contains(&text.as_str()).then(|| value.clone())
            }
            (Self::Text, Value::String(_) | Value::Null) | (Self::Flag, Value::Bool(_)) => {
                Some(value.clone())
            }
            (Self::Flag, Value::String(text)) => flag(text).map(Value::Bool),
            (Self::Float | Self::Integer(..), Value::Null) => Some(Value::Null),
            (Self::Float | Self::Integer(..), Value::String(text)) if text.is_empty() => {
                Some(Value::Null)
            }
            (Self::Float, _) => number(value).map(Value::from),
            (Self::Integer(least, most), _) => integer(value, least, most).map(Value::from),
            (Self::ReleaseDate, Value::String(text)) => release_date(text),
            _ => None,
        }
    }

    fn complaint(self) -> String {
        match self {
            Self::Text => "is not text".to_owned(),
            Self::Title => "can't be blank".to_owned(),
            Self::Permalink => "may only hold letters, digits, dashes and underscores".to_owned(),
            Self::Flag => "is neither true nor false".to_owned(),
            Self::Float => "is not a number".to_owned(),
            Self::Integer(least, i64::MAX) => format!("is not a whole number from {least}"),
            Self::Integer(least, most) => format!("is not a whole number from {least} to {most}"),
            Self::OneOf(known) => format!("is not one of {}", known.join(", ")),
            Self::ReleaseDate => "is not a date of the form yyyy-mm-dd".to_owned(),
        }
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::String(text) => text.trim().parse().ok()?,
        _ => value.as_f64()?,
    };
    number.is_finite().then_some(number)
}

fn integer(value: &Value, least: i64, most: i64) -> Option<i64> {
    let number = match value {
        Value::String(text) => text.trim().parse().ok()?,
        _ => value.as_i64()?,
    };
    (least..=most).contains(&number).then_some(number)
}

fn release_date(text: &str) -> Option<Value> {
    let date: jiff::civil::Date = text
        .parse()
        .ok()
        .filter(|_| text.len() == "yyyy-mm-dd".len())?;
    Some(
        json!({ "release_year": date.year(), "release_month": date.month(), "release_day": date.day() }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(name: &str, value: Value) -> Option<Value> {
        let mut fields = defaults();
        let submitted = Map::from_iter([(name.to_owned(), value)]);
        change(&mut fields, &submitted).ok()?;
        Some(Value::Object(fields))
    }

    #[test]
    fn text_of_a_form_becomes_what_the_field_holds() {
        assert_eq!(
            changed("bpm", json!("118.5")).map(|track| track["bpm"].clone()),
            Some(json!(118.5))
        );
        assert_eq!(
            changed("bpm", json!("")).map(|track| track["bpm"].clone()),
            Some(Value::Null)
        );
        assert_eq!(
            changed("downloadable", json!("false")).map(|track| track["downloadable"].clone()),
            Some(json!(false))
        );
        assert_eq!(
            changed("release_year", json!("2024")).map(|track| track["release_year"].clone()),
            Some(json!(2024))
        );
    }

    #[test]
    fn a_release_date_becomes_three_fields() {
        let track = changed("release_date", json!("2024-05-02")).expect("a date");

        assert_eq!(
            (
                &track["release_year"],
                &track["release_month"],
                &track["release_day"]
            ),
            (&json!(2024), &json!(5), &json!(2))
        );
        assert_eq!(track.get("release_date"), None);
    }

    #[test]
    fn wrong_values_are_refused() {
        for (name, value) in [
            ("title", json!("  ")),
            ("title", Value::Null),
            ("title", json!(5)),
            ("title", json!({})),
            ("permalink", json!("a/b")),
            ("sharing", json!("everyone")),
            ("bpm", json!("fast")),
            ("bpm", json!("NaN")),
            ("bpm", json!(true)),
            ("downloadable", json!("maybe")),
            ("downloadable", Value::Null),
            ("release_month", json!(13)),
            ("release_day", json!(1.5)),
            ("release_date", json!("02.05.2024")),
            ("tag_list", json!(["dub"])),
        ] {
            assert_eq!(changed(name, value.clone()), None, "{name} {value}");
        }
    }

    #[test]
    fn all_mistakes_are_reported_at_once() {
        let submitted = Map::from_iter([
            ("bpm".to_owned(), json!("fast")),
            ("title".to_owned(), json!("")),
        ]);

        let Err(Failure::Invalid(messages)) = change(&mut defaults(), &submitted) else {
            unreachable!("two mistakes were accepted")
        };
        assert_eq!(
            messages,
            ["track[title] can't be blank", "track[bpm] is not a number"]
        );
    }

    #[test]
    fn unknown_fields_are_ignored() {
        assert_eq!(
            changed("loudness", json!(11)),
            Some(Value::Object(defaults()))
        );
    }
}
