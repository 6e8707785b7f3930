//! Enums without data.

use super::*;

#[test]
fn a_variant_is_a_word() {
    check(
        r#"
        #[schema(spec = "s")] #[serde(rename_all = "snake_case")] enum Order { Newest, Oldest, «BestSodl» }
        error: `best_sodl` is no word of `Order` in `shop.yaml:93`
        help: did you mean `BestSold`?

        #[schema(spec = "s")] #[serde(rename_all = "snake_case")] enum Order { Newest, Oldest, BestSold, «Dearest» }
        error: `dearest` is no word of `Order` in `shop.yaml:93`
        help: if it is known all the same, add `#[schema(undocumented)]`

        #[schema(spec = "s")] #[serde(rename_all = "lowercase")] enum Order { Newest, Oldest, «BestSold» }
        error: `bestsold` is no word of `Order` in `shop.yaml:93`
        help: add `#[serde(rename = "best_sold")]`

        #[schema(spec = "s")] #[serde(rename_all = "lowercase")] enum Order { Newest, Oldest, #[serde(rename = «"best"»)] Best, Other(String) }
        error: `best` is no word of `Order` in `shop.yaml:93`
        help: if it is known all the same, add `#[schema(undocumented)]`

        #[schema(spec = "s")] enum «Order» { Newest, Oldest, BestSold }
        error: the words of `Order` in `shop.yaml` are written in snake_case
        help: add `#[serde(rename_all = "snake_case")]` to `Order`

        #[schema(spec = "s")] #[serde(rename_all = "kebab-case")] enum Order { #[serde(rename = "newest")] New, #[serde(rename = "oldest")] Old, «BestSold», #[serde(other)] Other }
        error: `best-sold` is no word of `Order` in `shop.yaml:93`
        help: add `#[serde(rename = "best_sold")]`

        #[schema(spec = "s")] #[serde(rename_all = "snake_case")] enum Order { #[schema(«undocumented»)] Newest, Oldest, BestSold }
        error: `newest` is documented in `shop.yaml:93`
        help: remove `undocumented`
        "#,
    );
}

#[test]
fn every_word_has_a_variant() {
    check(
        r#"
        #[schema(spec = "s")] #[serde(rename_all = "snake_case")] enum «Order» { Newest, Oldest }
        error: `Order` lacks the word `best_sold` of `Order` in `shop.yaml:93`
        help: add it, or `omit("best_sold")` to `#[schema(…)]`:
        BestSold,

        #[schema(spec = "s", omit("oldest"))] enum «Order» { #[serde(rename = "newest")] Newest }
        error: `Order` lacks the word `best_sold` of `Order` in `shop.yaml:93`
        help: add it, or `"best_sold"` to `omit(…)`:
        #[serde(rename = "best_sold")]
        BestSold,

        #[schema(spec = "s", name = "Order")] enum «Sort» { #[serde(rename = "newest")] Newest }
        error: `Sort` lacks 2 words of `Order` in `shop.yaml:93`
        help: add them, or list those that are not needed in `omit(…)`:
        #[serde(rename = "oldest")]
        Oldest,
        #[serde(rename = "best_sold")]
        BestSold,

        #[schema(spec = "s", omit(«"oldset"», «"newest"»))] #[serde(rename_all = "snake_case")] enum Order { Newest, BestSold, Others(String) }
        error: `oldset` is no word of `Order` in `shop.yaml`
        help: did you mean `"oldest"`?
        error: `Order` has `newest`
        help: remove it from `omit(…)`
        "#,
    );
    accept(
        r#"
        #[schema(spec = "s")] #[serde(rename_all = "snake_case")] enum Order { Newest, Oldest, BestSold }
        #[schema(spec = "s")] #[serde(rename_all = "snake_case")] enum Order { Newest, #[serde(other)] Other }
        #[schema(spec = "s")] #[serde(rename_all = "snake_case")] enum Order { Newest, #[serde(untagged)] Other(String) }
        #[schema(spec = "s")] #[serde(rename_all = "snake_case")] enum Order { Newest, #[serde(alias = "oldest")] BestSold }
        #[schema(spec = "s")] #[serde(rename_all = "snake_case")] enum Order { Newest, BestSold, #[schema(skip)] Oldest, #[serde(skip)] Unknown }
        #[schema(spec = "s")] #[serde(rename_all = "snake_case")] enum Order { Newest, BestSold, Oldest, #[schema(undocumented)] Dearest }
        #[schema(spec = "s", omit("oldest", "best_sold"))] #[serde(rename_all = "snake_case")] enum Order { Newest }
        #[schema(spec = "s")] enum Word { A, B }
        #[schema(spec = "s")] enum Count { A, B }
        "#,
    );
}

#[test]
fn variants_to_paste_have_names_of_their_own() {
    let document = "openapi: 3.1.0
paths: {}
components:
  schemas:
    Sort: { type: string, enum: [title, '-title', price, '-price', '+1', '-1'] }
";
    let source = "#[schema(spec = \"s\")] #[serde(rename_all = \"lowercase\")] enum Sort { Title }";
    let found = compared_with(document, source).1.ranges();
    let [(_, [_, help])] = &found[..] else {
        panic!("one mistake: {found:?}");
    };
    let lines: Vec<&str> = help.lines().skip(1).map(str::trim).collect();
    assert_eq!(
        lines,
        [
            "#[serde(rename = \"-title\")]",
            "Title_,",
            "Price,",
            "#[serde(rename = \"-price\")]",
            "Price_,",
            "#[serde(rename = \"+1\")]",
            "_1,",
            "#[serde(rename = \"-1\")]",
            "_1_,",
        ]
    );
}
