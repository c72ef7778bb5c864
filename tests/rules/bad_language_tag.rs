//! `bad-language-tag`: languages by names that no program knows.

use super::harness::{Desk, check, check_markdown};

const RULE: &str = "bad-language-tag";

#[test]
fn a_language_s_name() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
language: English
          ^^^^^^^ “English” is no language tag
---

The ferry stops.
",
    );
}

#[test]
fn a_locale() {
    Desk::new("article.md").check_fix(
        RULE,
        "
---
title: Ferry stops
lang: en_US
---
",
        "Change to en-US",
        "
---
title: Ferry stops
lang: en-US
---
",
    );
}

#[test]
fn a_country_in_place_of_a_language() {
    check(
        RULE,
        "
Headline: Ferry stops
Language: uk-English
          ^^^^^^^^^^ is no language tag
",
    );
}

#[test]
fn well_formed_and_not_registered() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
lang: en-XX-yy
      ^^^^^^^^ is no language tag
---
",
    );
    check_markdown(
        RULE,
        "
---
title: Ferry stops
lang: eng
      ^^^ is no language tag
---
",
    );
}

#[test]
fn one_of_several() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
lang: [en, German]
       ^^^^^^^^^^ “German” is no language tag
---
",
    );
}

#[test]
fn tags() {
    for tag in ["en", "EN", "pt-BR", "zh-Hant", "de-CH-1996", "sr-Latn-RS", "yue", "es-419"] {
        check_markdown(RULE, &format!("---\ntitle: Ferry stops\nlang: {tag}\n---\n"));
    }
}

#[test]
fn several_tags() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
lang: [en, fr]
---
",
    );
}

#[test]
fn nothing_and_what_a_template_fills_in() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
lang:
---
",
    );
    check_markdown(
        RULE,
        "
---
title: Ferry stops
lang: \"{{ site.lang }}\"
---
",
    );
}

#[test]
fn languages_that_the_text_speaks_of() {
    check(
        RULE,
        "
The language: English is what most of them speak.
",
    );
}
