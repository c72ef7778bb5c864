//! `broken-link-path`: links to files that are not in the archive.

use super::harness::{Desk, check_markdown};

const RULE: &str = "broken-link-path";

#[test]
fn a_renamed_file_with_the_one_that_is_probably_meant() {
    Desk::new("stories/ferry.md")
        .with(
            "harbour-board.md",
            "
# Harbour Board
",
        )
        .check(
            RULE,
            "
The [board](../harbor-board.md) met, and the [quay](../quay.md) shook.
            ^^^^^^^^^^^^^^^^^^ did you mean “../harbour-board.md”
                                                    ^^^^^^^^^^ is not there
",
        );
}

#[test]
fn a_wikilink_names_no_article() {
    Desk::new("ferry.md")
        .with(
            "harbour-board.md",
            "
# Harbour Board
",
        )
        .check(
            RULE,
            "
The [[Harbour Bord]] met in the [[harbour-board]] room.
      ^^^^^^^^^^^^ did you mean “harbour-board”
",
        );
}

#[test]
fn hugo_and_jekyll_name_files() {
    Desk::new("news/ferry.md")
        .with(
            "news/harbour-board.md",
            "
# Harbour Board
",
        )
        .check(
            RULE,
            r#"
The [board]({{< ref "harbour-bord.md" >}}) met. See [that]({{< relref "harbour-board.md" >}}).
                     ^^^^^^^^^^^^^^^ did you mean
"#,
        );
}

#[test]
fn a_reference_definition() {
    Desk::new("ferry.md")
        .with(
            "harbour-board.md",
            "
# Harbour Board
",
        )
        .check(
            RULE,
            "
The [board][b] met.

[b]: gone.md
     ^^^^^^^ “gone.md” is not there
",
        );
}

#[test]
fn files_that_are_there_by_every_way_to_write_them() {
    Desk::new("stories/ferry.md")
        .with(
            "stories/harbour board.md",
            "
# Harbour Board
",
        )
        .with(
            "stories/quay.txt",
            "
Quay
",
        )
        .check(
            RULE,
            "
The [board](harbour%20board.md), the [same](./harbour%20board.md#top), the [quay](../stories/quay.txt?x=1) and
[[Harbour Board|the board]].
",
        );
}

#[test]
fn pages_of_the_site_places_and_pictures() {
    Desk::new("stories/ferry.md").with("stories/quay.txt", "
Quay
").check(RULE, r#"
See [about](/about/), [the top](#top), [tickets](tickets/), ![the boat](boat.md) and <a href="gone.md">that</a>.
"#);
}

#[test]
fn what_lies_outside_the_archive() {
    Desk::new("stories/ferry.md")
        .with(
            "stories/quay.txt",
            "
Quay
",
        )
        .check(
            RULE,
            "
See [the readme](../../README.md).
",
        );
}

#[test]
fn without_an_archive_nobody_can_tell() {
    check_markdown(
        RULE,
        "
See [the board](gone.md).
",
    );
}

#[test]
fn code_names_no_file() {
    Desk::new("stories/ferry.md")
        .with(
            "stories/quay.txt",
            "
Quay
",
        )
        .check(
            RULE,
            "
Write `[the board](gone.md)` for a link.
",
        );
}

#[test]
fn the_nearest_name_is_offered() {
    Desk::new("stories/ferry.md")
        .with(
            "harbour-board.md",
            "
# Harbour Board
",
        )
        .check_fix(
            RULE,
            "
The [board](../harbor-board.md) met.
",
            "harbour-board",
            "
The [board](../harbour-board.md) met.
",
        );
}
