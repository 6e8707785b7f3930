//! Groups, which SoundCloud closed in August 2016.

use super::date_time::DateTime;
use super::id::GroupId;
use super::lenient::model;
use super::user::User;
use super::words::Kind;

model! {
    /// A group of users who contribute tracks; the legacy API only.
    pub struct Group {
        /// What the document describes: [`Kind::Group`].
        pub kind: Option<Kind>,
        /// The id.
        pub id: Option<GroupId>,
        /// The group's address in the API.
        pub uri: Option<String>,
        /// When it was founded.
        pub created_at: Option<DateTime>,
        /// The last part of its page's address.
        pub permalink: Option<String>,
        /// The group's page.
        pub permalink_url: Option<String>,
        /// The picture.
        pub artwork_url: Option<String>,
        /// The name.
        pub name: Option<String>,
        /// What it is about.
        pub description: Option<String>,
        /// What it is about, in short.
        pub short_description: Option<String>,
        /// Who founded it.
        pub creator: Option<Box<User>>,
    }
}
