//! `title-drift`: related titles that their articles no longer have.

use super::harness::Desk;

const RULE: &str = "title-drift";

const BOARD: &str = "
---
title: Board Puts Off Vote on Ferry
original_url: https://ledger.example/2024/03/12/board-meets
---

The board met.
";

fn desk() -> Desk {
    Desk::new("ferry.md").with("board.md", BOARD)
}

#[test]
fn a_path_in_a_list() {
    desk().check(
        RULE,
        "
The ferry stops.

# Related news

- [Board to Meet on Ferry](board.md)
   ^^^^^^^^^^^^^^^^^^^^^^ “Board Puts Off Vote on Ferry”
",
    );
}

#[test]
fn a_url_below_the_title() {
    Desk::new("ferry.txt").with("board.md", BOARD).check(
        RULE,
        "
The ferry stops.

Related article: Board to Meet on Ferry
                 ^^^^^^^^^^^^^^^^^^^^^^ by now
https://ledger.example/2024/03/12/board-meets
",
    );
}

#[test]
fn a_title_and_a_url_in_front_matter() {
    desk().check(
        RULE,
        "
---
title: Ferry stops
related:
  - title: Board Meets
           ^^^^^^^^^^^ “Board Puts Off Vote on Ferry”
    url: https://ledger.example/2024/03/12/board-meets
---

The ferry stops.
",
    );
}

#[test]
fn it_is_updated_as_its_place_asks() {
    desk().check_fix(
        RULE,
        "
The ferry stops.

# Related news

- [Board to Meet on Ferry](board.md)
",
        "Change to “Board Puts Off Vote on Ferry”",
        "
The ferry stops.

# Related news

- [Board Puts Off Vote on Ferry](board.md)
",
    );
    Desk::new("ferry.md").with("mayor.md", "\n# Mayor: no more delays\n").check_fix(
        RULE,
        "
---
title: Ferry stops
related:
  - title: Mayor waits
    url: mayor.md
---
",
        "Change to",
        "
---
title: Ferry stops
related:
  - title: \"Mayor: no more delays\"
    url: mayor.md
---
",
    );
}

#[test]
fn the_same_title_in_other_capitals_and_marks() {
    desk().check(
        RULE,
        "
The ferry stops.

# Related news

- [“Board puts off vote on ferry”](board.md)
- [Board Puts Off Vote on Ferry (Harbour Ledger, 12 March)](board.md)
",
    );
}

#[test]
fn a_title_cut_short() {
    desk().check(
        RULE,
        "
The ferry stops.

# Related news

- [Board Puts Off Vote…](board.md)
",
    );
}

#[test]
fn words_of_a_link_in_running_text() {
    desk().check(
        RULE,
        "
The ferry stops, as [the board had it](board.md) on Friday.
",
    );
}

#[test]
fn a_title_that_leads_nowhere_or_to_the_article_itself() {
    desk().check(
        RULE,
        "
# Ferry Stops

The ferry stops.

# Related news

- [A Story Elsewhere](https://coastradio.example/2024/03/12/a-story)
- [The Ferry](ferry.md)
- [[board|the vote]]
",
    );
}

#[test]
fn a_title_that_is_cut_short() {
    desk().check(
        RULE,
        "
The ferry stops.

# Related news

- [Board Meets](board.md)
   ^^^^^^^^^^^ “Board Puts Off Vote on Ferry”
- [Board Puts Off Vote on Ferry](board.md)
",
    );
}
