//! The body of answers that have nothing else to say.

use super::lenient::model;
use super::secret::Link;

model! {
    /// What SoundCloud answers where there is no document, as after a deletion.
    ///
    /// The text differs from place to place (`200 - OK`, `Status(200) - OK`), so what counts is
    /// the status of the HTTP response.
    pub struct Status {
        /// The status in words.
        pub status: Option<String>,
        /// Where the thing is instead.
        pub location: Option<Link>,
    }
}
