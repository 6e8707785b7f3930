//! Every kind of body.

#![deny(warnings)]

use serde::Serialize;
use soundcloud_api::{Api, Body, Call, Client, Error, Form, Format, endpoint};

#[derive(Serialize)]
#[serde(rename = "item")]
struct Item {
    name: String,
}

trait Shop: Api {
    #[endpoint(POST, "/items", json = item)]
    fn json(&self, item: &Item) -> Call<()>;

    #[endpoint(POST, "/items", form = item)]
    fn form(&self, item: Item) -> Call<()>;

    #[endpoint(POST, "/items", xml = item)]
    fn xml(&self, item: &Item) -> Call<()>;

    #[endpoint(POST, "/items.<format>", encode(format) = item)]
    fn encoded(&self, item: &Item, format: Format) -> Call<()>;

    #[endpoint(POST, "/items", encode(format) = item)]
    fn encoded_only(&self, item: &Item, format: Format) -> Call<()>;

    #[endpoint(POST, "/items", multipart = parts)]
    fn multipart(&self, parts: Form) -> Call<()>;

    #[endpoint(PUT, "/items/<name>", body = content)]
    fn raw(&self, name: &str, content: impl Into<Body>) -> Call<()>;

    #[endpoint(DELETE, "/items", json = names)]
    fn delete(&self, names: &[&str]) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let item = || Item {
        name: "harp".to_owned(),
    };
    let sent = |call: Call<()>| {
        let request = call.request()?;
        let bytes = request
            .body()
            .and_then(|body| body.as_bytes())
            .unwrap_or_default();
        let text = String::from_utf8_lossy(bytes).into_owned();
        Ok::<_, Error>((
            request.headers()["content-type"]
                .to_str()
                .unwrap()
                .to_owned(),
            text,
        ))
    };
    let (json, text) = sent(shop.json(&item()))?;
    assert_eq!((&*json, &*text), ("application/json", r#"{"name":"harp"}"#));
    let (form, text) = sent(shop.form(item()))?;
    assert_eq!(
        (&*form, &*text),
        ("application/x-www-form-urlencoded", "name=harp")
    );
    let (xml, text) = sent(shop.xml(&item()))?;
    assert!(
        xml.starts_with("application/xml") && text.contains("<name>harp</name>"),
        "{text}"
    );
    assert_eq!(sent(shop.encoded(&item(), Format::Json))?.0, json);
    assert_eq!(sent(shop.encoded_only(&item(), Format::Xml))?.0, xml);
    assert!(
        sent(shop.multipart(Form::new().text("a", "b")))?
            .0
            .starts_with("multipart/form-data")
    );
    assert_eq!(sent(shop.delete(&["harp"]))?.1, r#"["harp"]"#);
    shop.raw("harp", "text").request()?;
    shop.raw("harp", vec![1, 2]).request()?;
    Ok(())
}
