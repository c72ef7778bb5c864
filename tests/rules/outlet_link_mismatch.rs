//! `outlet-link-mismatch`: links that are called after one outlet and lead to another.

use super::harness::{check, check_markdown};

const RULE: &str = "outlet-link-mismatch";

#[test]
fn another_agency() {
    check_markdown(
        RULE,
        "
The talks were put off, [Reuters](https://tass.com/world/1234567) reported.
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “Reuters” and leads to TASS
",
    );
}

#[test]
fn with_article_and_verb() {
    check_markdown(
        RULE,
        "
The talks were put off, as [the Guardian reported](https://www.nytimes.com/2024/03/12/world/talks.html).
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ leads to The New York Times
",
    );
}

#[test]
fn a_reference() {
    check_markdown(
        RULE,
        "
The talks were put off, [TASS news agency][1] said.
                        ^^^^^^^^^^^^^^^^^^^^^ leads to Reuters

[1]: https://www.reuters.com/world/talks-2024-03-12/
",
    );
}

#[test]
fn an_archived_copy_of_another() {
    check_markdown(
        RULE,
        "
[*Reuters*](https://web.archive.org/web/20240312081500/https://tass.com/world/1234567) has the talks.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ leads to TASS
",
    );
}

#[test]
fn the_outlet_itself_and_its_copy() {
    check_markdown(
        RULE,
        "
[Reuters](https://uk.reuters.com/world/talks) and [TASS](https://web.archive.org/web/2024/https://tass.com/1)
reported it, and so did [the Guardian](https://www.theguardian.com/world/talks).
",
    );
}

#[test]
fn a_name_that_several_outlets_have() {
    check_markdown(
        RULE,
        "
[ABC](https://www.abc.net.au/news/talks) and [ABC](https://abcnews.go.com/talks) reported it.
",
    );
}

#[test]
fn more_than_the_name() {
    check_markdown(
        RULE,
        "
[Reuters’ man in Moscow](https://tass.com/world/1234567) was asked to leave, and
[Reuters and TASS](https://tass.com/world/1234567) reported it.
",
    );
}

#[test]
fn pages_about_the_outlet() {
    check_markdown(
        RULE,
        "
[Reuters](https://en.wikipedia.org/wiki/Reuters) is on [Twitter](https://x.com/Reuters) as
[Reuters](https://x.com/Reuters), and [Reuters](https://talks.example/reuters) once wrote it.
",
    );
}

#[test]
fn plain_text() {
    check(
        RULE,
        "
The talks were put off, Reuters reported, see https://tass.com/world/1234567.
",
    );
}

#[test]
fn an_outlets_own_blog_where_everybody_may_have_one() {
    check_markdown(
        RULE,
        "
[Reuters](https://reuters.substack.com/p/talks) and [the Guardian](https://guardian.blogspot.com/2024/03/talks.html) reported
the talks.
",
    );
}
