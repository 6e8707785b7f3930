//! Ids: numbers, or URNs.

use schemars::json_schema;

use super::schema;
use crate::soundcloud::{CommentId, GroupId, TrackId, UserId};

macro_rules! ids {
    ($($Id:ident, $name:literal, $kind:literal, $words:literal;)*) => {
        $(schema!($Id, $name, |_| json_schema!({
            "description": $words,
            "type": ["integer", "string"],
            "format": "int64",
            "minimum": 0,
            "pattern": concat!("^(soundcloud:", $kind, ":)?[0-9]+$"),
        }));)*
    };
}

ids! {
    TrackId, "TrackId", "tracks", "The id of a track, as a number or as a URN.";
    UserId, "UserId", "users", "The id of a user, as a number or as a URN.";
    CommentId, "CommentId", "comments", "The id of a comment, as a number or as a URN.";
    GroupId, "GroupId", "groups", "The id of a group, as a number or as a URN.";
}
