//! Apps, which legacy tracks name as their origin.

use super::lenient::model;
use super::words::Kind;

model! {
    /// An app that uploaded a track; the legacy API only.
    pub struct App {
        /// What the document describes: [`Kind::App`].
        pub kind: Option<Kind>,
        /// The number of the app.
        pub id: Option<u64>,
        /// The name of the app.
        pub name: Option<String>,
        /// The app's address in the API.
        pub uri: Option<String>,
        /// The app's page at SoundCloud.
        pub permalink_url: Option<String>,
        /// The app's own page.
        pub external_url: Option<String>,
        /// Who made the app.
        pub creator: Option<String>,
    }
}
