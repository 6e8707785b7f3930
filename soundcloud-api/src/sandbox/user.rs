//! A person with an account.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{clock, urn};

#[derive(Clone, Debug)]
pub(crate) struct User {
    pub(crate) id: u64,
    pub(crate) permalink: String,
    pub(crate) username: String,
    pub(crate) token: String,
    pub(crate) last_modified: Timestamp,
}

impl User {
    /// The short form, as it stands in tracks, comments and permissions.
    pub(crate) fn json(&self, url: &str) -> Value {
        let Self {
            id,
            permalink,
            username,
            ..
        } = self;
        json!({
            "kind": "user",
            "id": id,
            "urn": urn::write("users", *id),
            "permalink": permalink,
            "username": username,
            "last_modified": clock::slashes(self.last_modified),
            "uri": format!("{url}/users/{id}"),
            "permalink_url": format!("https://soundcloud.com/{permalink}"),
            "avatar_url": format!("https://i1.sndcdn.com/avatars-{id:012}-large.jpg"),
        })
    }
}
