//! The same calls on reqwest, as a good Rust programmer writes them by hand.

use std::{fmt::Display, time::Duration};

use reqwest::{
    Client, Method, RequestBuilder, Url,
    header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, HeaderMap, HeaderValue},
};

use crate::{
    BoxError,
    model::{Comment, Filter, NewComment, SecretToken, TOKEN, Track},
};

pub(crate) struct Hand {
    client: Client,
    base: Url,
    /// Made once: `bearer_auth` would format it for each call.
    authorization: HeaderValue,
}

impl Hand {
    pub(crate) fn new(base: &str) -> Result<Self, BoxError> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let client = Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .user_agent("soundcloud-api/0.1.0")
            .default_headers(headers)
            .build()?;
        let mut authorization = HeaderValue::try_from(format!("Bearer {TOKEN}"))?;
        authorization.set_sensitive(true);
        Ok(Self {
            client,
            base: Url::parse(base)?,
            authorization,
        })
    }

    fn request(&self, method: Method, segments: &[&str]) -> RequestBuilder {
        let mut url = self.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.extend(segments);
        }
        self.client
            .request(method, url)
            .header(AUTHORIZATION, self.authorization.clone())
    }

    pub(crate) async fn track(&self, id: u64) -> reqwest::Result<Track> {
        self.request(Method::GET, &["tracks", &format!("{id}.json")])
            .send()
            .await?
            .error_for_status()?
            .json()
            .await
    }

    pub(crate) async fn search(&self, filter: &Filter) -> reqwest::Result<Vec<Track>> {
        self.request(Method::GET, &["tracks.json"])
            .query(filter)
            .send()
            .await?
            .error_for_status()?
            .json()
            .await
    }

    pub(crate) async fn reset_secret(
        &self,
        id: u64,
        format: impl Display,
    ) -> reqwest::Result<SecretToken> {
        let secret = format!("secret-token.{format}");
        self.request(Method::PUT, &["tracks", &id.to_string(), &secret])
            .header(CONTENT_LENGTH, HeaderValue::from_static("0"))
            .send()
            .await?
            .error_for_status()?
            .json()
            .await
    }

    pub(crate) async fn comment(&self, id: u64, comment: &NewComment) -> reqwest::Result<Comment> {
        self.request(Method::POST, &["tracks", &id.to_string(), "comments.json"])
            .json(comment)
            .send()
            .await?
            .error_for_status()?
            .json()
            .await
    }

    pub(crate) async fn uploads(&self, id: u64, limit: u32) -> reqwest::Result<Vec<Track>> {
        self.request(Method::GET, &["users", &id.to_string(), "tracks.json"])
            .query(&[("limit", limit)])
            .send()
            .await?
            .error_for_status()?
            .json()
            .await
    }
}
