//! `wrapped-url`: what a margin has cut is one URL, what merely stands below is not.

use super::harness::{check, check_markdown, check_safe_fix};

const RULE: &str = "wrapped-url";

#[test]
fn a_running_number_cut_at_the_margin_of_the_prose_is_one_url() {
    check(
        RULE,
        "
The ferry left Port Alba on Sunday with a new captain, and nobody on the quay knew who had
sent him or when the board would say so, three people who had come to see it off told us.

Original url:
https://www.harbourledger.example/2024/03/12/ferry-leaves-port-alba-with-the-captain-a8
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
2491
^^^^ broken across lines
",
    );
}

#[test]
fn a_word_of_the_slug_cut_behind_a_label() {
    check(
        RULE,
        "
Related link: https://www.harbourledger.example/2024/03/12/board-meets-on-the-fer
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ry-law-and-the-new-quay
^^^^^^^^^^^^^^^^^^^^^^^ broken across lines
",
    );
}

#[test]
fn a_url_cut_in_running_text() {
    check(
        RULE,
        "
The minutes of the meeting are on the website of the harbour board, at
https://board.harbour.example/minutes/meeting-of-the-twelfth-of-mar
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ch-2024.pdf and can be read in the library of Port Alba
^^^^^^^^^^^ broken across lines
by anybody who asks for them and can tell which of the meetings it was.
",
    );
}

#[test]
fn a_query_cut_at_its_mark() {
    check(
        RULE,
        "
Source url: https://archive.harbour.example/search/results/by-date?collection=ferries&
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
year=2024&page=2
^^^^^^^^^^^^^^^^ broken across lines
",
    );
}

#[test]
fn three_pieces_are_one_url() {
    check(
        RULE,
        "
Original url:
https://www.harbourledger.example/2024/03/12/ferry-
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
leaves-port-alba-with-a-new-captain-on-a-
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
sunday-a82491
^^^^^^^^^^^^^ broken across lines
",
    );
}

#[test]
fn urls_below_each_other_are_several() {
    check(
        RULE,
        "
Original url:
https://www.harbourledger.example/2024/03/12/ferry-leaves-port-alba-with-a-new-captain-a82491
https://www.harbourledger.example/2024/03/13/board-answers-the-captain-a82510
",
    );
}

#[test]
fn prose_goes_on_below_a_whole_url() {
    check(
        RULE,
        "
The minutes are at https://board.harbour.example/minutes
and can be read by anybody.

Read more: https://www.harbourledger.example/2024/03/12/ferry-leaves-port-alba
She said the board would meet in June.
",
    );
}

#[test]
fn a_label_below_a_url_is_not_its_end() {
    check(
        RULE,
        "
Original url: https://www.harbourledger.example/2024/03/12/ferry-leaves-port-alba
Published: 12 March 2024
",
    );
}

#[test]
fn a_blank_line_ends_a_url() {
    check(
        RULE,
        "
Original url:
https://www.harbourledger.example/2024/03/12/ferry-leaves-port-alba-with-a-new-captain-a8

2491 people live on the island.
",
    );
}

#[test]
fn a_link_of_markdown_is_whole_whatever_stands_below() {
    check_markdown(
        RULE,
        "
The [minutes](https://board.harbour.example/documents/2024/minutes/meeting-of-march)
2491 people have read them.
",
    );
}

#[test]
fn the_fix_joins_the_pieces() {
    check_safe_fix(
        RULE,
        "
Original url:
https://www.harbourledger.example/2024/03/12/ferry-leaves-port-alba-
with-a-new-captain-a82491

Related article: Board Meets
",
        "
Original url:
https://www.harbourledger.example/2024/03/12/ferry-leaves-port-alba-with-a-new-captain-a82491

Related article: Board Meets
",
    );
}

#[test]
fn behind_quote_marks_that_the_wrap_has_lost() {
    check(
        RULE,
        "
>> The weather desk has it:
>> https://ledger.example/2001/05/10/na/gales_w
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
_2.html
^^^^^^^ broken across lines
>>
>> It was late.
",
    );
}

#[test]
fn a_whole_url_behind_quote_marks_before_words_without() {
    check(
        RULE,
        "
>> The weather desk has it at https://ledger.example/2001/05/10/na/gales_w
two-thirds of the boats had heard nothing.
",
    );
}
