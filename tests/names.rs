//! Names of hosts that only a test knows: all of them are servers on loopback, and a client takes
//! them for whatever they are called.

use std::{
    collections::HashMap,
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use reqwest::{
    dns::{Name, Resolve, Resolving},
    redirect::Policy,
};

/// A resolver that knows these names and no others. The port is that of the address, unless the
/// URL has one.
#[derive(Debug, Clone, Default)]
pub struct Names {
    known: HashMap<String, SocketAddr>,
    asked: Arc<AtomicUsize>,
}

impl Names {
    /// One that knows no name.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, with one more.
    pub fn with(mut self, name: &str, address: SocketAddr) -> Self {
        self.known.insert(name.to_owned(), address);
        self
    }

    /// Connections by these names, that trust nobody: to read the certificates of the system takes
    /// longer than most tests.
    pub fn connections(&self) -> reqwest::Client {
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .tls_certs_only([])
            .dns_resolver(Arc::new(self.clone()));
        client.build().expect("a client")
    }

    /// How many names were looked up, by this resolver and its clones.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let found = self.known.get(name.as_str()).copied();
        Box::pin(async move {
            match found {
                Some(address) => Ok(Box::new(std::iter::once(address)) as Box<_>),
                None => Err(io::Error::other("no such name").into()),
            }
        })
    }
}
