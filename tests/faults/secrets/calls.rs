//! Calls that consist of secrets, each another one, and all that they say.

use std::{env, fmt::Write as _, process};

use futures_util::{Stream, StreamExt as _};
use serde::{Deserialize, Serialize};
use soundcloud_api::{
    Api, Call, Client, ClientBuilder, Cursor, Error, Paged, RetryPolicy, endpoint,
};
use soundcloud_tests::{log::watch, wait::ends};

use crate::texts;

/// The access token, with what is in many: characters that are written in several ways.
pub(super) const TOKEN: &str = "c4n4ry/token+1=";

/// The key in the query.
pub(super) const KEY: &str = "c4n4ry key/ö&1";

/// A page of numbers.
#[derive(Debug, Deserialize)]
pub(super) struct Page {
    collection: Vec<u32>,
    next: Option<String>,
}

impl Paged for Page {
    type Item = u32;

    fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }

    fn items(&self) -> &[u32] {
        &self.collection
    }

    fn into_items(self) -> Vec<u32> {
        self.collection
    }
}

/// What is exchanged for a token (RFC 6749 §4.1.3, §6, RFC 7636 §4.5).
#[derive(Serialize)]
pub(super) struct Grant {
    client_id: &'static str,
    client_secret: &'static str,
    code: &'static str,
    code_verifier: &'static str,
    refresh_token: &'static str,
    password: &'static str,
}

pub(super) const GRANT: Grant = Grant {
    client_id: "c4n4ry-id",
    client_secret: "c4n4ry-secret",
    code: "c4n4ry-code",
    code_verifier: "c4n4ry-verifier",
    refresh_token: "c4n4ry-refresh",
    password: "c4n4ry-password",
};

pub(super) trait Shop: Api {
    #[endpoint(GET, "/items/<id>?<secret_token>", auth = key, headers("x-session" = session))]
    fn item(&self, id: u32, secret_token: &str, session: &str) -> Call<Page>;

    #[endpoint(POST, "/token", form = grant)]
    fn token(&self, grant: &Grant) -> Call<Page>;

    #[endpoint(PUT, "/token", json = grant)]
    fn replace(&self, grant: &Grant) -> Call<Page>;

    #[endpoint(GET, "/items/bot<bot_token>/send")]
    fn send_by(&self, bot_token: &str) -> Call<Page>;

    #[endpoint(GET, "/items", auth = key)]
    async fn items(&self) -> Result<Page, Error>;

    #[endpoint(GET, "/public", auth = none)]
    fn public(&self) -> Call<Page>;
}

impl Shop for Client {}

/// A client with secrets; whatever is logged from here on is searched for them.
pub(super) fn secretive(builder: ClientBuilder) -> ClientBuilder {
    watch();
    builder
        .token(TOKEN)
        .api_key("consumer_key", KEY)
        .header("x-api-key", "c4n4ry-header-key")
        .header("x-auth", "c4n4ry-header-auth")
        .header("cookie", "session=c4n4ry-cookie")
        .retry(RetryPolicy::never())
}

/// A call with a secret wherever one may be, those of signed URLs included.
pub(super) fn signed(client: &Client) -> Call<Page> {
    let call = client.item(7, "c4n4ry-secret-token", "c4n4ry-session");
    let signed = [
        "X-Amz-Signature",
        "X-Amz-Credential",
        "X-Goog-Signature",
        "Signature",
        "Policy",
        "Key-Pair-Id",
        "sig",
        "oauth_token",
        "access_token",
        "id_token",
        "track_authorization",
        "client_assertion",
    ];
    let call = signed.into_iter().fold(call, |call, name| {
        call.query(name, format!("c4n4ry-{name}/+ö"))
    });
    call.header("x-password", "c4n4ry-header-password")
}

/// Every call that there is.
pub(super) fn calls(client: &Client) -> [Call<Page>; 4] {
    [
        signed(client),
        client.token(&GRANT),
        client
            .replace(&GRANT)
            .header("authorization", "Basic c4n4ry-basic"),
        client.send_by("7:c4n4ry-bot"),
    ]
}

/// Sends every call in every way, and gives all that is said meanwhile, and how many have failed.
pub(super) async fn said(client: &Client) -> (String, usize) {
    let (mut told, mut failed) = (String::new(), 0);
    let mut failure = |told: &mut String, error: &Error| {
        failed += 1;
        told.push_str(&texts::of(error));
    };
    texts::debug(&mut told, client);
    for call in calls(client) {
        texts::debug(&mut told, &call);
        writeln!(told, "{call}\n{:?}", call.to_curl()).expect("a text");
        if let Err(error) = ends(call).await {
            failure(&mut told, &error);
        }
    }
    if let Err(error) = ends(client.items()).await {
        failure(&mut told, &error);
    }
    if let Err(error) = ends(signed(client).send()).await {
        failure(&mut told, &error);
    }
    if let Err(error) = ends(signed(client).bytes()).await {
        failure(&mut told, &error);
    }
    match ends(signed(client).stream()).await {
        Err(error) => failure(&mut told, &error),
        Ok(download) => {
            texts::debug(&mut told, &download);
            for error in ends(failures(download)).await {
                failure(&mut told, &error);
            }
        }
    }
    let name = format!(
        "soundcloud-said-{}-{}",
        process::id(),
        client.base_url().port().unwrap_or_default()
    );
    let file = env::temp_dir().join(name);
    match ends(signed(client).save(&file)).await {
        Err(error) => failure(&mut told, &error),
        Ok(_) => std::fs::remove_file(file).expect("it is saved"),
    }
    let cursor = Cursor::from("/items?cursor=5&secret_token=c4n4ry-secret-token");
    let pages = signed(client).pages_from(cursor);
    texts::debug(&mut told, &pages);
    for error in ends(failures(pages)).await {
        failure(&mut told, &error);
    }
    let items = signed(client).items();
    texts::debug(&mut told, &items);
    for error in ends(failures(items)).await {
        failure(&mut told, &error);
    }
    (told, failed)
}

async fn failures<T>(stream: impl Stream<Item = Result<T, Error>>) -> Vec<Error> {
    let errors = stream.filter_map(async |item| item.err());
    errors.collect().await
}
