//! A long run over a network on which a fifth of everything goes wrong.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use soundcloud_api::{Client, ErrorKind, ManualClock, RetryPolicy};
use soundcloud_tests::{
    child::{self, Child, Usage},
    proxy::{Cut, Dice, Line, Proxy, Toxic},
    wait::{GUARD, ends},
    wire::{Answer, End, Wire, answer, json},
};
use tokio::{runtime::Handle, task::JoinSet};

use crate::{
    bodies::Documents as _,
    shop::{SECRET, builder},
};

const CALLS: usize = 20_000;

/// Calls at once.
const WIDE: usize = 16;

/// What a server says to every fifth request: faults of the transport, of HTTP and of bodies.
fn fault(dice: &mut Dice) -> Answer {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    match dice.below(16) {
        0 => Answer::raw("").then(End::Close),
        1 => Answer::raw("").then(End::Reset),
        2 => Answer::raw("HTTP/1.1 200 OK\r\ncontent-le").then(End::Close),
        3 => Answer::raw(format!("{head}content-length: 9\r\n\r\n12")).then(End::Close),
        4 => Answer::raw(format!("{head}content-length: 9\r\n\r\n12")).then(End::Reset),
        5 => Answer::raw(format!(
            "{head}transfer-encoding: chunked\r\n\r\n1\r\n7\r\n"
        ))
        .then(End::Close),
        6 => Answer::raw(format!("{head}transfer-encoding: chunked\r\n\r\nzz\r\n"))
            .then(End::Silence),
        7 => Answer::raw("SSH-2.0-OpenSSH\r\n").then(End::Close),
        8 => answer(503, &[("content-type", "text/html")], "<html>"),
        9 => answer(429, &[("retry-after", "1")], ""),
        10 => answer(500, &[], r#"{"error":"x"}"#),
        11 => answer(404, &[], ""),
        12 => answer(302, &[("location", "javascript:x")], ""),
        13 => answer(200, &[("content-encoding", "br")], "7"),
        14 => json("{\"cut\":"),
        _ => answer(200, &[("content-type", "text/html")], "<html>"),
    }
}

/// Some calls, each of which has to end. Of those that succeed, the value is right.
async fn round(client: &Client, calls: usize) -> (usize, usize) {
    let next = Arc::new(AtomicUsize::new(0));
    let mut workers = JoinSet::new();
    for _ in 0..WIDE {
        let (client, next) = (client.clone(), Arc::clone(&next));
        workers.spawn(async move {
            let (mut good, mut bad) = (0, 0);
            loop {
                let number = next.fetch_add(1, Ordering::SeqCst);
                if number >= calls {
                    return (good, bad);
                }
                let id = number.to_string();
                let result = match number % 3 {
                    0 => ends(client.posted::<usize>(&id, SECRET)).await,
                    _ => ends(client.document::<usize>(&id)).await,
                };
                match result {
                    Ok(value) => {
                        assert_eq!(value, number);
                        good += 1;
                    }
                    Err(error) => {
                        assert!(error.kind() != ErrorKind::InvalidInput, "{error:?}");
                        bad += 1;
                    }
                }
            }
        });
    }
    let done = workers.join_all().await;
    done.into_iter()
        .fold((0, 0), |sum, (good, bad)| (sum.0 + good, sum.1 + bad))
}

async fn settled() -> Usage {
    // Connections that are over are let go of by tasks that have to run for that.
    for _ in 0..200 {
        tokio::time::sleep(Duration::from_millis(5)).await;
        if Handle::current().metrics().num_alive_tasks() <= WIDE {
            break;
        }
    }
    Usage::now()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn l05_after_twenty_thousand_calls_all_is_as_it_was() {
    if let Some(url) = child::argument() {
        let policy = RetryPolicy::default();
        let client = builder(url).clock(ManualClock::new()).retry(policy);
        let client = client.concurrency(WIDE).build().expect("a client");
        // Until everything is there that stays.
        round(&client, CALLS / 10).await;
        let before = settled().await;
        let tasks = Handle::current().metrics().num_alive_tasks();
        let (good, bad) = round(&client, CALLS).await;
        assert_eq!(good + bad, CALLS);
        // Most faults are mended by another attempt; those of a `POST` are not.
        assert!(good > CALLS * 3 / 4 && bad > CALLS / 100, "{good} {bad}");
        let after = settled().await;
        let left = Handle::current().metrics().num_alive_tasks();
        println!("\n{before:?}\n{after:?}\ntasks {tasks}, {left}; {good} good, {bad} bad");
        assert!(
            after.memory * 100 <= before.memory * 105,
            "{before:?} {after:?}"
        );
        // A connection for each call at once, and its task, may be there or not.
        assert!(after.files <= before.files + WIDE, "{before:?} {after:?}");
        assert!(left <= tasks + WIDE, "{tasks} {left}");
        drop(client);
        let start = std::time::Instant::now();
        while Handle::current().metrics().num_alive_tasks() > 0 {
            assert!(start.elapsed() < GUARD, "tasks are left");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        return child::report();
    }
    if !child::is_told() {
        return;
    }
    let number = AtomicUsize::new(0);
    let wire = Wire::start(move |request| {
        let number = number.fetch_add(1, Ordering::SeqCst);
        let mut dice = Dice(number as u64);
        if dice.below(5) == 0 {
            return fault(&mut dice);
        }
        json(request.segments().pop().expect("an id"))
    });
    // And some connections are lost on their way.
    let proxy = Proxy::start(wire.address(), |number| {
        let mut dice = Dice(number as u64);
        let mut line = Line::default();
        if dice.below(10) == 0 {
            let how = [Cut::Close, Cut::Reset][number % 2];
            line.down.push(Toxic::Limit(1 + dice.below(2_000), how));
        }
        line
    });
    let test = "resources::soak::l05_after_twenty_thousand_calls_all_is_as_it_was";
    let child = Child::run(test, &proxy.url());
    println!("{}", child.printed);
    child.usage();
}
