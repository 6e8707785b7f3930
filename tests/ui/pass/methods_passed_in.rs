//! A macro takes whole methods, types, literals and names, and puts them into a trait.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

macro_rules! whole {
    ($vis:vis trait $name:ident { $($methods:tt)* }) => {
        $vis trait $name: Api { $($methods)* }

        impl $name for Client {}
    };
}

whole! {
    pub trait Whole {
        #[endpoint(GET, "/items/<id>")]
        fn item(&self, id: u32) -> Call<String>;

        #[endpoint(PUT, "/items/<id>", json = item, headers("X-Device" = device))]
        async fn change(&self, id: u32, item: &str, device: &str) -> Result<(), Error>;
    }
}

macro_rules! read_only {
    ($name:ident: $($(#[$meta:meta])* $method:ident ($($argument:ident: $ty:ty),*) -> $result:ty = $template:literal;)*) => {
        trait $name: Api {
            $(
                $(#[$meta])*
                #[endpoint(GET, $template)]
                fn $method(&self, $($argument: $ty),*) -> Call<$result>;
            )*
        }

        impl $name for Client {}
    };
}

read_only! {
    Reading:
    /// One part.
    part(id: u32, lang: Option<&str>) -> Vec<String> = "/parts/<id>?<lang>";
    #[doc(hidden)]
    parts() -> () = r"/parts";
}

macro_rules! resource {
    ($name:ident, $path:ident, $key:ty) => {
        trait $name: Api {
            #[endpoint(GET, "/resources/<key>")]
            fn $path(&self, key: $key) -> Call<String>;
        }

        impl $name for Client {}
    };
}

resource!(Users, user, &str);
resource!(Groups, group, std::num::NonZeroU8);

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    assert_eq!(Whole::item(&shop, 7).request()?.url().path(), "/items/7");
    drop(shop.change(7, "new", "till"));
    assert_eq!(
        shop.part(7, Some("en")).request()?.url().query(),
        Some("lang=en")
    );
    assert_eq!(shop.parts().request()?.url().path(), "/parts");
    assert_eq!(shop.user("ana").request()?.url().path(), "/resources/ana");
    assert_eq!(
        shop.group(std::num::NonZeroU8::MIN).request()?.url().path(),
        "/resources/1"
    );
    Ok(())
}
