//! `unlabelled-url`: a URL on its own that is the related article's.

use super::harness::{check, check_fix};

const RULE: &str = "unlabelled-url";

#[test]
fn the_last_url_has_the_slug_of_the_related_title() {
    check(RULE, "
Related article: Ferry Board Shows Contempt for Island Law

Original url:
https://ledger.example/2023/03/12/ferry-leaves-port-alba-a82491

https://ledger.example/2024/05/16/ferry-board-shows-contempt-for-island-law
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ looks like that of “Ferry Board Shows Contempt for Island Law”
");
}

#[test]
fn each_title_has_its_own() {
    check(
        RULE,
        "
Related article: Captain Leaves the Island
Related article: Quay to Be Rebuilt in Spring

Original url: https://ledger.example/2023/03/12/ferry-leaves-port-alba

https://ledger.example/2024/05/16/quay-to-be-rebuilt-in-spring
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “Quay to Be Rebuilt in Spring”
https://ledger.example/2024/05/16/captain-leaves-the-island-a17
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “Captain Leaves the Island”
",
    );
}

#[test]
fn a_slug_cut_short() {
    check(
        RULE,
        "
Related article: Board Answers the Captain About the Ferry

Original url: https://ledger.example/2023/03/12/ferry-leaves-port-alba

https://ledger.example/2024/05/16/board-answers-the-captain-about
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ looks like
",
    );
}

#[test]
fn above_its_title() {
    check(
        RULE,
        "
https://ledger.example/2024/05/16/captain-leaves-the-island
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “Captain Leaves the Island”

The ferry stops in May, the board said.

Related article: Captain Leaves the Island
",
    );
}

#[test]
fn a_url_right_below_its_title() {
    check(
        RULE,
        "
Related article: Captain Leaves the Island

https://ledger.example/2024/05/16/captain-leaves-the-island
",
    );
}

#[test]
fn a_url_with_a_label() {
    check(
        RULE,
        "
Related article: Captain Leaves the Island
Original url: https://ledger.example/2023/03/12/ferry-leaves-port-alba
Related link: https://ledger.example/2024/05/16/captain-leaves-the-island
",
    );
}

#[test]
fn a_url_of_something_else() {
    check(
        RULE,
        "
Related article: Captain Leaves the Island

Original url: https://ledger.example/2023/03/12/ferry-leaves-port-alba

https://board.example/2024/05/16/minutes-of-the-board
",
    );
}

#[test]
fn a_url_in_running_text() {
    check(
        RULE,
        "
Related article: Captain Leaves the Island
Original url: https://ledger.example/2023/03/12/ferry-leaves-port-alba

Her story (https://ledger.example/2024/05/16/captain-leaves-the-island) was read by all.
",
    );
}

#[test]
fn the_label_is_put_before() {
    check_fix(
        RULE,
        "
Related article: Captain Leaves the Island

Original url: https://ledger.example/2023/03/12/ferry-leaves-port-alba

https://ledger.example/2024/05/16/captain-leaves-the-island
",
        "Label",
        "
Related article: Captain Leaves the Island

Original url: https://ledger.example/2023/03/12/ferry-leaves-port-alba

Related link: https://ledger.example/2024/05/16/captain-leaves-the-island
",
    );
}
