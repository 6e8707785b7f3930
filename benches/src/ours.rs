//! The calls as this project has them declared.

use soundcloud_api::{Api, Call, Client, Error, Format, endpoint};

use crate::model::{Comment, Filter, NewComment, SecretToken, TOKEN, Track};

pub(crate) trait Music: Api {
    #[endpoint(GET, "/tracks/<id>.json")]
    fn track(&self, id: u64) -> Call<Track>;

    #[endpoint(GET, "/tracks.json?<filter..>")]
    fn search(&self, filter: &Filter) -> Call<Vec<Track>>;

    #[endpoint(PUT, "/tracks/<id>/secret-token.<format>")]
    fn reset_secret(&self, id: u64, format: Format) -> Call<SecretToken>;

    #[endpoint(POST, "/tracks/<id>/comments.json", json = comment)]
    fn comment(&self, id: u64, comment: &NewComment) -> Call<Comment>;

    #[endpoint(GET, "/users/<id>/tracks.json?limit=<limit>")]
    fn uploads(&self, id: u64, limit: u32) -> Call<Vec<Track>>;
}

impl Music for Client {}

pub(crate) fn client(base: &str) -> Result<Client, Error> {
    Client::builder(base).token(TOKEN).build()
}
