//! What takes a request to the server: reqwest, layers on it, or anything else in its place.

use std::fmt;

use futures_util::{TryFutureExt as _, future::Either};
use reqwest::{Request, Response};
use tower::{Service, ServiceExt as _, util::BoxCloneSyncService};

use crate::error::{BoxError, Error};

/// A boxed transport: what a [`tower::Layer`] for the client receives.
pub type BoxTransport = BoxCloneSyncService<Request, Response, BoxError>;

/// What takes a request to the server.
#[derive(Clone)]
pub(crate) enum Transport {
    /// Called directly: no box for the service, none for its future.
    Reqwest(reqwest::Client),
    Service(BoxTransport),
}

impl Transport {
    pub(crate) fn service<S>(service: S) -> Self
    where
        S: Service<Request, Response = Response> + Clone + Send + Sync + 'static,
        S::Future: Send + 'static,
        S::Error: Into<BoxError>,
    {
        Self::Service(BoxCloneSyncService::new(service.map_err(plain)))
    }

    /// There is none: every call fails before anything is sent.
    pub(crate) fn offline() -> Self {
        Self::service(tower::service_fn(async |_| {
            Err::<Response, _>(Error::offline())
        }))
    }

    /// As a service, for layers to stack on.
    pub(crate) fn into_service(self) -> BoxTransport {
        match self {
            Self::Reqwest(client) => BoxCloneSyncService::new(client.map_err(plain)),
            Self::Service(service) => service,
        }
    }

    /// Whether responses tell the URL that they are from.
    pub(crate) fn is_reqwest(&self) -> bool {
        matches!(self, Self::Reqwest(_))
    }

    /// Sends a request. The future has no copy of it, as that of an `async fn` would.
    pub(crate) fn send(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<Response, BoxError>> + Send + use<> {
        match self {
            Self::Reqwest(client) => Either::Left(client.execute(request).map_err(BoxError::from)),
            Self::Service(service) => Either::Right(service.clone().oneshot(request)),
        }
    }
}

/// An error without the URL, which has secrets: whatever a layer makes of it has none, either.
fn plain(error: impl Into<BoxError>) -> BoxError {
    match error.into().downcast::<reqwest::Error>() {
        Ok(error) => error.without_url().into(),
        Err(error) => error,
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reqwest(_) => "reqwest",
            Self::Service(_) => "service",
        })
    }
}
