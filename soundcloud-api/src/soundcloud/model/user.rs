//! Users: the short form inside of tracks and comments, the full one, and oneself.

use super::date_time::DateTime;
use super::id::UserId;
use super::lenient::model;
use super::words::Kind;

model! {
    /// A user.
    ///
    /// One type for all that SoundCloud says about users. Inside of tracks and comments it is the
    /// short form: id, name, addresses and picture. The fields from `plan` on are told only about
    /// oneself. As in [`Track`](super::Track) every field is optional, and counts are not to be
    /// relied on where the user is embedded in something else.
    pub struct User {
        /// What the document describes: [`Kind::User`].
        pub kind: Option<Kind>,
        /// The id as a URN, since 2025. [`User::id`] takes it or the number.
        pub urn: Option<UserId>,
        /// The id as a number; deprecated since 2025 and at times missing.
        pub id: Option<UserId>,
        /// The name that is shown.
        pub username: Option<String>,
        /// The last part of the page's address.
        pub permalink: Option<String>,
        /// The user's page.
        pub permalink_url: Option<String>,
        /// The user's address in the API.
        pub uri: Option<String>,
        /// The picture. The size is a word in its name, as in a track's `artwork_url`.
        pub avatar_url: Option<String>,
        /// The first name.
        pub first_name: Option<String>,
        /// The last name.
        pub last_name: Option<String>,
        /// First and last name.
        pub full_name: Option<String>,
        /// The city.
        pub city: Option<String>,
        /// The country's name.
        pub country: Option<String>,
        /// The user's words about themselves.
        pub description: Option<String>,
        /// The name at Discogs.
        pub discogs_name: Option<String>,
        /// Legacy: the name at Myspace.
        pub myspace_name: Option<String>,
        /// A page elsewhere.
        pub website: Option<String>,
        /// What the link to that page says.
        pub website_title: Option<String>,
        /// When the account was made.
        pub created_at: Option<DateTime>,
        /// When the account was changed last.
        pub last_modified: Option<DateTime>,
        /// Whether the user is online.
        pub online: Option<bool>,
        /// How many follow the user.
        pub followers_count: Option<u64>,
        /// How many the user follows.
        pub followings_count: Option<u64>,
        /// How many public tracks there are.
        pub track_count: Option<u64>,
        /// How many public playlists there are.
        pub playlist_count: Option<u64>,
        /// How many public tracks the user likes.
        pub public_favorites_count: Option<u64>,
        /// How many tracks and playlists the user reposted.
        pub reposts_count: Option<u64>,
        /// How many things the user likes.
        pub likes_count: Option<u64>,
        /// How many comments the user made; 0 for everybody since March 2022.
        pub comments_count: Option<u64>,
        /// The name of the subscription, such as `Free` or `Pro Unlimited`.
        pub plan: Option<String>,
        /// The subscriptions; deprecated.
        pub subscriptions: Option<Vec<Subscription>>,
        /// Oneself: the language.
        pub locale: Option<String>,
        /// Oneself: whether the e-mail address is confirmed. Until it is, uploads are refused.
        pub primary_email_confirmed: Option<bool>,
        /// Oneself: how many private playlists there are.
        pub private_playlists_count: Option<u64>,
        /// Oneself: how many private tracks there are.
        pub private_tracks_count: Option<u64>,
        /// Oneself: how many seconds of audio may still be uploaded; `None` is no limit.
        pub upload_seconds_left: Option<u64>,
        /// Oneself: how much may be uploaded.
        pub quota: Option<Quota>,
    }
}

impl User {
    /// The id: the URN, or else the number.
    #[must_use]
    pub fn id(&self) -> Option<UserId> {
        self.urn.or(self.id)
    }
}

model! {
    /// A subscription of a user.
    pub struct Subscription {
        /// What is subscribed to.
        pub product: Option<Product>,
        /// Whether it goes on by itself.
        pub recurring: Option<bool>,
    }
}

model! {
    /// What a user may subscribe to.
    pub struct Product {
        /// Its key, such as `creator-pro-unlimited`.
        pub id: Option<String>,
        /// Its name, such as `Pro Unlimited`.
        pub name: Option<String>,
    }
}

model! {
    /// How much a user may upload.
    pub struct Quota {
        /// Whether there is no limit.
        pub unlimited_upload_quota: Option<bool>,
        /// The seconds of audio that were uploaded.
        pub upload_seconds_used: Option<u64>,
        /// The seconds of audio that may still be; `None` is no limit.
        pub upload_seconds_left: Option<u64>,
    }
}
