//! Private tracks: permissions and secret tokens.

use serde_json::{Value, json};

use super::{
    super::{ANA, BO, CLEO, PRIVATE_TRACK, PUBLIC_TRACK, Sandbox},
    http::{Ask, sandbox},
};

fn path(rest: &str) -> String {
    format!("/tracks/{PRIVATE_TRACK}{rest}")
}

async fn secret(sandbox: &Sandbox) -> String {
    let token = Ask::get(&path("/secret-token.json"))
        .by(ANA)
        .send(sandbox)
        .await
        .json();
    token["token"].as_str().expect("a token").to_owned()
}

#[tokio::test]
async fn a_private_track_is_absent_for_strangers() {
    let sandbox = sandbox().await;

    for rest in [
        ".json",
        "/comments.json",
        "/stream",
        "/download",
        "/artwork",
    ] {
        assert_eq!(Ask::get(&path(rest)).status(&sandbox).await, 404, "{rest}");
        assert_eq!(
            Ask::get(&path(rest)).by(CLEO).status(&sandbox).await,
            404,
            "{rest}"
        );
    }
    for rest in ["/permissions.json", "/secret-token.json"] {
        assert_eq!(
            Ask::get(&path(rest)).by(CLEO).status(&sandbox).await,
            404,
            "{rest}"
        );
    }
    for guest in [ANA, BO] {
        assert_eq!(
            Ask::get(&path(".json")).by(guest).status(&sandbox).await,
            200
        );
    }
}

#[tokio::test]
async fn permissions_are_shown_and_replaced() {
    let sandbox = sandbox().await;
    let permalinks = |list: Value| -> Vec<Value> {
        list.as_array()
            .expect("a list")
            .iter()
            .map(|user| user["permalink"].clone())
            .collect()
    };

    let before = Ask::get(&path("/permissions.json"))
        .by(ANA)
        .send(&sandbox)
        .await;
    let body = format!("permissions[user_id][]={}", CLEO.id);
    let after = Ask::put(&path("/permissions.json"))
        .by(ANA)
        .form(&body)
        .send(&sandbox)
        .await;

    assert_eq!((before.status, after.status), (200, 200));
    assert_eq!(permalinks(before.json()), [BO.permalink]);
    assert_eq!(permalinks(after.json()), [CLEO.permalink]);
    assert_eq!(Ask::get(&path("")).by(BO).status(&sandbox).await, 404);
    assert_eq!(Ask::get(&path("")).by(CLEO).status(&sandbox).await, 200);
}

#[tokio::test]
async fn permissions_come_in_json_form_and_xml() {
    let sandbox = sandbox().await;
    let put = || Ask::put(&path("/permissions.json")).by(ANA);
    let (bo, cleo) = (BO.id, CLEO.id);

    for ask in [
        put().json(&json!({ "permissions": { "user_id": [bo, cleo] } })),
        put().form(&format!("permissions%5Buser_id%5D%5B%5D={bo}&permissions[user_id][]={cleo}")),
        put().xml(&format!(
            "<permissions><user-id type=\"array\"><user-id>{bo}</user-id><user-id>{cleo}</user-id></user-id></permissions>"
        )),
    ] {
        assert_eq!(ask.send(&sandbox).await.ids(), [bo, cleo]);
    }
    let nobody = put()
        .json(&json!({ "permissions": { "user_id": [] } }))
        .send(&sandbox)
        .await;
    assert_eq!(nobody.json(), json!([]));
}

#[tokio::test]
async fn permissions_in_xml() {
    let sandbox = sandbox().await;

    let xml = Ask::get(&path("/permissions.xml"))
        .by(ANA)
        .send(&sandbox)
        .await
        .text();

    assert!(xml.contains("<users type=\"array\">\n  <user>"), "{xml}");
    assert!(
        xml.contains(&format!("<id type=\"integer\">{}</id>", BO.id)),
        "{xml}"
    );
}

#[tokio::test]
async fn an_unknown_user_cannot_be_permitted() {
    let sandbox = sandbox().await;
    let put = || Ask::put(&path("/permissions.json")).by(ANA);

    assert_eq!(
        put()
            .form("permissions[user_id][]=99")
            .status(&sandbox)
            .await,
        422
    );
    assert_eq!(put().form("user_id[]=99").status(&sandbox).await, 422);
    assert_eq!(
        Ask::get(&path("/permissions"))
            .by(ANA)
            .send(&sandbox)
            .await
            .ids(),
        [BO.id]
    );
}

