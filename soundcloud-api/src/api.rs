//! What a trait of endpoints needs: a client.

use crate::client::Client;

/// What has a [`Client`] to send calls by: the supertrait of every trait of endpoints.
///
/// The client itself is one; so is whatever wraps it:
///
/// ```
/// use soundcloud_api::{Api, Call, Client, endpoint};
///
/// trait Shop: Api {
///     #[endpoint(GET, "/items/<id>")]
///     fn item(&self, id: u32) -> Call<String>;
/// }
///
/// struct MyShop {
///     client: Client,
/// }
///
/// impl Api for MyShop {
///     fn client(&self) -> &Client {
///         &self.client
///     }
/// }
///
/// impl Shop for MyShop {}
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not give its endpoints a client",
    label = "does not implement `Api`",
    note = "declare the trait as `trait …: soundcloud_api::Api`; what is no `Client` implements `Api` by the one it has"
)]
pub trait Api {
    /// The client that calls are sent by.
    fn client(&self) -> &Client;
}

impl Api for Client {
    fn client(&self) -> &Client {
        self
    }
}

impl<T: Api + ?Sized> Api for &T {
    fn client(&self) -> &Client {
        (**self).client()
    }
}

impl<T: Api + ?Sized> Api for std::sync::Arc<T> {
    fn client(&self) -> &Client {
        (**self).client()
    }
}
