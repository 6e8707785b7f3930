//! Redirects into networks that a server on the outside has no business to lead to.

use soundcloud_tests::{
    names::Names,
    wait::ends,
    wire::{Wire, json, pool, redirect},
};

use super::{API, client, expect_redirect, led_to};
use crate::shop::{ID, Shop as _, builder};

/// Addresses of this machine, with a port of its own.
const LOOPBACK: [&str; 18] = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.1.2.3",
    "2130706433",
    "017700000001",
    "0177.0.0.01",
    "0x7f000001",
    "0x7f.0.0.1",
    "0X7F.1",
    "0",
    "0.0.0.0",
    "%31%32%37.0.0.1",
    "１２７.0.0.1",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]",
    "localhost",
];

/// More of this machine, and of networks that are nobody's but their own.
const PRIVATE: [&str; 37] = [
    "[::1]",
    "[::]",
    "[0::0:1]",
    "[::127.0.0.1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::a00:1]",
    "[64:ff9b:1::127.0.0.1]",
    "[2002:7f00:1::]",
    "[2002:a00:1::1]",
    "[2001:0:1:1:1:1:80ff:fffe]",
    "[fe80::1]",
    "[fec0::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[::ffff:a9fe:a9fe]",
    "[::ffff:169.254.169.254]",
    "10.0.0.1",
    "0xa000001",
    "012.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "3232235521",
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "169.254.170.2",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "224.0.0.1",
    "255.255.255.255",
    "localhost.",
    "a.LOCALHOST",
];

#[tokio::test]
async fn r07_a_redirect_into_a_private_network_is_refused() {
    let inside = Wire::always(json("7"));
    let port = inside.address().port();
    let hosts = LOOPBACK.into_iter().chain(PRIVATE);
    let places = |host| ["http:", "https:", ""].map(|scheme| format!("{scheme}//{host}:{port}/x"));
    let places: Vec<_> = hosts.flat_map(places).collect();
    let led = places.clone();
    let wire = Wire::start(move |request| {
        let id = request.segments().pop().expect("an id");
        led_to(led[id.parse::<usize>().expect("a number")].as_bytes())
    });
    // By the connections that a client makes for itself.
    let names = Names::new().with("api.example", wire.address());
    let client = builder(API).dns_resolver(names.clone()).build();
    let client = client.expect("a client");
    for (index, place) in places.iter().enumerate() {
        let error = ends(client.item(&index.to_string())).await;
        expect_redirect(&error.expect_err(place), 302);
        assert_eq!(wire.count(), index + 1, "{place}");
    }
    assert_eq!(inside.connections(), 0);
    // Nothing but the API was ever connected to.
    assert_eq!(names.asked(), wire.connections());
}

#[tokio::test]
async fn r07_not_by_a_detour_either() {
    let inside = Wire::always(json("7"));
    let detour = Wire::always(redirect(302, &inside.url()));
    let wire = Wire::always(redirect(302, "http://cdn.example/x"));
    let names = Names::new().with("cdn.example", detour.address());
    let error = ends(client(&wire, names).item(ID)).await;
    expect_redirect(&error.expect_err("is refused"), 302);
    assert_eq!((wire.count(), detour.count()), (1, 1));
    assert_eq!(inside.connections(), 0);
}

#[tokio::test]
async fn r07_an_api_in_a_private_network_may_lead_to_another_place_there() {
    let inside = Wire::always(json("7"));
    let port = inside.address().port();
    for (index, host) in ["127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"]
        .into_iter()
        .enumerate()
    {
        let wire = Wire::always(redirect(302, &format!("http://{host}:{port}/x")));
        let client = builder(wire.url()).reqwest(pool()).build();
        let client = client.expect("a client");
        assert_eq!(ends(client.item(ID)).await.expect(host), 7);
        assert_eq!((wire.count(), inside.count()), (1, index + 1));
        super::is_bare(&inside.last());
    }
}
