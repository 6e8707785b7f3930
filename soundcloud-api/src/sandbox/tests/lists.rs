//! The tracks of a user, of oneself, of a group.

use super::{
    super::{ANA, APP_TOKEN, BO, CLEO, GROUP, PRIVATE_TRACK, PUBLIC_TRACK},
    http::{Ask, sandbox},
};

#[tokio::test]
async fn the_tracks_of_a_user() {
    let sandbox = sandbox().await;
    let target = format!("/users/{}/tracks.json", ANA.id);

    let public = Ask::get(&target).send(&sandbox).await;
    let for_bo = Ask::get(&target).by(BO).send(&sandbox).await;
    let for_cleo = Ask::get(&target).by(CLEO).send(&sandbox).await;
    let own = Ask::get(&target).by(ANA).send(&sandbox).await;

    assert_eq!((public.status, public.ids().len()), (200, 29));
    assert!(!public.ids().contains(&PRIVATE_TRACK));
    assert_eq!((for_bo.ids().len(), for_cleo.ids().len()), (30, 29));
    assert!(own.ids().contains(&PRIVATE_TRACK));
    let by_urn = format!("/users/soundcloud:users:{}/tracks", ANA.id);
    assert_eq!(Ask::get(&by_urn).send(&sandbox).await.ids(), public.ids());
    assert_eq!(
        Ask::get("/users/99/tracks.json").status(&sandbox).await,
        404
    );
    assert_eq!(
        Ask::get("/users/me/tracks.json").status(&sandbox).await,
        404
    );
}

#[tokio::test]
async fn ones_own_tracks() {
    let sandbox = sandbox().await;

    let mine = Ask::get("/me/tracks.json").by(ANA).send(&sandbox).await;

    assert_eq!((mine.status, mine.ids().len()), (200, 30));
    assert!(mine.ids().contains(&PRIVATE_TRACK));
    assert_eq!(Ask::get("/me/tracks.json").status(&sandbox).await, 401);
    let app = Ask::get("/me/tracks.json").header("authorization", &format!("Bearer {APP_TOKEN}"));
    assert_eq!(app.status(&sandbox).await, 401);
    assert_eq!(
        Ask::put("/me/tracks.json").by(ANA).status(&sandbox).await,
        405
    );
}

#[tokio::test]
async fn the_oldest_first() {
    let sandbox = sandbox().await;

    let list = Ask::get("/me/tracks.json?sort=asc&limit=2")
        .by(ANA)
        .send(&sandbox)
        .await;

    assert_eq!(list.ids(), [PUBLIC_TRACK, PUBLIC_TRACK + 1]);
    assert_eq!(
        Ask::get("/me/tracks.json?sort=x")
            .by(ANA)
            .status(&sandbox)
            .await,
        400
    );
}

#[tokio::test]
async fn the_tracks_of_a_group() {
    let sandbox = sandbox().await;

    let list = Ask::get(&format!("/groups/{GROUP}/tracks.json"))
        .send(&sandbox)
        .await;
    let page = Ask::get(&format!(
        "/groups/{GROUP}/tracks?limit=4&linked_partitioning=1"
    ))
    .send(&sandbox)
    .await;
    let xml = Ask::get(&format!("/groups/{GROUP}/tracks.xml"))
        .send(&sandbox)
        .await
        .text();

    assert_eq!((list.status, list.ids().len()), (200, 6));
    assert_eq!(page.ids().len(), 4);
    assert_eq!(xml.matches("<track>").count(), 6);
    assert_eq!(
        Ask::get("/groups/9/tracks.json").status(&sandbox).await,
        404
    );
}
