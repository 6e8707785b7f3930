//! Rows T: connections that are not made, are lost, or are slow.

mod connect;
mod frames;
mod lost;
mod pooled;
mod slow;

use soundcloud_api::{
    ErrorKind::{self, Timeout, Transport},
    TimeoutPhase, TransportPhase,
};

const DNS: ErrorKind = Transport(TransportPhase::Dns);
const CONNECT: ErrorKind = Transport(TransportPhase::Connect);
const TLS: ErrorKind = Transport(TransportPhase::Tls);
const READ: ErrorKind = Transport(TransportPhase::Read);

const NO_CONNECTION: ErrorKind = Timeout(TimeoutPhase::Connect);
const NO_RESPONSE: ErrorKind = Timeout(TimeoutPhase::Response);
const TOTAL: ErrorKind = Timeout(TimeoutPhase::Total);
