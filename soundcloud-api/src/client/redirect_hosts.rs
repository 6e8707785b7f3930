//! Where redirects may lead.

use std::net::{Ipv4Addr, Ipv6Addr};

use reqwest::Url;
use url::Host;

use crate::error::Error;

/// The hosts beside the API's own that redirects may lead to.
#[derive(Debug, Clone, Default)]
pub(crate) struct RedirectHosts {
    /// Names and `*.names` as URLs have them; without a list any.
    hosts: Option<Vec<String>>,
}

impl RedirectHosts {
    /// Refuses what is no host, and would never be redirected to.
    pub(crate) fn to(hosts: &[String]) -> Result<Self, Error> {
        let hosts = hosts.iter().map(|host| {
            named(host).ok_or_else(|| {
                Error::config(format!(
                    "`redirect_hosts`: `{}` is no host; write a name alone, as `cdn.example`, or `*.cdn.example` for all below it",
                    host.escape_debug()
                ))
            })
        });
        let hosts = Some(hosts.collect::<Result<_, _>>()?);
        Ok(Self { hosts })
    }

    /// Why a URL may not be asked; `None` where it may.
    pub(crate) fn refuse(&self, base: &Url, url: &Url) -> Option<&'static str> {
        if base.host() == url.host() {
            return None;
        }
        if is_private(url) && !is_private(base) {
            return Some("an address of a private network");
        }
        (!self.lists(url)).then_some("not among `redirect_hosts`")
    }

    fn lists(&self, url: &Url) -> bool {
        let Some(hosts) = &self.hosts else {
            return true;
        };
        let name = url.host_str().unwrap_or_default().trim_end_matches('.');
        hosts.iter().any(|host| match host.strip_prefix("*.") {
            Some(domain) => name
                .strip_suffix(domain)
                .is_some_and(|below| below.ends_with('.')),
            None => name == host,
        })
    }
}

/// A host as URLs have it, with the `*.` that it may begin with.
fn named(host: &str) -> Option<String> {
    let (below, name) = match host.strip_prefix("*.") {
        Some(domain) => ("*.", domain),
        None => ("", host),
    };
    // A URL may have a `*` in its host, and none leads there.
    let host = (!name.contains('*')).then(|| Host::parse(name).ok())??;
    let name = host.to_string();
    let name = name.trim_end_matches('.');
    (!name.is_empty()).then(|| format!("{below}{name}"))
}

/// Whether a URL is of this machine or a private network, by its address or name: what a server on
/// the outside has no business to lead to.
fn is_private(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => is_private_v4(address),
        Some(Host::Ipv6(address)) => is_private_v6(address),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || name.ends_with(".localhost")
        }
        None => true,
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_unspecified()
        || address.is_broadcast()
        || address.is_multicast()
        || first == 0
        || first >= 240
        // Shared between providers (RFC 6598), benchmarks (RFC 2544), protocols (RFC 6890).
        || (first == 100 && (64..128).contains(&second))
        || (first == 198 && (18..20).contains(&second))
        || (first == 192 && second == 0 && third == 0)
        // Of Azure's, to each of its machines, though the address is a public one.
        || address == Ipv4Addr::new(168, 63, 129, 16)
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let first = address.segments().first().copied().unwrap_or_default();
    address.is_loopback()
        || address.is_unspecified()
        || address.is_unique_local()
        || address.is_unicast_link_local()
        || address.is_multicast()
        // Of sites (RFC 3879), deprecated and still routed.
        || first & 0xffc0 == 0xfec0
        || embedded(address).is_some_and(is_private_v4)
}

/// The address of version 4 within one of version 6: mapped, compatible, translated (RFC 2765,
/// RFC 6052, RFC 8215) or tunnelled (RFC 3056, RFC 4380).
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let (high, low) = match address.segments() {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low]
        | [0, 0, 0, 0, 0xffff, 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x64, 0xff9b, 1, _, _, _, high, low]
        | [0x2002, high, low, ..] => (high, low),
        // Turned over, bit by bit.
        [0x2001, 0, .., high, low] => (!high, !low),
        _ => return None,
    };
    let [a, b] = high.to_be_bytes();
    let [c, d] = low.to_be_bytes();
    Some(Ipv4Addr::new(a, b, c, d))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Url {
        Url::parse(text).expect(text)
    }

    #[test]
    fn private_addresses_are_refused_in_every_notation() {
        let public = parsed("https://api.example");
        let any = RedirectHosts::default();
        for url in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://localhost/",
            "http://a.LocalHost./",
            "http://[::1]/",
            "http://[::]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::127.0.0.1]/",
            "http://[::ffff:a9fe:a9fe]/",
            "http://[::ffff:0:127.0.0.1]/",
            "http://[64:ff9b::10.0.0.1]/",
            "http://[64:ff9b:1::10.0.0.1]/",
            "http://[2002:7f00:1::]/",
            "http://[2001:0:1:2:3:4:80ff:fffe]/",
            "http://[fec0::1]/",
            "http://[fe80::1]/",
            "http://[fd00:ec2::254]/",
            "http://169.254.169.254/latest",
            "http://10.0.0.1/",
            "http://172.16.0.1/",
            "http://192.168.1.1/",
            "http://100.64.0.1/",
            "http://0.0.0.0/",
            "http://192.0.0.192/",
            "http://168.63.129.16/",
        ] {
            let url = parsed(url);
            assert!(any.refuse(&public, &url).is_some(), "{url}");
            assert!(
                any.refuse(&parsed("http://127.0.0.1:8080"), &url).is_none(),
                "{url}"
            );
        }
        for url in [
            "https://cdn.example/",
            "https://1.1.1.1/",
            "https://[2606:4700::1111]/",
            "https://[64:ff9b::1.1.1.1]/",
            "https://[2001:0:1:2:3:4:fefe:fefe]/",
            "https://172.32.0.1/",
        ] {
            assert!(any.refuse(&public, &parsed(url)).is_none(), "{url}");
        }
    }

    #[test]
    fn a_list_of_hosts_is_all_there_is() {
        let hosts = [
            "cdn.example.",
            "*.Media.example",
            "bücher.example",
            "1.1.1.1",
            "[2606:4700::1111]",
        ];
        let listed = RedirectHosts::to(&hosts.map(str::to_owned)).expect("hosts");
        let base = parsed("https://api.example");
        for (url, is_allowed) in [
            ("https://api.example/x", true),
            ("https://CDN.example/x", true),
            ("https://cdn.example./x", true),
            ("https://xn--bcher-kva.example/x", true),
            ("https://0x1.1.1.1/x", true),
            ("https://[2606:4700:0::1111]/x", true),
            ("https://a.media.example/x", true),
            ("https://a.b.media.example/x", true),
            ("https://media.example/x", false),
            ("https://evilmedia.example/x", false),
            ("https://a.cdn.example/x", false),
            ("https://cdn.example.evil/x", false),
        ] {
            assert_eq!(
                listed.refuse(&base, &parsed(url)).is_none(),
                is_allowed,
                "{url}"
            );
        }
    }
    #[test]
    fn what_is_no_host_is_refused() {
        for host in [
            "",
            ".",
            "*",
            "*.",
            "*.*.example",
            "https://cdn.example",
            "cdn.example/",
            "cdn.example:443",
            "user@cdn.example",
            "cdn example",
            "256.1.1.1",
            "::1",
        ] {
            let error = RedirectHosts::to(&[host.to_owned()]).expect_err(host);
            assert!(
                error.to_string().contains(&format!("`{host}` is no host")),
                "{error}"
            );
        }
    }
}
