//! Types that cannot hold what comes.

use super::*;

#[test]
fn a_type_holds_what_comes() {
    check_item(
        r"
        name: «u64»,
        error: `u64` cannot hold `name`, which is a text in `shop.yaml:52`
        help: write `String`

        name: «Vec<String>»,
        error: `Vec<String>` cannot hold `name`, which is a text in `shop.yaml:52`
        help: write `String`

        price: Option<«u32»>,
        error: `u32` cannot hold `price`, which is a number in `shop.yaml:54`
        help: write `f64`

        price: Option<«String»>,
        error: `String` cannot hold `price`, which is a number in `shop.yaml:54`
        help: write `f64`

        sold: Option<«u8»>,
        error: `u8` cannot hold `sold`, which is a boolean in `shop.yaml:60`
        help: write `bool`

        tags: Option<«String»>,
        error: `String` cannot hold `tags`, which is a list in `shop.yaml:58`
        help: write `Vec<String>`

        tags: Option<«HashMap<String, String>»>,
        error: `HashMap<String, String>` cannot hold `tags`, which is a list in `shop.yaml:58`
        help: write `Vec<String>`

        tags: Option<Vec<Option<Box<«bool»>>>>,
        error: `bool` cannot hold an element of `tags`, which is a text in `shop.yaml:58`
        help: write `String`

        extra: Option<BTreeMap<String, «String»>>,
        error: `String` cannot hold a value of `extra`, which is an integer in `shop.yaml:62`
        help: write `i64`

        extra: Option<«Vec<u8>»>,
        error: `Vec<u8>` cannot hold `extra`, which is an object in `shop.yaml:62`
        help: write `HashMap<String, i64>`

        seller: Option<«&'a str»>,
        error: `&'a str` cannot hold `seller`, which is an object in `shop.yaml:63`
        help: write `Seller`

        seller: Option<«Cow<'a, str>»>,
        error: `Cow<'a, str>` cannot hold `seller`, which is an object in `shop.yaml:63`
        help: write `Seller`

        size: Option<«bool»>,
        error: `bool` cannot hold `size`, which is a text or an integer in `shop.yaml:61`
        help: write `serde_json::Value`
        ",
    );
}

#[test]
fn an_integer_has_room() {
    check_item(
        r"
        id: «u32»,
        error: `u32` cannot hold `id`, which is an integer of 64 bits in `shop.yaml:51`
        help: write `u64`

        id: «i16»,
        error: `i16` cannot hold `id`, which is an integer of 64 bits in `shop.yaml:51`
        help: write `i64`

        stock: Option<«u8»>,
        error: `u8` cannot hold `stock`, which is an integer from 0 to 300 in `shop.yaml:55`
        help: write `u16`

        stock: Option<«i8»>,
        error: `i8` cannot hold `stock`, which is an integer from 0 to 300 in `shop.yaml:55`
        help: write `i16`

        change: Option<«u32»>,
        error: `u32` cannot hold `change`, which is an integer from -5 up in `shop.yaml:56`
        help: write `i32`

        rank: Option<«u16»>,
        error: `u16` cannot hold `rank`, which is an integer of 32 bits in `shop.yaml:57`
        help: write `u32`
        ",
    );
}

#[test]
fn a_number_with_the_format_of_an_integer_is_one() {
    check(
        r#"
        #[schema(spec = "s")] struct Loose { c: «i32» }
        error: `i32` cannot hold `c`, which is an integer of 64 bits in `shop.yaml:107`
        help: write `i64`

        #[schema(spec = "s", complete, omit("a", "b"))] struct «Loose» {}
        error: `Loose` lacks the property `c` of `shop.yaml:107`
        help: add it, or `"c"` to `omit(…)`:
        c: i64,
        "#,
    );
}

#[test]
fn what_fits_is_not_told() {
    accept(
        r#"
        #[schema(spec = "s")] struct Item { id: u64, name: Box<str>, note: Option<Cow<'a, str>>, price: Option<f32> }
        #[schema(spec = "s")] struct Item { id: usize, stock: Option<u16>, change: Option<i8>, rank: Option<i32> }
        #[schema(spec = "s")] struct Item { id: f64, tags: Option<HashSet<Arc<str>>>, sizes: Option<[u16; 2]> }
        #[schema(spec = "s")] struct Item { id: &'a i64, tags: Option<&'a [&'a str]>, extra: Option<HashMap<u8, i64>> }
        #[schema(spec = "s")] struct Item { size: Option<String>, seller: Option<HashMap<String, Value>> }
        #[schema(spec = "s")] struct Item { size: Option<u8>, seller: Option<Seller>, note: Option<&'a [u8]> }
        #[schema(spec = "s")] struct Item { id: Id, name: my::String, price: Option<Price>, tags: Option<Tags> }
        #[schema(spec = "s")] struct Item { #[serde(with = "text")] id: u8, #[serde(serialize_with = "text")] name: u8 }
        #[schema(spec = "s")] #[serde(into = "Raw")] struct Item { id: u8, name: u8 }
        #[schema(spec = "s", request)] struct Item { name: String, note: String, price: u8, rank: u8 }
        "#,
    );
}
