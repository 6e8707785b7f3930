//! The same faults, from outside of the process.

use serde_json::{Value, json};

use super::{LIST, client, get, sandbox, whole};

#[tokio::test]
async fn what_is_put_befalls_the_next() {
    let sandbox = sandbox().await;
    let url = format!("{}/sandbox/faults", sandbox.url());
    for (rule, status) in [
        (json!({ "fault": "reply", "status": 418 }), 418),
        (
            json!({ "fault": "reply", "status": 429, "page": "rate_limit", "retry_after": 2, "date": "asctime" }),
            429,
        ),
        (
            json!({ "fault": "reply", "status": 302, "headers": [["location", [104, 255]]] }),
            302,
        ),
        (json!({ "fault": "page", "next": 7 }), 200),
        (json!({ "fault": "spoil", "kind": "bom" }), 200),
    ] {
        let rules = json!([rule]);
        let put = client().put(&url).body(rules.to_string()).send().await;
        let shown: Value = whole(put.expect("an answer")).await.json();
        assert_eq!(shown, rules);
        let seen = get(&sandbox, LIST).await.expect("an answer");
        assert_eq!(seen.status(), status);
    }
}
