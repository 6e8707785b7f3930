//! `/sandbox/faults`: the switches for who is in another process.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    middleware::map_response,
    response::Response,
    routing::get,
};
use serde_json::Value;

use super::{
    super::{answer::Answer, app::App, failure::Failure, format::Format, payload},
    Rule,
};

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/sandbox/faults", get(show).put(replace).delete(clear))
        .layer(map_response(|response: Response| async {
            Answer::write(response, Format::Json, None)
        }))
}

async fn show(State(app): State<Arc<App>>) -> Answer {
    Answer::list(
        "faults",
        app.faults.in_force().iter().map(Rule::json).collect(),
    )
}

async fn replace(state: State<Arc<App>>, request: Request) -> Result<Answer, Failure> {
    state.faults.replace(read_rules(request).await?);
    Ok(show(state).await)
}

async fn clear(state: State<Arc<App>>) -> Answer {
    state.faults.clear();
    show(state).await
}

async fn read_rules(request: Request) -> Result<Vec<Rule>, Failure> {
    let bytes = payload::read_text(request.into_body()).await?;
    let rules: Vec<Value> = serde_json::from_slice(&bytes)
        .map_err(|_| Failure::invalid("The body is not a JSON array of faults."))?;
    let read =
        |rule: &Value| Rule::read(rule).map_err(|why| Failure::invalid(format!("{why}: {rule}")));
    rules.iter().map(read).collect()
}
