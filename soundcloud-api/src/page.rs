//! Lists that come in pages, as streams.

mod cursor;
mod walk;

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};

pub use self::cursor::Cursor;
use self::walk::Walk;
use crate::{call::Call, decode::Output, error::Error};

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
    /// credentials, and only to the origin of the base URL. The stream ends after its first error,
    /// which knows where it can be resumed ([`Error::cursor`]); a link that was followed before, a
    /// third empty page in a row and page 10,001 are errors.
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
        walk_over(Walk::from(self))
    }

    /// All pages from where a listing ended: see [`Error::cursor`].
    ///
    /// The call is the same that the listing was begun by; its own query is not used.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use soundcloud_api::{BoxError, Call, Client, Error, Paged, endpoint};
    /// use futures_util::{StreamExt, TryStreamExt};
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
    /// # async fn example(shop: Client) -> Result<(), Error> {
    /// let mut listing = shop.items().items();
    /// loop {
    ///     match listing.try_next().await {
    ///         Ok(Some(item)) => println!("{item}"),
    ///         Ok(None) => break,
    ///         // What the network lost; a link that was refused would be refused again.
    ///         Err(error) if error.is_retryable() => {
    ///             let Some(cursor) = error.cursor() else {
    ///                 return Err(error);
    ///             };
    ///             // Or in another run: the cursor is text.
    ///             tokio::time::sleep(Duration::from_secs(60)).await;
    ///             listing = shop.items().items_from(cursor);
    ///         }
    ///         Err(error) => return Err(error),
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn pages_from(self, cursor: impl Into<Cursor>) -> Pages<P>
    where
        P: 'static,
    {
        walk_over(Walk::from(self).resume(&cursor.into()))
    }

    /// The items of all pages from where a listing ended; see [`pages_from`](Self::pages_from).
    pub fn items_from(self, cursor: impl Into<Cursor>) -> Items<P::Item>
    where
        P: 'static,
        P::Item: 'static,
    {
        items_of(self.pages_from(cursor))
    }

    /// The items of all pages from this one on, in their order; see [`pages`](Self::pages).
    pub fn items(self) -> Items<P::Item>
    where
        P: 'static,
        P::Item: 'static,
    {
        items_of(self.pages())
    }
}

fn walk_over<P: Paged + Output + Send + 'static>(walk: Walk<P>) -> Pages<P>
where
    P::Item: Send,
{
    Pages(stream::try_unfold(walk, Walk::step).boxed())
}

fn items_of<P: Paged + Send + 'static>(pages: Pages<P>) -> Items<P::Item>
where
    P::Item: Send + 'static,
{
    let items = pages.map_ok(|page| stream::iter(page.into_items().into_iter().map(Ok)));
    Items(items.try_flatten().boxed())
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
