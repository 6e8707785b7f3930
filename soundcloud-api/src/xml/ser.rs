//! Values to text: every field is an element that declares what it holds.

use std::fmt::{self, Write as _};

use quick_xml::escape;
use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple,
    SerializeTupleStruct, Serializer,
};

use super::error::{Error, Result, snippet};
use super::grammar::{is_char, is_name};
use super::tree::forbidden;

const PROLOG: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;

pub(super) fn document<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    let mut out = PROLOG.to_owned();
    value.serialize(Writer {
        out: &mut out,
        name: None,
    })?;
    Ok(out)
}

/// Writes one value into the element of that name, or into the document itself.
struct Writer<'a> {
    out: &'a mut String,
    name: Option<&'a str>,
}

impl<'a> Writer<'a> {
    fn leaf(self, attributes: &str, text: &str) -> Result<()> {
        let name = self.name.ok_or_else(no_single_root)?;
        self.out
            .extend(["<", name, attributes, ">", text, "</", name, ">"]);
        Ok(())
    }

    fn float(self, is_finite: bool, number: impl fmt::Debug) -> Result<()> {
        if is_finite {
            self.leaf(r#" type="float""#, &format!("{number:?}"))
        } else {
            Err(Error::new(format!("the number {number:?} is not finite")))
        }
    }

    fn nil(self) -> Result<()> {
        self.leaf(r#" nil="true""#, "")
    }

    fn fields(self) -> Fields<'a> {
        if let Some(name) = self.name {
            self.out.extend(["<", name, ">"]);
        }
        Fields {
            out: self.out,
            name: self.name,
            written: 0,
            key: None,
        }
    }

    fn items(self) -> Result<Items<'a>> {
        let name = self.name.ok_or_else(no_single_root)?;
        self.out.extend(["<", name, r#" type="array">"#]);
        Ok(Items {
            out: self.out,
            name,
            item: singular(name),
            written: 0,
        })
    }
}

fn no_single_root() -> Error {
    Error::new("a document is a struct or map with exactly one field, the root element")
}

fn variant_with_data(variant: &str) -> Error {
    Error::new(format!(
        "the variant `{}` holds data, only its name could be written",
        snippet(variant)
    ))
}

/// The name of an item in a list of that name.
fn singular(list: &str) -> String {
    let cut = |ending| list.strip_suffix(ending).filter(|stem| is_name(stem));
    if let Some(stem) = cut("ies") {
        return format!("{stem}y");
    }
    let sibilant = cut("es").filter(|stem| {
        ["ss", "sh", "ch", "x"]
            .iter()
            .any(|end| stem.ends_with(end))
    });
    let stem = sibilant.or_else(|| cut("s").filter(|stem| !stem.ends_with('s')));
    stem.unwrap_or("item").to_owned()
}

fn write_field<T: Serialize + ?Sized>(out: &mut String, field: &str, value: &T) -> Result<()> {
    let name = field.replace('_', "-");
    if !is_name(&name) {
        return Err(Error::new(format!(
            "`{}` cannot name an element",
            snippet(field)
        )));
    }
    let writer = Writer {
        out,
        name: Some(&name),
    };
    value
        .serialize(writer)
        .map_err(|error| error.in_field(field))
}

macro_rules! serialize_integers {
    ($($method:ident($integer:ty),)*) => {
        $(fn $method(self, value: $integer) -> Result<()> {
            self.leaf(r#" type="integer""#, &value.to_string())
        })*
    };
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Items<'a>;
    type SerializeTupleStruct = Items<'a>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Fields<'a>;
    type SerializeStruct = Fields<'a>;
    type SerializeStructVariant = Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<()> {
        self.leaf(r#" type="boolean""#, if value { "true" } else { "false" })
    }

    serialize_integers! {
        serialize_i8(i8), serialize_u8(u8),
        serialize_i16(i16), serialize_u16(u16),
        serialize_i32(i32), serialize_u32(u32),
        serialize_i64(i64), serialize_u64(u64),
        serialize_i128(i128), serialize_u128(u128),
    }

    fn serialize_f32(self, value: f32) -> Result<()> {
        self.float(value.is_finite(), value)
    }

    fn serialize_f64(self, value: f64) -> Result<()> {
        self.float(value.is_finite(), value)
    }

    fn serialize_char(self, value: char) -> Result<()> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<()> {
        match value.chars().find(|&c| !is_char(c)) {
            Some(c) => Err(forbidden(c)),
            None => self.leaf("", &escape::partial_escape(value)),
        }
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<()> {
        Err(Error::new("bytes cannot be written as XML"))
    }

    fn serialize_none(self) -> Result<()> {
        self.nil()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<()> {
        self.nil()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<()> {
        self.nil()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<()> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: &T,
    ) -> Result<()> {
        Err(variant_with_data(variant))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>> {
        self.items()
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'a>> {
        self.items()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'a>> {
        self.items()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant> {
        Err(variant_with_data(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields<'a>> {
        Ok(self.fields())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'a>> {
        Ok(self.fields())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant> {
        Err(variant_with_data(variant))
    }
}

/// Writes a list.
struct Items<'a> {
    out: &'a mut String,
    name: &'a str,
    item: String,
    written: usize,
}

impl Items<'_> {
    fn write<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        let writer = Writer {
            out: self.out,
            name: Some(&self.item),
        };
        value
            .serialize(writer)
            .map_err(|error| error.in_item(self.written))?;
        self.written = self.written.saturating_add(1);
        Ok(())
    }
}

macro_rules! items_as {
    ($($kind:ident::$method:ident,)*) => {
        $(impl $kind for Items<'_> {
            type Ok = ();
            type Error = Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
                self.write(value)
            }

            fn end(self) -> Result<()> {
                self.out.extend(["</", self.name, ">"]);
                Ok(())
            }
        })*
    };
}

items_as! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
}

/// Writes the fields of an element, or the root element of the document.
struct Fields<'a> {
    out: &'a mut String,
    name: Option<&'a str>,
    written: usize,
    key: Option<String>,
}

impl Fields<'_> {
    fn write<T: Serialize + ?Sized>(&mut self, field: &str, value: &T) -> Result<()> {
        self.written = self.written.saturating_add(1);
        if self.name.is_none() && self.written > 1 {
            return Err(no_single_root());
        }
        write_field(self.out, field, value)
    }

    fn close(self) -> Result<()> {
        match self.name {
            Some(name) => self.out.extend(["</", name, ">"]),
            None if self.written == 0 => return Err(no_single_root()),
            None => {}
        }
        Ok(())
    }
}

impl SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        field: &'static str,
        value: &T,
    ) -> Result<()> {
        self.write(field, value)
    }

    fn end(self) -> Result<()> {
        self.close()
    }
}

impl SerializeMap for Fields<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        let mut name = String::new();
        write!(name, "{}", Key(key)).map_err(|_| Error::new("a map's key must be a text"))?;
        self.key = Some(name);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        let key = self
            .key
            .take()
            .ok_or_else(|| Error::new("a value was written before its key"))?;
        self.write(&key, value)
    }

    fn end(self) -> Result<()> {
        self.close()
    }
}

/// A map's key, shown by serde's own serializer for formatters.
struct Key<'k, T: ?Sized>(&'k T);

impl<T: Serialize + ?Sized> fmt::Display for Key<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}
