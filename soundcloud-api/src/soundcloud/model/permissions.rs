//! Who may hear a private track.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::id::UserId;

/// The name of a user in the form.
const KEY: &str = "permissions[user_id][]";

/// The body of `PUT /tracks/{id}/permissions`: the users who may hear a private track.
///
/// It replaces the users who were there before. It is sent as a form,
/// `permissions[user_id][]=3&permissions[user_id][]=9`; no users are `permissions[user_id][]=`.
///
/// ```
/// use soundcloud_api::soundcloud::{Permissions, UserId};
///
/// let permissions: Permissions = [3, 9].into_iter().collect();
/// assert_eq!(permissions.users(), [UserId::from(3), UserId::from(9)]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Permissions {
    users: Vec<UserId>,
}

impl Permissions {
    /// The users.
    #[must_use]
    pub fn users(&self) -> &[UserId] {
        &self.users
    }
}

impl<T: Into<UserId>> FromIterator<T> for Permissions {
    fn from_iter<I: IntoIterator<Item = T>>(users: I) -> Self {
        Self {
            users: users.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Vec<UserId>> for Permissions {
    fn from(users: Vec<UserId>) -> Self {
        Self { users }
    }
}

impl From<&[UserId]> for Permissions {
    fn from(users: &[UserId]) -> Self {
        users.to_vec().into()
    }
}

impl<const N: usize> From<[UserId; N]> for Permissions {
    fn from(users: [UserId; N]) -> Self {
        users.to_vec().into()
    }
}

/// By hand, as is what it sends; `tests/openapi` compares both with the document.
impl crate::Schema for Permissions {
    const NAME: &'static str = "Permissions";
}

impl Serialize for Permissions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let numbers: Vec<u64> = self.users.iter().map(|user| user.number()).collect();
        let mut form = serializer.serialize_struct("Permissions", 1)?;
        if numbers.is_empty() {
            // A form that lacks the key changes nothing: an empty list is the key with no text.
            form.serialize_field(KEY, "")?;
        } else {
            form.serialize_field(KEY, &numbers)?;
        }
        form.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(permissions: &Permissions) -> String {
        let form = serde_html_form::to_string(permissions).unwrap();
        form.replace("%5B", "[").replace("%5D", "]")
    }

    #[test]
    fn each_user_repeats_the_key() {
        let users = [UserId::from(3), UserId::from(9).to_urn()];
        let sent = "permissions[user_id][]=3&permissions[user_id][]=9";
        assert_eq!(form(&users.into()), sent);
        assert_eq!(form(&users[..].into()), sent);
        assert_eq!(form(&users.to_vec().into()), sent);
    }

    #[test]
    fn no_users_are_the_key_with_no_text() {
        assert_eq!(form(&Permissions::default()), "permissions[user_id][]=");
    }
}
