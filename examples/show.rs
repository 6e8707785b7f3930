//! Prints calls and results in a form worth reading.

use std::error::Error;

use soundcloud_api::{
    Call, Endpoint, Output,
    soundcloud::{Comment, Track, User},
};

/// A step's headline.
pub(crate) fn step(headline: &str) {
    println!("\n── {headline}");
}

/// Shows a call before it is sent, and what became of it.
pub(crate) trait Show<T> {
    /// Sends the call, and shows the status.
    async fn show(self) -> Result<T, soundcloud_api::Error>;

    /// Sends the call, and shows how it is refused.
    async fn show_refusal(self) -> Result<(), Box<dyn Error>>;
}

impl<T: Output + Send> Show<T> for Call<T> {
    async fn show(self) -> Result<T, soundcloud_api::Error> {
        announce(&self);
        let response = self.send().await?;
        println!("   {}", response.status);
        Ok(response.value)
    }

    async fn show_refusal(self) -> Result<(), Box<dyn Error>> {
        announce(&self);
        match self.await {
            Ok(_) => Err("this should have been refused".into()),
            Err(error) => {
                println!("   error: {error}");
                let message = error.api().and_then(|api| api.message());
                println!(
                    "   phase {:?}, status {:?}, message {message:?}",
                    error.phase(),
                    error.status()
                );
                Ok(())
            }
        }
    }
}

/// The method of the trait, and the request that it makes.
fn announce<T>(call: &Call<T>) {
    let name = call.endpoint().map_or("?", Endpoint::name);
    println!("   {name}() → {call}");
}

/// A track in one line.
pub(crate) fn track_line(track: &Track) {
    let id = track.id().map(|id| id.to_string()).unwrap_or_default();
    let title = track.title.as_deref().unwrap_or("?");
    let by = track
        .user
        .as_ref()
        .and_then(|user| user.username.as_deref());
    let seconds = track.duration.map_or(0, |duration| duration.as_secs());
    let bpm = track
        .bpm
        .map(|bpm| format!(", {bpm} bpm"))
        .unwrap_or_default();
    let sharing = track.sharing.as_ref().map(ToString::to_string);
    println!(
        "   {id}  “{title}” by {}  {}:{:02}{bpm}, {}",
        by.unwrap_or("?"),
        seconds / 60,
        seconds % 60,
        sharing.unwrap_or_default()
    );
}

/// A comment in one line.
pub(crate) fn comment_line(comment: &Comment) {
    let by = comment
        .user
        .as_ref()
        .and_then(|user| user.username.as_deref());
    let at = comment
        .timestamp
        .map(|at| format!(" at {}:{:02}", at.as_secs() / 60, at.as_secs() % 60));
    let body = comment.body.as_deref().unwrap_or_default();
    println!("   {}{}: {body}", by.unwrap_or("?"), at.unwrap_or_default());
}

/// A user in one line.
pub(crate) fn user_line(user: &User) {
    let id = user.id().map(|id| id.to_string()).unwrap_or_default();
    println!("   {id}  {}", user.username.as_deref().unwrap_or("?"));
}
