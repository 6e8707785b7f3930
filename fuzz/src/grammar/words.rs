//! Words for each part of an endpoint: the first is right.

pub(super) const METHODS: &[&str] = &[
    "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "GTE", "get", "\"get\"",
    "Method::GET", "r#GET", "",
];
pub(super) const COMMAS: &[&str] = &[
    ", ", " ", "; ", " => ", ",, ", " = ", ", ,",
];
pub(super) const SEGMENTS: &[&str] = &[
    "/", "a", "<a>", "<b>", "<c>", "<a..>", "<b..>", "<A>", "<r#a>", ".", "..", "<", ">", "<>",
    "< a >", "<a: u8>", "<a?>", "<_>", "{a}", "{*a}", ":a", "*", "$a", "%20", "%2", "%2F", "#", " ",
    "\t", "\n", "\\", "\"", "ö", "漢", "://", "?",
];
pub(super) const PAIRS: &[&str] = &[
    "<a>", "<b>", "<a..>", "<b..>", "k=<a>", "a=<b>", "k=v", "k", "=", "k=<a..>", "k=x<a>", "<a>=k",
    "%C3%A9=%FF", "a+b=c", "k[x]=<c>", "", "?", "<a><b>", "k==", "<a",
];
pub(super) const KEYS: &[&str] = &[
    "json = a", "form = b", "xml = c", "encode(b) = a", "multipart = a", "body = a",
    "operation = \"getA\"", "auth = none", "auth = key", "auth = token", "retry = never",
    "retry = always", "crate = a::b", "crate = ::a", "json = d", "json = \"a\"", "json = a.b",
    "json = &a", "json = r#a", "json", "json =", "json(a)", "= a", "jsn = a", "query = a",
    "header = a", "headers = a", "encode = a", "encode() = a", "encode(a, b) = c", "body { a }",
    "operation = x", "operation = 1", "auth = nnoe", "auth = \"none\"", "crate = 1", "crate = a<b>",
    "\"/b\"", "1", "#[a]", "..", "self = a", "json => a", "retry: never", "a", "",
];
pub(super) const HEADERS: &[&str] = &[
    "\"X-A\" = a", "\"x-b\" = \"c\"", "\"X-A\" = b", "\"X A\" = a", "\"\" = a", "\"Host\" = a",
    "\"X\" = \"ö\\n\"", "\"Ö\" = \"\\u{7}\"", "X = a", "\"X\"", "\"X\" = ", "\"X\": a", "\"X\" = 1",
    "", "b\"X\" = a", "\"X\" = a = b",
];
pub(super) const BEFORE: &[&str] = &[
    "", "async ", "/// Doc.\n", "#[cfg(a)] ", "#[must_use] ", "#[endpoint(GET, \"/b\")] ", "pub ",
    "pub(crate) ", "const ", "unsafe ", "extern \"C\" ", "default ", "safe ", "async unsafe ",
];
pub(super) const NAMES: &[&str] = &[
    "item", "r#move", "_", "größe", "endpoint",
];
pub(super) const GENERICS: &[&str] = &[
    "", "<T>", "<'a, T: 'a + Send>", "<const N: usize>", "<>", "<T = u8>", "<'a: 'a>",
];
pub(super) const RECEIVERS: &[&str] = &[
    "&self, ", "&'a self, ", "&mut self, ", "self, ", "mut self, ", "self: Box<Self>, ",
    "self: &Self, ", "", "#[a] &self, ", "&pin const self, ",
];
pub(super) const ATTRIBUTES: &[&str] = &[
    "", "#[allow(unused)] ", "#[query] ", "#[cfg(a)] ", "/// Doc.\n",
];
pub(super) const PATTERNS: &[&str] = &[
    "a", "b", "c", "r#a", "a_", "mut a", "_", "ref b", "(a, b)", "S { a, .. }", "a @ 1", "[a, ..]",
    "&a", "m!()", "A::B", "1..=2", "a | b",
];
pub(super) const TYPES: &[&str] = &[
    "u8", "&str", "Item", "&Item", "Option<u8>", "Option<Vec<u8>>", "Vec<T>", "&'a T", "[u8; N]",
    "str", "[u8]", "&[u8]", "dyn X", "dyn X + 'a", "X +", "?Sized + X", "impl X", "&[impl X + 'a]", "Box<dyn Fn(u8) -> u8>", "_", "!",
    "m!()", "<T as X>::Y", "fn(a: u8) -> u8", "(u8)", "()", "Self", "*const u8",
    "for<'x> fn(&'x u8)", "&mut u8", "A::B<{ 1 }>", "Option", "Vec", "Format",
];
pub(super) const RESULTS: &[&str] = &[
    " -> Call<T>", " -> Result<T, E>", " -> Call<()>", "", " -> ()", " -> u8", " -> !", " -> _",
    " -> Call", " -> Result", " -> Option<u8>", " -> impl Future<Output = Result<T, E>>",
    " -> Box<dyn X>", " -> a::Call<&'a T>", " -> &str", " -> m!()", " -> (Call<T>)", " ->",
];
pub(super) const ENDS: &[&str] = &[
    ";", " where T: X;", " where;", " {}", " { body() }", " { #![allow(a)] compile() }", "",
    " = 1;", ";;", " where Self: Sized {}",
];
pub(super) const API: &[&str] = &[
    "", "crate = a::b", "crate = ::a,", "crate = 1", "crate", "crate =", "crate = a, crate = b", ",",
    "spec = \"a.yaml\"", "crat = a", "\"a\"", "a(b)", "openapi", "openapi, crate = a", "openapi = 1",
];
pub(super) const TRAITS: &[&str] = &[
    "trait Shop", "pub trait Shop", "unsafe trait Shop", "auto trait Shop", "/// Doc.\ntrait Shop",
    "#[api] trait Shop", "#[soundcloud_api::api(crate = a)] trait Shop", "struct Shop", "impl Shop",
    "impl Shop for Client", "mod shop", "fn shop()", "trait", "enum Shop", "union Shop",
];
pub(super) const SUPERTRAITS: &[&str] = &[
    ": Api", "", ":", ": Send", ": Api + Send", ": soundcloud_api::Api", " where Self: Api",
    ": Api where Self: Sized", " = Api",
];
pub(super) const ITEMS: &[&str] = &[
    "fn helper(&self) -> u8 { 1 }\n", "const A: u8 = 1;\n", "type A;\n", "type A<'a>: X where Self: 'a;\n",
    "m! { a }\n", "m!();\n", "fn bare(&self) -> Call<()>;\n", "fn endpoints() {}\n", "fn endpoints();\n",
    "#[endpoint(GET, \"/\")] fn a(&self) -> Call<()>;\n",
    "#[endpoint(GET, \"/\")] fn b(&self) -> Call<()>;\n",
    "#[endpoint(GET, \"/<x>\", operation = \"a\")] fn c(&self, x: u8) -> Call<()>;\n",
    "#[endpoint(GET, \"/<y>\", operation = \"a\")] fn d(&self, y: u8) -> Call<()>;\n",
    "#[endpiont(GET, \"/\")] fn e(&self) -> Call<()>;\n", "#[get(\"/\")] fn f(&self) -> Call<()>;\n",
    "#[endpiont] fn g(&self);\n", "#[get = \"/\"] fn h(&self);\n", "#[GET] fn i(&self);\n",
    "#[cfg(a)] #[endpoint(GET, \"/\")] fn j(&self) -> Call<()>;\n",
    "#[cfg_attr(a, endpoint(GET, \"/\"))] fn k(&self) -> Call<()>;\n",
    "#[soundcloud_api::endpoint(GET, \"/\")] fn l(&self) -> Call<()>;\n", "#[endpoint] fn m(&self);\n",
    "#[endpoint(GET, \"/\")] #[endpoint(PUT, \"/\")] fn n(&self) -> Call<()>;\n",
    "#[endpoint = 1] fn o(&self);\n", "#[endpoint(GET, \"/\")] const A: u8;\n",
    "pub fn p(&self);\n", "/// Doc.\n#[endpoint(PUT, \"/\")]\n/// Doc.\nfn q(&self) -> Call<()>;\n", ";", "fn r(",
];
