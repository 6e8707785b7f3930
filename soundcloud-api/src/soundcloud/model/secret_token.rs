//! The token that opens a private track.

use super::lenient::model;
use super::secret::{Link, SecretText};
use super::words::Kind;

model! {
    /// The secret token of a track.
    ///
    /// Who has it may hear the track though it is private. The legacy API shows it to the
    /// owner and replaces it by a new random one on request; all links with the old one die then.
    pub struct SecretToken {
        /// What the document describes: [`Kind::SecretToken`].
        pub kind: Option<Kind>,
        /// The token; [`SecretToken::token`] shows it.
        pub token: Option<SecretText>,
        /// The address of this document.
        pub uri: Option<Link>,
        /// The address of the track in the API.
        pub resource_uri: Option<Link>,
    }
}

impl SecretToken {
    /// The token in clear text, such as `s-4Qx9z`.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.token.as_ref().map(SecretText::expose)
    }
}
