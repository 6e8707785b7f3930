//! The parts of an upload.

use schemars::{JsonSchema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::{property, schema};
use crate::soundcloud::TrackUpload;

schema!(TrackUpload, "TrackUpload", |generator| {
    let mut parts = TrackUpload::parts(generator);
    parts.insert(part("title"), property::<String>(generator, "The title."));
    parts.insert(
        part("asset_data"),
        file("The audio, with the name of its file."),
    );
    let cover = "The cover, a GIF, JPEG or PNG, with the name of its file.";
    parts.insert(part("artwork_data"), file(cover));
    json_schema!({
        "description": "A track to be uploaded. What is not sent is left to SoundCloud.",
        "type": "object",
        "required": [part("title"), part("asset_data")],
        "properties": parts,
        // `TrackUpload::field` sends any other.
        "additionalProperties": { "type": "string" },
    })
});

/// Adds the part that is a field of this type.
pub(in super::super) fn add<T: JsonSchema>(
    parts: &mut Map<String, Value>,
    field: &str,
    words: &str,
    generator: &mut SchemaGenerator,
) {
    parts.insert(part(field), property::<T>(generator, words));
}

fn part(field: &str) -> String {
    format!("track[{field}]")
}

fn file(words: &str) -> Value {
    json!({
        "description": words,
        "type": "string",
        "format": "binary",
        "contentMediaType": "application/octet-stream",
    })
}
