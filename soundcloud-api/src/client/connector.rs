//! How connections are made, and what is stacked on them.

use std::sync::Arc;

use reqwest::{dns::Resolve, redirect::Policy};

use crate::{
    error::Error,
    limits::Limits,
    transport::{BoxTransport, Transport},
};

/// How to make a transport: reqwest, and layers on it.
#[derive(Clone)]
pub(crate) struct Connector {
    pub(super) limits: Limits,
    pub(super) layers: Vec<Stack>,
    pub(super) resolver: Option<Arc<dyn Resolve>>,
    /// Whether proxies of the environment and the system are used.
    pub(super) proxies: bool,
}

pub(super) type Stack = Arc<dyn Fn(BoxTransport) -> BoxTransport + Send + Sync>;

impl Connector {
    pub(super) fn transport(&self) -> Result<Transport, Error> {
        Ok(self.stack(Transport::Reqwest(self.reqwest()?)))
    }

    pub(super) fn stack(&self, transport: Transport) -> Transport {
        self.layers.iter().fold(transport, |inner, layer| {
            Transport::Service(layer(inner.into_service()))
        })
    }

    fn reqwest(&self) -> Result<reqwest::Client, Error> {
        let mut builder = reqwest::Client::builder()
            .connect_timeout(self.limits.connect)
            .pool_idle_timeout(self.limits.idle)
            // What is packed is unpacked here, in one way.
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .redirect(Policy::none())
            // Requests that were refused are sent again here, where they are counted.
            .retry(reqwest::retry::never());
        if let Some(resolver) = &self.resolver {
            builder = builder.dns_resolver(Arc::clone(resolver));
        }
        if !self.proxies || !may_have_proxy() {
            // A client without proxies does not look for one at each call.
            builder = builder.no_proxy();
        }
        builder
            .build()
            .map_err(|error| Error::transport(error.into()))
    }
}

/// Whether reqwest may find a proxy: in the environment, or in the system's settings, which it
/// only reads on these two.
fn may_have_proxy() -> bool {
    const VARIABLES: [&str; 6] = [
        "HTTP_PROXY",
        "http_proxy",
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
    ];
    let is_set = |name: &&str| std::env::var_os(name).is_some();
    cfg!(any(target_os = "macos", windows)) || VARIABLES.iter().any(is_set)
}
