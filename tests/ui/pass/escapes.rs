//! What a URL holds in encoded form only is written so; all else stands as it is.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(GET, "/100%25/%3Cid%3E/<id>")]
    fn literal_signs(&self, id: u32) -> Call<()>;

    #[endpoint(GET, "/fl%c3%b6te/a%20b")]
    fn lower_case_digits(&self) -> Call<()>;

    #[endpoint(GET, "/~ana/(new)/it's/a+b/c*d/$5/!/@x/k=v;p,q&r")]
    fn signs_of_a_path(&self) -> Call<()>;

    #[endpoint(GET, "/items?a=1&a=2&empty=&q=50%25%26%23&path=/x%3Fat:@y")]
    fn signs_of_a_query(&self) -> Call<()>;

    #[endpoint(GET, "/items?filter[bpm][from]=<from>&sort=-price,name&$top=5")]
    fn keys_with_signs(&self, from: u32) -> Call<()>;

    #[endpoint(GET, "/items?a%20b=<q>")]
    fn encoded_key(&self, q: &str) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let check = |call: Call<()>, expected: &str| {
        assert_eq!(&call.request()?.url().as_str()[20..], expected);
        Ok::<_, Error>(())
    };
    check(shop.literal_signs(7), "/100%25/%3Cid%3E/7")?;
    check(
        shop.signs_of_a_query(),
        "/items?a=1&a=2&empty=&q=50%25%26%23&path=%2Fx%3Fat%3A%40y",
    )?;
    check(shop.lower_case_digits(), "/fl%c3%b6te/a%20b")?;
    check(
        shop.signs_of_a_path(),
        "/~ana/(new)/it's/a+b/c*d/$5/!/@x/k=v;p,q&r",
    )?;
    check(
        shop.keys_with_signs(90),
        "/items?filter%5Bbpm%5D%5Bfrom%5D=90&sort=-price%2Cname&%24top=5",
    )?;
    check(shop.encoded_key("x"), "/items?a+b=x")?;
    Ok(())
}
