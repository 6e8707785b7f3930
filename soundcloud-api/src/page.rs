//! Lists that come in pages, as streams.

use std::{
    collections::HashSet,
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use reqwest::Url;

use crate::{
    call::Call,
    decode::Output,
    error::{Error, Kind},
    exchange::has_user,
    request::Prepared,
};

/// How many pages a listing may have.
const MOST_PAGES: usize = 10_000;

/// How many pages in a row may be empty.
const MOST_EMPTY: usize = 3;

/// A page of a list, with the link to the next one.
///
/// Implement it for the page type of an API to get [`Call::pages`] and [`Call::items`]:
///
/// ```
/// use soundcloud_api::Paged;
///
/// #[derive(serde::Deserialize)]
/// struct Page<T> {
///     results: Vec<T>,
///     next: Option<String>,
/// }
///
/// impl<T> Paged for Page<T> {
///     type Item = T;
///
///     fn next(&self) -> Option<&str> {
///         self.next.as_deref()
///     }
///
///     fn items(&self) -> &[T] {
///         &self.results
///     }
///
///     fn into_items(self) -> Vec<T> {
///         self.results
///     }
/// }
/// ```
pub trait Paged {
    /// What the list is of.
    type Item;

    /// The URL of the next page, absolute or relative to this page's; `None` on the last page.
    fn next(&self) -> Option<&str>;

    /// The items of this page.
    fn items(&self) -> &[Self::Item];

    /// The items of this page, taken out of it.
    fn into_items(self) -> Vec<Self::Item>;
}

impl<P: Paged + Output + Send> Call<P>
where
    P::Item: Send,
{
    /// All pages from this one on, one request each, when the stream is asked for the next.
    ///
    /// The link to the next page is followed as the server gives it, with the client's
    /// credentials, and only to the origin of the base URL. The stream ends after its first error;
    /// a link that was followed before, a fourth empty page in a row and page 10,001 are errors.
    ///
    /// ```
    /// # use soundcloud_api::{BoxError, Call, Client, Paged, endpoint};
    /// use futures_util::TryStreamExt;
    /// # #[derive(serde::Deserialize)]
    /// # struct Page<T> { results: Vec<T>, next: Option<String> }
    /// # impl<T> Paged for Page<T> {
    /// #     type Item = T;
    /// #     fn next(&self) -> Option<&str> { self.next.as_deref() }
    /// #     fn items(&self) -> &[T] { &self.results }
    /// #     fn into_items(self) -> Vec<T> { self.results }
    /// # }
    ///
    /// # trait Shop: soundcloud_api::Api {
    /// #[endpoint(GET, "/items")]
    /// fn items(&self) -> Call<Page<u32>>;
    /// # }
    /// # impl Shop for Client {}
    /// # let shop = Client::builder("https://shop.example")
    /// #     .transport(tower::service_fn(|request: reqwest::Request| async move {
    /// #         let body = match request.url().query() {
    /// #             None => r#"{"results":[1,2],"next":"/items?page=2"}"#,
    /// #             _ => r#"{"results":[3],"next":null}"#,
    /// #         };
    /// #         Ok::<_, BoxError>(http::Response::new(body).into())
    /// #     }))
    /// #     .build()?;
    /// # futures_util::FutureExt::now_or_never(async {
    /// let all: Vec<u32> = shop.items().items().try_collect().await?;
    /// assert_eq!(all, [1, 2, 3]);
    /// # Ok::<(), soundcloud_api::Error>(())
    /// # }).unwrap()?;
    /// # Ok::<(), soundcloud_api::Error>(())
    /// ```
    pub fn pages(self) -> Pages<P>
    where
        P: 'static,
    {
        let origin = self.origin();
        let walk = Walk {
            followed: origin.iter().map(|origin| origin.url().clone()).collect(),
            origin,
            next: Some(self),
            empty: 0,
        };
        Pages(stream::try_unfold(walk, Walk::step).boxed())
    }

    /// The items of all pages from this one on, in their order; see [`pages`](Self::pages).
    pub fn items(self) -> Items<P::Item>
    where
        P: 'static,
        P::Item: 'static,
    {
        let pages = self.pages();
        let items = pages.map_ok(|page| stream::iter(page.into_items().into_iter().map(Ok)));
        Items(items.try_flatten().boxed())
    }
}

/// Where a walk over pages stands.
struct Walk<P> {
    /// The last request, which the next one takes client and headers from.
    origin: Option<Box<Prepared>>,
    next: Option<Call<P>>,
    followed: HashSet<Url>,
    empty: usize,
}

impl<P: Paged + Output> Walk<P> {
    async fn step(mut self) -> Result<Option<(P, Self)>, Error> {
        let Some(call) = self.next.take() else {
            return Ok(None);
        };
        let page = call.await?;
        self.empty = if page.items().is_empty() {
            self.empty + 1
        } else {
            0
        };
        if let Some(link) = page.next().filter(|link| !link.is_empty()) {
            let endpoint = self.origin.as_ref().and_then(|origin| origin.endpoint);
            // A link that is refused is the error after this page, which is whole.
            let next = self.follow(link).map_err(|error| error.at(endpoint));
            self.next = Some(next.into());
        }
        Ok(Some((page, self)))
    }

    /// The request for the next page, if it leads on and stays with the API.
    fn follow(&mut self, link: &str) -> Result<Box<Prepared>, Error> {
        let wrong = |reason: String| Err(Error::new(Kind::Page(reason)));
        let Some(origin) = &mut self.origin else {
            return wrong(
                "a page made by `Call::ready` has no client to ask for the next".to_owned(),
            );
        };
        let Ok(url) = origin.url().join(link) else {
            return wrong("the link to the next page is no URL".to_owned());
        };
        if !origin.client.is_own(&url) || has_user(&url) {
            let to = url.origin().ascii_serialization();
            return wrong(format!(
                "the link to the next page leads to `{to}`, not to the API's own origin, and is not followed"
            ));
        }
        if self.empty > MOST_EMPTY {
            return wrong(format!("{} pages in a row are empty", self.empty));
        }
        if self.followed.len() >= MOST_PAGES {
            return wrong(format!("the list has more than {MOST_PAGES} pages"));
        }
        let next = origin.follow(url.clone());
        *origin = origin.follow(url.clone());
        if !self.followed.insert(url) {
            return wrong("the link to the next page leads back to a page before".to_owned());
        }
        Ok(next)
    }
}

/// Pages of a list: what [`Call::pages`] gives.
#[must_use = "a stream does nothing until it is asked for its items"]
pub struct Pages<P>(Pin<Box<dyn Stream<Item = Result<P, Error>> + Send>>);

/// Items of a list: what [`Call::items`] gives.
#[must_use = "a stream does nothing until it is asked for its items"]
pub struct Items<T>(Pin<Box<dyn Stream<Item = Result<T, Error>> + Send>>);

macro_rules! stream {
    ($name:ident) => {
        impl<T> Stream for $name<T> {
            type Item = Result<T, Error>;

            fn poll_next(
                mut self: Pin<&mut Self>,
                context: &mut Context<'_>,
            ) -> Poll<Option<Self::Item>> {
                self.0.as_mut().poll_next(context)
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

stream!(Pages);
stream!(Items);
