//! `/tracks/{track_id}/permissions`: who may hear a private track.

use std::sync::Arc;

use axum::extract::State;
use serde_json::Value;

use super::{
    super::{
        answer::Answer, app::App, auth::SignedIn, failure::Failure, payload::Payload, track::Track,
        urn, world::World,
    },
    id::Id,
};

/// `GET /tracks/{track_id}/permissions`
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    SignedIn { caller, .. }: SignedIn,
    Id(id): Id,
) -> Result<Answer, Failure> {
    let world = app.world();
    Ok(permitted(world.owned_track(id, &caller)?, &world, &app.url))
}

/// `PUT /tracks/{track_id}/permissions`
pub(crate) async fn replace(
    State(app): State<Arc<App>>,
    SignedIn { caller, .. }: SignedIn,
    Id(id): Id,
    payload: Payload,
) -> Result<Answer, Failure> {
    app.world().owned_track(id, &caller)?;
    let submission = payload.read(&app.store).await?;
    let mut world = app.world();
    let users = read(&submission.params, &world)?;
    world.owned_track_mut(id, &caller)?.permitted = users;
    Ok(permitted(world.owned_track(id, &caller)?, &world, &app.url))
}

fn permitted(track: &Track, world: &World, url: &str) -> Answer {
    let users = track.permitted.iter().filter_map(|id| world.users.get(id));
    Answer::list("users", users.map(|user| user.json(url)).collect())
}

/// Reads `{"permissions": {"user_id": [3]}}`; an empty list takes all permissions away.
fn read(params: &Value, world: &World) -> Result<Vec<u64>, Failure> {
    let ids = match params
        .get("permissions")
        .and_then(|permissions| permissions.get("user_id"))
    {
        None => return Err(Failure::missing("permissions[user_id]")),
        Some(Value::Array(ids)) => ids.iter().collect(),
        Some(id) => vec![id],
    };
    let mut users = Vec::new();
    // A form has no other way to say "nobody" than an empty element.
    for id in ids.into_iter().filter(|id| *id != "" && !id.is_null()) {
        let user = user_id(id).filter(|user| world.users.contains_key(user));
        let user = user
            .ok_or_else(|| Failure::invalid(format!("permissions[user_id] {id} is not a user")))?;
        if !users.contains(&user) {
            users.push(user);
        }
    }
    Ok(users)
}

fn user_id(id: &Value) -> Option<u64> {
    match id {
        Value::String(text) => urn::read("users", text.trim()),
        _ => id.as_u64(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sandbox::sample::{self, BO, CLEO};

    fn ids(user_id: &Value) -> Option<Vec<u64>> {
        read(
            &json!({ "permissions": { "user_id": user_id } }),
            &sample::world(),
        )
        .ok()
    }

    #[test]
    fn ids_come_as_numbers_text_and_urns() {
        let urn = urn::write("users", CLEO.id);

        assert_eq!(ids(&json!([BO.id, urn])), Some(vec![BO.id, CLEO.id]));
        assert_eq!(ids(&json!([BO.id.to_string(), BO.id])), Some(vec![BO.id]));
        assert_eq!(ids(&json!(BO.id)), Some(vec![BO.id]));
    }

    #[test]
    fn an_empty_list_is_nobody() {
        for nobody in [json!([]), json!([""]), json!("")] {
            assert_eq!(ids(&nobody), Some(vec![]));
        }
    }

    #[test]
    fn strangers_are_refused() {
        for stranger in [
            json!([99]),
            json!(["x"]),
            json!([-1]),
            json!([{}]),
            json!({ "a": 1 }),
            json!(true),
        ] {
            assert_eq!(ids(&stranger), None, "{stranger}");
        }
    }

    #[test]
    fn a_body_without_a_list_is_incomplete() {
        for params in [
            json!({}),
            json!({ "permissions": [] }),
            json!({ "permissions": { "user_ids": [1] } }),
        ] {
            assert_eq!(
                read(&params, &sample::world()),
                Err(Failure::missing("permissions[user_id]"))
            );
        }
    }
}
