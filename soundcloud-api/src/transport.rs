//! What takes a request to the server: reqwest, layers on it, or anything else in its place.

use std::fmt;

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
    /// There is none: every call fails before anything is sent.
    Offline,
}

impl Transport {
    pub(crate) fn service<S>(service: S) -> Self
    where
        S: Service<Request, Response = Response> + Clone + Send + Sync + 'static,
        S::Future: Send + 'static,
        S::Error: Into<BoxError>,
    {
        Self::Service(BoxCloneSyncService::new(service.map_err(Into::into)))
    }

    /// As a service, for layers to stack on.
    pub(crate) fn into_service(self) -> BoxTransport {
        match self {
            Self::Reqwest(client) => BoxCloneSyncService::new(client.map_err(Into::into)),
            Self::Service(service) => service,
            Self::Offline => BoxCloneSyncService::new(tower::service_fn(|_| async {
                Err(Error::offline().into())
            })),
        }
    }

    pub(crate) async fn send(&self, request: Request) -> Result<Response, BoxError> {
        match self {
            Self::Reqwest(client) => client.execute(request).await.map_err(Into::into),
            Self::Service(service) => service.clone().oneshot(request).await,
            Self::Offline => Err(Error::offline().into()),
        }
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reqwest(_) => "reqwest",
            Self::Service(_) => "service",
            Self::Offline => "offline",
        })
    }
}