#[tokio::test]
async fn a_secret_token_opens_its_track_until_it_is_reset() {
    let sandbox = sandbox().await;
    let old = secret(&sandbox).await;
    let open = |rest: &str, token: &str| Ask::get(&format!("{}?secret_token={token}", path(rest)));
    assert_eq!(open(".json", &old).status(&sandbox).await, 200);
    assert_eq!(open(".xml", &old).by(CLEO).status(&sandbox).await, 200);
    assert_eq!(open("/comments", &old).status(&sandbox).await, 200);
    assert_eq!(open("/stream", &old).status(&sandbox).await, 200);

    let reply = Ask::put(&path("/secret-token.json"))
        .by(ANA)
        .send(&sandbox)
        .await;

    assert_eq!(reply.status, 200);
    let new = reply.json();
    assert_eq!(new["kind"], "secret-token");
    assert_eq!(
        new["resource_uri"],
        format!("{}{}", sandbox.url(), path(""))
    );
    let new = new["token"].as_str().expect("a token");
    assert_ne!(new, old);
    assert_eq!(open(".json", &old).status(&sandbox).await, 404);
    assert_eq!(open(".json", new).status(&sandbox).await, 200);
    assert_eq!(secret(&sandbox).await, new);
}

#[tokio::test]
async fn a_secret_token_in_xml() {
    let sandbox = sandbox().await;

    let shown = Ask::get(&path("/secret-token.xml"))
        .by(ANA)
        .send(&sandbox)
        .await;
    let reset = Ask::put(&path("/secret-token.xml"))
        .by(ANA)
        .send(&sandbox)
        .await;

    assert!(shown.text().contains("<secret-token>"), "{}", shown.text());
    assert!(
        shown
            .element("token")
            .is_some_and(|token| token.starts_with("s-"))
    );
    assert_ne!(shown.element("token"), reset.element("token"));
    assert_eq!(
        reset.element("resource-uri"),
        Some(format!("{}{}", sandbox.url(), path("")))
    );
}

#[tokio::test]
async fn a_secret_opens_no_other_door() {
    let sandbox = sandbox().await;
    let token = secret(&sandbox).await;

    let search = Ask::get(&format!("/tracks.json?filter=private&secret_token={token}"))
        .send(&sandbox)
        .await;
    let write = Ask::delete(&format!("{}?secret_token={token}", path("")))
        .by(CLEO)
        .status(&sandbox)
        .await;
    let other = format!("/tracks/{}?secret_token={token}", PRIVATE_TRACK + 36);

    assert_eq!(search.ids(), [] as [u64; 0]);
    assert_eq!(write, 403);
    assert_eq!(Ask::get(&other).status(&sandbox).await, 404);
}

#[tokio::test]
async fn the_owner_finds_the_secret_in_the_track() {
    let sandbox = sandbox().await;
    let token = secret(&sandbox).await;

    let mine = Ask::get(&path("")).by(ANA).send(&sandbox).await.json();
    let theirs = Ask::get(&path("")).by(BO).send(&sandbox).await.json();

    assert_eq!(
        mine["secret_uri"],
        format!("{}{}?secret_token={token}", sandbox.url(), path(""))
    );
    assert_eq!(theirs["secret_uri"], Value::Null);
}

#[tokio::test]
async fn only_the_owner_handles_keys_and_guests() {
    let sandbox = sandbox().await;

    for id in [PRIVATE_TRACK, PUBLIC_TRACK] {
        for rest in ["permissions.json", "secret-token.json"] {
            let target = format!("/tracks/{id}/{rest}");
            for method in ["GET", "PUT"] {
                assert_eq!(
                    Ask::new(method, &target).status(&sandbox).await,
                    401,
                    "{method} {target}"
                );
                assert_eq!(
                    Ask::new(method, &target).by(BO).status(&sandbox).await,
                    403,
                    "{method} {target}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_track_that_becomes_private_disappears() {
    let sandbox = sandbox().await;
    let target = format!("/tracks/{PUBLIC_TRACK}.json");
    let private = json!({ "track": { "sharing": "private" } });

    Ask::put(&target)
        .by(ANA)
        .json(&private)
        .send(&sandbox)
        .await;

    assert_eq!(Ask::get(&target).by(BO).status(&sandbox).await, 404);
    assert_eq!(Ask::get(&target).by(ANA).status(&sandbox).await, 200);
}
