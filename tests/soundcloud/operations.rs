//! Every operation, and what it answers.

use soundcloud_api::{
    sandbox::{ANA, BO, CONSUMER_KEY, GROUP, Sandbox},
    soundcloud,
};

use crate::drive::{Subject, drive};

/// The operations of the document in its order, with the type that each method gives.
const ANSWERS: [(&str, &str); 14] = [
    ("getTracks", "Page<Track>"),
    ("postTracks", "Track"),
    ("getTracksTrack", "Track"),
    ("putTracksTrack", "Track"),
    ("deleteTracksTrack", "()"),
    ("getTracksTrackComments", "Page<Comment>"),
    ("postTracksTrackComments", "Comment"),
    ("getTracksTrackPermissions", "Vec<User>"),
    ("putTracksTrackPermissions", "Vec<User>"),
    ("getTracksTrackSecretToken", "SecretToken"),
    ("putTracksTrackSecretToken", "SecretToken"),
    ("getUsersUserTracks", "Page<Track>"),
    ("getMeTracks", "Page<Track>"),
    ("getGroupsGroupTracks", "Page<Track>"),
];

#[tokio::test]
async fn the_sandbox_serves_all_25_with_the_same_types() {
    let sandbox = Sandbox::start().await.expect("a free port");
    let api = soundcloud::client()
        .base_url(sandbox.url())
        .token(ANA.token)
        .api_key("consumer_key", CONSUMER_KEY)
        .build()
        .expect("a client");
    let subject = Subject {
        user: BO.id.into(),
        group: GROUP.into(),
    };
    let steps = drive(&api, subject).await.expect("every answer decodes");
    assert_eq!(steps.len(), 25);
    for step in &steps {
        let stem = step.operation.split('.').next();
        let known = ANSWERS.iter().find(|(name, _)| Some(*name) == stem);
        let (_, answer) = known.unwrap_or_else(|| panic!("{}", step.operation));
        assert_eq!(short(step.answer), *answer, "{}", step.operation);
    }
}

/// `a::b::Page<c::Track>` as `Page<Track>`.
fn short(path: &str) -> String {
    path.split_inclusive(['<', '>'])
        .map(|part| part.rsplit("::").next().unwrap_or(part))
        .collect()
}
