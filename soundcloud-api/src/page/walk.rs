//! A walk over the pages of a list, link by link.

use std::{
    collections::HashSet,
    hash::{BuildHasher as _, RandomState},
};

use reqwest::Url;

use super::{Cursor, Paged};
use crate::{
    call::Call,
    decode::Output,
    error::{Error, Kind},
    exchange::has_user,
    request::Prepared,
};

/// The longest link that is followed, in bytes.
const LONGEST: usize = 32 * 1024;

/// Where a walk over pages stands.
pub(super) struct Walk<P> {
    /// The last request, which the next one takes client and headers from.
    origin: Option<Box<Prepared>>,
    next: Option<Call<P>>,
    /// The link that leads to the next page; none to the first.
    cursor: Option<Cursor>,
    followed: Followed,
    /// Pages in a row that had no items.
    empty: usize,
}

/// The links that were followed: a few bytes each, however long they are.
#[derive(Default)]
struct Followed {
    hasher: RandomState,
    links: HashSet<u64>,
}

impl Followed {
    /// Whether it is the first time.
    fn insert(&mut self, url: &Url) -> bool {
        self.links.insert(self.hasher.hash_one(url))
    }
}

impl<P> From<Call<P>> for Walk<P> {
    fn from(first: Call<P>) -> Self {
        let origin = first.origin();
        let mut followed = Followed::default();
        if let Some(origin) = &origin {
            followed.insert(origin.url());
        }
        Self {
            origin,
            next: Some(first),
            cursor: None,
            followed,
            empty: 0,
        }
    }
}

impl<P> Walk<P> {
    /// The same walk, from another page on.
    pub(super) fn resume(mut self, cursor: &Cursor) -> Self {
        if self.origin.is_some() {
            self.followed = Followed::default();
            self.next = Some(self.follow(cursor.as_str()));
        }
        self
    }

    /// The call for the page that a link leads to, if it leads on and stays with the API.
    fn follow(&mut self, link: &str) -> Call<P> {
        let endpoint = self.origin.as_ref().and_then(|origin| origin.endpoint);
        let mut cursor = Cursor::from(link);
        let next = self.prepare(link, &mut cursor);
        let next = next.map_err(|reason| {
            let error = Error::new(Kind::Page(reason)).at(endpoint);
            error.resumed_by(Some(cursor.clone()))
        });
        self.cursor = Some(cursor);
        next.into()
    }

    fn prepare(&mut self, link: &str, cursor: &mut Cursor) -> Result<Box<Prepared>, String> {
        let Some(origin) = &mut self.origin else {
            return Err(
                "a page made by `Call::ready` has no client to ask for the next".to_owned(),
            );
        };
        let url = resolve(origin, link)?;
        // Only here is it known what the link is relative to.
        *cursor = Cursor::from(url.as_str());
        let limits = origin.client.limits();
        if self.empty >= limits.empty_pages {
            return Err(format!("{} pages in a row are empty", self.empty));
        }
        if self.followed.links.len() >= limits.pages {
            return Err(format!("the list has more than {} pages", limits.pages));
        }
        if !self.followed.insert(&url) {
            return Err("the link to the next page leads back to a page before".to_owned());
        }
        let next = origin.follow(url.clone());
        *origin = origin.follow(url);
        Ok(next)
    }
}

/// The URL of the API's own that a link on this page leads to.
fn resolve(page: &Prepared, link: &str) -> Result<Url, String> {
    if link.len() > LONGEST {
        return Err(format!(
            "the link to the next page is {} bytes long, and is not followed",
            link.len()
        ));
    }
    let Ok(mut url) = page.url().join(link) else {
        return Err("the link to the next page is no URL".to_owned());
    };
    // A part of a page is no other page.
    url.set_fragment(None);
    let client = &page.client;
    if client.rebases_pages() && matches!(url.scheme(), "http" | "https") {
        url = rebased(client.base_url(), &url);
    }
    if !client.is_own(&url) || has_user(&url) {
        let to = url.origin().ascii_serialization();
        return Err(format!(
            "the link to the next page leads to `{to}`, not to the API's own origin, and is not followed"
        ));
    }
    Ok(url)
}

/// A URL by its path and query on another origin.
fn rebased(base: &Url, url: &Url) -> Url {
    let mut rebased = base.clone();
    rebased.set_path(url.path());
    rebased.set_query(url.query());
    rebased
}

impl<P: Paged + Output> Walk<P> {
    /// The next page, and what is left of the walk.
    pub(super) async fn step(mut self) -> Result<Option<(P, Self)>, Error> {
        let Some(call) = self.next.take() else {
            return Ok(None);
        };
        let page = match call.await {
            Ok(page) => page,
            Err(error) => {
                let cursor = error.cursor().cloned().or(self.cursor);
                return Err(error.resumed_by(cursor));
            }
        };
        self.empty = if page.items().is_empty() {
            self.empty.saturating_add(1)
        } else {
            0
        };
        if let Some(link) = page.next().filter(|link| !link.is_empty()) {
            // A link that is refused is the error after this page, which is whole.
            let next = self.follow(link);
            self.next = Some(next);
        }
        Ok(Some((page, self)))
    }
}
