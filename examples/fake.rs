//! A unit test of one's own code with a fake SoundCloud: no server, no sandbox.
//!
//! ```sh
//! cargo run --example fake
//! cargo test --example fake
//! ```

use soundcloud_api::{Api, Call, Client, Error, SoundCloud, StatusCode, soundcloud::TrackId};

/// The code under test: it takes any SoundCloud.
async fn headline(soundcloud: &dyn SoundCloud, id: TrackId) -> Result<String, Error> {
    let track = soundcloud.track(id).await?;
    let title = track.title.unwrap_or_else(|| "Untitled".to_owned());
    Ok(match track.playback_count {
        Some(count) if count > 1_000 => format!("{title} (popular)"),
        _ => title,
    })
}

/// A SoundCloud of one track. Methods that it does not have say so when they are called.
struct Fake {
    plays: u64,
}

impl Api for Fake {
    fn client(&self) -> &Client {
        Client::offline()
    }
}

impl SoundCloud for Fake {
    fn track(&self, _: TrackId) -> Call<soundcloud_api::soundcloud::Track> {
        let mut track = soundcloud_api::soundcloud::Track::default();
        track.title = Some("Night bus".to_owned());
        track.playback_count = Some(self.plays);
        Call::ready(track)
    }

    fn delete_track(&self, _: TrackId) -> Call<()> {
        let body = r#"{"errors":[{"error_message":"403 - Forbidden"}]}"#;
        Call::failed(Error::answered(StatusCode::FORBIDDEN, body))
    }
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    println!("{}", headline(&Fake { plays: 7 }, 291.into()).await?);
    println!("{}", headline(&Fake { plays: 5_000 }, 291.into()).await?);
    let fake = Fake { plays: 7 };
    let error = fake.delete_track(291.into()).await;
    println!("{}", error.expect_err("the fake refuses"));
    let error = fake.secret_token(291.into()).await;
    println!("{}", error.expect_err("the fake has no such method"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_popular_track_is_called_so() {
        let headline = headline(&Fake { plays: 1_001 }, 291.into()).await;
        assert_eq!(headline.unwrap(), "Night bus (popular)");
    }

    #[tokio::test]
    async fn a_method_that_the_fake_lacks_names_itself() {
        let error = Fake { plays: 7 }
            .secret_token(291.into())
            .await
            .unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("GET /tracks/<track_id>/secret-token.json")
        );
    }
}
