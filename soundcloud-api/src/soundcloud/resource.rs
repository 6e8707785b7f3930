//! What an address of the API is of, and how to find the address of a page.

use reqwest::Url;

use super::model::{GroupId, TrackId, UserId};
use crate::{Api, Call, Client, Error, endpoint};

/// What an address of the API is of.
///
/// ```
/// use soundcloud_api::soundcloud::Resource;
///
/// let url = "https://api.soundcloud.com/tracks/soundcloud:tracks:291".parse()?;
/// assert_eq!(Resource::of(&url), Some(Resource::Track(291.into())));
/// # Ok::<(), url::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Resource {
    /// A track: `/tracks/<id>`.
    Track(TrackId),
    /// A user: `/users/<id>`.
    User(UserId),
    /// A group: `/groups/<id>`.
    Group(GroupId),
    /// Anything else, such as a playlist, by its collection and its id.
    Other(String, String),
}

impl Resource {
    /// What this address is of: its last two segments tell. `None` for what is not of this form.
    #[must_use]
    pub fn of(url: &Url) -> Option<Self> {
        let mut segments = url.path_segments()?.rev();
        let (id, collection) = (segments.next()?, segments.next()?);
        let id = percent_encoding::percent_decode_str(id)
            .decode_utf8()
            .ok()?;
        let id = id.strip_suffix(".json").unwrap_or(&id);
        let (name, id) = match id
            .strip_prefix("soundcloud:")
            .and_then(|urn| urn.split_once(':'))
        {
            Some((name, _)) => (name, id),
            None => (collection, id),
        };
        Some(match name {
            "tracks" => Self::Track(id.parse().ok()?),
            "users" => Self::User(id.parse().ok()?),
            "groups" => Self::Group(id.parse().ok()?),
            _ if id.is_empty() || name.is_empty() => return None,
            _ => Self::Other(name.to_owned(), id.to_owned()),
        })
    }
}

/// Not of the first document, so that it is not among the operations of `SoundCloud`.
trait Resolve: Api {
    #[endpoint(GET, "/resolve?<url>")]
    fn resolve(&self, url: &str) -> Call<()>;
}

impl Resolve for Client {}

/// Finds what the address of a page is of: `https://soundcloud.com/ana/night-bus` of a track.
///
/// A private link keeps its secret in the address: pass it whole. Needs a token.
///
/// ```no_run
/// use soundcloud_api::soundcloud::{self, Resource};
///
/// # async fn example(token: String) -> Result<(), soundcloud_api::Error> {
/// let soundcloud = soundcloud::client().token(token).build()?;
/// match soundcloud::resolve(&soundcloud, "https://soundcloud.com/ana/night-bus").await? {
///     Some(Resource::Track(id)) => println!("track {id}"),
///     other => println!("{other:?}"),
/// }
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// As any call; a page that is not there is 404, and an answer that leads elsewhere is refused.
/// `None` is an address that is of no known form.
pub async fn resolve(client: &Client, url: &str) -> Result<Option<Resource>, Error> {
    let location = client.resolve(url).location().await?;
    Ok(Resource::of(&location))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: &str) -> Option<Resource> {
        Resource::of(&Url::parse(url).expect("a URL"))
    }

    #[test]
    fn numbers_and_urns_are_known_by_their_collection() {
        let track = Some(Resource::Track(291.into()));
        for url in [
            "https://api.soundcloud.com/tracks/291",
            "https://api.soundcloud.com/tracks/291.json?secret_token=s-1",
            "https://api.soundcloud.com/v1/tracks/soundcloud:tracks:291",
            "https://api.soundcloud.com/tracks/soundcloud%3Atracks%3A291",
        ] {
            assert_eq!(of(url), track, "{url}");
        }
        let user = Some(Resource::User(7.into()));
        assert_eq!(of("https://api.soundcloud.com/users/7"), user);
        let playlist = Resource::Other("playlists".to_owned(), "12".to_owned());
        assert_eq!(
            of("https://api.soundcloud.com/playlists/12"),
            Some(playlist)
        );
    }

    #[test]
    fn what_is_of_no_known_form_is_nothing() {
        for url in [
            "https://api.soundcloud.com",
            "https://api.soundcloud.com/",
            "https://api.soundcloud.com/tracks",
            "https://api.soundcloud.com/tracks/",
            "https://api.soundcloud.com/tracks/night-bus",
            "https://api.soundcloud.com/tracks/%ff",
        ] {
            assert_eq!(of(url), None, "{url}");
        }
    }
}
