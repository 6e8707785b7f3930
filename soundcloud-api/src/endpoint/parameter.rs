//! What an endpoint takes: the parameters of its request, each in its place.

use super::Piece;

/// A parameter of an endpoint: an argument of the method, in its place of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    place: Place,
    name: &'static str,
    argument: &'static str,
}

impl Parameter {
    /// The parameter that a piece stands for, unless it is fixed.
    pub(super) fn of(piece: &Piece) -> Option<Self> {
        let (place, name, argument) = match *piece {
            Piece::Text(_) | Piece::Pair(..) | Piece::Fixed(..) => return None,
            Piece::Path(name) => (Place::Path, name, name),
            Piece::Rest(name) => (Place::Rest, name, name),
            Piece::Query(name, argument) => (Place::Query, name, argument),
            Piece::Fields(name) => (Place::Fields, name, name),
            Piece::Header(name, argument) => (Place::Header, name, argument),
        };
        Some(Self {
            place,
            name,
            argument,
        })
    }

    pub(super) fn body((encoding, argument): (Encoding, &'static str)) -> Self {
        Self {
            place: Place::Body(encoding),
            name: argument,
            argument,
        }
    }

    /// Where in the request it goes.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// Its name on the wire: a key of the query, a header in lower case. What has none there, as
    /// parts of the path and bodies, goes by the name of its argument.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The argument of the method that it is filled from.
    #[must_use]
    pub fn argument(&self) -> &'static str {
        self.argument
    }
}

/// Where in the request a parameter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// `/items/<id>`: a part of a segment of the path.
    Path,
    /// `/files/<path..>`: the rest of the path, one segment or more.
    Rest,
    /// `?q=<words>`: the values of one key of the query.
    Query,
    /// `?<filter..>`: pairs of the query, one for each field of a struct or map.
    Fields,
    /// `headers("X-Name" = name)`: a header.
    Header,
    /// `json = item` and its like: the body.
    Body(Encoding),
}

/// How a body is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// `json = item`.
    Json,
    /// `form = item`: an HTML form.
    Form,
    /// `xml = item`.
    Xml,
    /// `encode(format) = item`: JSON or XML, as an argument says.
    ByFormat,
    /// `multipart = upload`.
    Multipart,
    /// `body = bytes`: as it is.
    Raw,
}
