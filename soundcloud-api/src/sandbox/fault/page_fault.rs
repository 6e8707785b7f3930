//! Pages of lists that lead astray.

use serde_json::Value;

use super::super::answer::Answer;

/// What is wrong with the pages of a list.
///
/// It befalls answers with `linked_partitioning`, in JSON and XML; [`BadItem`](Self::BadItem) also bare lists.
///
/// ```
/// use soundcloud_api::sandbox::PageFault;
///
/// let elsewhere = PageFault::next("https://elsewhere.example/tracks?cursor=2");
/// let no_text = PageFault::next(7);
/// # let _ = (elsewhere, no_text);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum PageFault {
    /// `next_href` is this.
    Next(Value),
    /// There is no `next_href`, not even null.
    NoNext,
    /// The links lead round a circle of so many pages; of one, each page links to itself.
    Circle(u32),
    /// The page is empty, and links to another that is, with a new cursor each.
    Empty,
    /// The item of this number, from 0, is a text and not an object.
    BadItem(usize),
}

impl PageFault {
    /// `next_href` is this: a URL, null, a number, anything.
    pub fn next(next: impl Into<Value>) -> Self {
        Self::Next(next.into())
    }

    /// Makes it so in the answer to a request for this URL.
    pub(super) fn befall(&self, answer: &mut Answer, url: &str) {
        if let Self::BadItem(number) = self {
            if let Some(item) = answer.items().get_mut(*number) {
                *item = "no item".into();
            }
            return;
        }
        let Some((items, next)) = answer.as_page() else {
            return;
        };
        match self {
            Self::Next(value) => *next = Some(value.clone()),
            Self::NoNext => *next = None,
            Self::Circle(pages) => {
                let link = numbered(url, "circle", |page| page.checked_rem(*pages).unwrap_or(0));
                *next = Some(link.into());
            }
            Self::Empty => {
                items.clear();
                *next = Some(numbered(url, "empty", |page| page).into());
            }
            Self::BadItem(_) => {}
        }
    }
}

/// The URL with the number that follows the one in it; a URL without is number 0.
fn numbered(url: &str, name: &str, following: impl Fn(u32) -> u32) -> String {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let number_of = |pair: &str| -> Option<u32> {
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| value.parse().unwrap_or(0))
    };
    let pairs = || query.split('&').filter(|pair| !pair.is_empty());
    let number = pairs().find_map(number_of).unwrap_or(0);
    let mut pairs: Vec<_> = pairs()
        .filter(|pair| number_of(pair).is_none())
        .map(str::to_owned)
        .collect();
    let following = following(number.wrapping_add(1));
    if following > 0 {
        pairs.push(format!("{name}={following}"));
    }
    if pairs.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", pairs.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The links of so many pages, each followed from the last.
    fn links(fault: &PageFault, count: usize) -> Vec<String> {
        let mut url = "/t?q=a%20b".to_owned();
        let follow = || {
            let mut answer = Answer::page("tracks", vec![json!({})], None);
            fault.befall(&mut answer, &url);
            let (_, next) = answer.as_page().expect("a page");
            url = next.as_ref()?.as_str()?.to_owned();
            Some(url.clone())
        };
        std::iter::from_fn(follow).take(count).collect()
    }

    #[test]
    fn a_circle_comes_back_to_where_it_began() {
        assert_eq!(links(&PageFault::Circle(1), 2), ["/t?q=a%20b"; 2]);
        assert_eq!(
            links(&PageFault::Circle(3), 4),
            [
                "/t?q=a%20b&circle=1",
                "/t?q=a%20b&circle=2",
                "/t?q=a%20b",
                "/t?q=a%20b&circle=1",
            ]
        );
    }

    #[test]
    fn a_circle_of_none_is_one_of_one() {
        assert_eq!(links(&PageFault::Circle(0), 2), ["/t?q=a%20b"; 2]);
    }

    #[test]
    fn empty_pages_have_new_links_for_ever() {
        assert_eq!(
            links(&PageFault::Empty, 2),
            ["/t?q=a%20b&empty=1", "/t?q=a%20b&empty=2"]
        );
    }

    #[test]
    fn only_a_page_has_a_link() {
        let mut list = Answer::list("tracks", vec![json!({}), json!({})]);

        PageFault::next("x").befall(&mut list, "/t");
        assert!(list.as_page().is_none());
        PageFault::BadItem(1).befall(&mut list, "/t");
        PageFault::BadItem(9).befall(&mut list, "/t");
        assert_eq!(list.items(), [json!({}), json!("no item")]);
    }
}
