//! The styles of `#[serde(rename_all = "…")]`.

/// A style of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Lower,
    Upper,
    Snake,
    Kebab,
    Camel,
    Pascal,
    ScreamingSnake,
    ScreamingKebab,
}

/// All of them, the plainer ones first.
pub(super) const STYLES: [(&str, Style); 8] = [
    ("lowercase", Style::Lower),
    ("UPPERCASE", Style::Upper),
    ("snake_case", Style::Snake),
    ("kebab-case", Style::Kebab),
    ("camelCase", Style::Camel),
    ("PascalCase", Style::Pascal),
    ("SCREAMING_SNAKE_CASE", Style::ScreamingSnake),
    ("SCREAMING-KEBAB-CASE", Style::ScreamingKebab),
];

/// What a name belongs to: serde takes fields to be `snake_case`, and variants to be `PascalCase`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Field,
    Variant,
}

impl Style {
    pub(super) fn named(word: &str) -> Option<Self> {
        let mut styles = STYLES.iter();
        styles
            .find(|(name, _)| *name == word)
            .map(|(_, style)| *style)
    }

    /// A name in this style.
    pub(super) fn apply(self, of: Of, name: &str) -> String {
        match of {
            Of::Field => self.field(name),
            Of::Variant => self.variant(name),
        }
    }

    fn field(self, name: &str) -> String {
        match self {
            Self::Lower | Self::Snake => name.to_owned(),
            Self::Upper | Self::ScreamingSnake => name.to_ascii_uppercase(),
            Self::Kebab => name.replace('_', "-"),
            Self::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
            Self::Pascal => name.split('_').map(capitalized).collect(),
            Self::Camel => uncapitalized(&Self::Pascal.field(name)),
        }
    }

    fn variant(self, name: &str) -> String {
        match self {
            Self::Pascal => name.to_owned(),
            Self::Lower => name.to_ascii_lowercase(),
            Self::Upper => name.to_ascii_uppercase(),
            Self::Camel => uncapitalized(name),
            Self::Snake => snake(name),
            Self::Kebab => snake(name).replace('_', "-"),
            Self::ScreamingSnake => snake(name).to_ascii_uppercase(),
            Self::ScreamingKebab => snake(name).to_ascii_uppercase().replace('_', "-"),
        }
    }
}

/// As serde does it: a `_` before each capital letter but the first.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for (at, character) in name.char_indices() {
        if at > 0 && character.is_uppercase() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}

pub(super) fn capitalized(word: &str) -> String {
    first(word, char::to_ascii_uppercase)
}

fn uncapitalized(word: &str) -> String {
    first(word, char::to_ascii_lowercase)
}

fn first(word: &str, change: fn(&char) -> char) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(|character| change(&character));
    first.into_iter().chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// These are the names that serde's own tests have.
    #[test]
    fn names_are_those_of_serde() {
        for (of, name, styled) in [
            (
                Of::Field,
                "very_tasty",
                "very_tasty VERY_TASTY very_tasty very-tasty veryTasty VeryTasty VERY_TASTY VERY-TASTY",
            ),
            (Of::Field, "z42", "z42 Z42 z42 z42 z42 Z42 Z42 Z42"),
            (
                Of::Variant,
                "VeryTasty",
                "verytasty VERYTASTY very_tasty very-tasty veryTasty VeryTasty VERY_TASTY VERY-TASTY",
            ),
            (Of::Variant, "Z42", "z42 Z42 z42 z42 z42 Z42 Z42 Z42"),
        ] {
            let all = STYLES.map(|(_, style)| style.apply(of, name));
            assert_eq!(all.join(" "), styled);
        }
        assert_eq!(Style::Camel.apply(Of::Variant, "Ärger"), "Ärger");
    }

    #[test]
    fn a_style_is_known_by_its_word() {
        assert_eq!(Style::named("kebab-case"), Some(Style::Kebab));
        assert_eq!(Style::named("kebab_case"), None);
    }
}
