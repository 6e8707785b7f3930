//! A server that speaks TLS, with certificates that are good, or wrong in one way each.

use std::{io, net::TcpStream, sync::Arc};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    date_time_ymd,
};
use rustls::{
    RootCertStore, ServerConfig, ServerConnection, StreamOwned,
    crypto::aws_lc_rs,
    pki_types::{CertificateDer, PrivateKeyDer},
    server::{WebPkiClientVerifier, danger::ClientCertVerifier},
};

use crate::{
    port::Port,
    wire::{Answer, Request, Stream, Wire, serve_all},
};

/// What is wrong with a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing, for those who trust the authority.
    None,
    /// Nobody vouches for it.
    SelfSigned,
    /// It is another server's.
    WrongHost,
    /// It was good once.
    Expired,
    /// It will be good once.
    NotYetValid,
}

impl Fault {
    /// All that a client has to notice.
    pub const ALL: [Self; 4] = [
        Self::SelfSigned,
        Self::WrongHost,
        Self::Expired,
        Self::NotYetValid,
    ];
}

/// An authority of the tests' own, and the certificates that it gives.
#[derive(Debug)]
pub struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    /// A new one, that nobody trusts yet.
    pub fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        Self(CertifiedIssuer::self_signed(params, key).expect("a certificate"))
    }

    /// A client of reqwest that trusts this authority and no other.
    pub fn trusted(&self) -> reqwest::ClientBuilder {
        let root = reqwest::Certificate::from_der(self.0.der()).expect("a certificate");
        reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .tls_certs_only([root])
    }

    fn config(&self, fault: Fault) -> ServerConfig {
        self.config_for(fault, WebPkiClientVerifier::no_client_auth())
    }

    fn config_for(&self, fault: Fault, clients: Arc<dyn ClientCertVerifier>) -> ServerConfig {
        let host = match fault {
            Fault::WrongHost => "other.example",
            _ => "127.0.0.1",
        };
        let mut params = CertificateParams::new([host.to_owned()]).expect("a host");
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        match fault {
            Fault::Expired => {
                params.not_before = date_time_ymd(2001, 1, 1);
                params.not_after = date_time_ymd(2002, 1, 1);
            }
            Fault::NotYetValid => {
                params.not_before = date_time_ymd(2998, 1, 1);
                params.not_after = date_time_ymd(2999, 1, 1);
            }
            _ => {}
        }
        let key = KeyPair::generate().expect("a key");
        let certificate = match fault {
            Fault::SelfSigned => params.self_signed(&key),
            _ => params.signed_by(&key, &self.0),
        };
        let chain: Vec<CertificateDer<'static>> =
            vec![certificate.expect("a certificate").der().clone()];
        let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
        ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_client_cert_verifier(clients)
            .with_single_cert(chain, key)
            .expect("a certificate with its key")
    }

    /// A server with such a certificate. It sees a request only if the client trusts it.
    pub fn server(
        &self,
        fault: Fault,
        answer: impl Fn(&Request) -> Answer + Send + Sync + 'static,
    ) -> Wire {
        let config = Arc::new(self.config(fault));
        Wire::over("https", move |socket, number, seen| {
            serve_all(accepted(&config, socket), number, seen, &answer);
        })
    }

    /// A port that takes only clients with a certificate of this authority's, and tells others so
    /// when their side of the handshake is over.
    pub fn port_for_clients(&self) -> Port {
        let mut roots = RootCertStore::empty();
        roots.add(self.0.der().clone()).expect("a certificate");
        let provider = Arc::new(aws_lc_rs::default_provider());
        let known = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
        let known = known.build().expect("an authority");
        let config = Arc::new(self.config_for(Fault::None, known));
        Port::start(move |socket, _| {
            let mut secure = accepted(&config, socket);
            while secure.conn.complete_io(&mut secure.sock).is_ok() && secure.conn.is_handshaking()
            {
            }
            // A connection that was closed with something unread would be reset, and nothing told.
            let _ = io::copy(&mut secure.sock, &mut io::sink());
        })
    }

    /// What makes more of a socket, with a good certificate and these protocols (RFC 7301).
    pub(crate) fn acceptor(
        &self,
        protocols: &[&[u8]],
    ) -> impl Fn(TcpStream) -> Secure + Send + Sync + 'static + use<> {
        let mut config = self.config(Fault::None);
        config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
        let config = Arc::new(config);
        move |socket| accepted(&config, socket)
    }

    /// Its own certificate in a file, for programs that are told by `SSL_CERT_FILE` whom to trust.
    pub fn pem(&self) -> String {
        let text = base64(self.0.der());
        format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
    }
}

/// RFC 4648 §4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let four = |three: &[u8]| {
        let mut group = [0; 4];
        group[1..=three.len()].copy_from_slice(three);
        let bits = u32::from_be_bytes(group);
        let digit = move |place: usize| {
            let index = (bits >> (18 - 6 * place)) & 63;
            char::from(DIGITS[index as usize])
        };
        let count = three.len() + 1;
        let digits = (0..count).map(digit);
        digits.chain((count..4).map(|_| '=')).collect::<String>()
    };
    bytes.chunks(3).map(four).collect()
}

/// A connection on TLS.
pub(crate) type Secure = StreamOwned<ServerConnection, TcpStream>;

fn accepted(config: &Arc<ServerConfig>, socket: TcpStream) -> Secure {
    let connection = ServerConnection::new(Arc::clone(config)).expect("a connection");
    StreamOwned::new(connection, socket)
}

impl Default for Authority {
    fn default() -> Self {
        Self::new()
    }
}

impl Stream for Secure {
    fn socket(&self) -> &TcpStream {
        &self.sock
    }
}
