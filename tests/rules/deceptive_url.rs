//! `deceptive-url`: addresses that look like others.

use super::harness::{check, check_markdown};

const RULE: &str = "deceptive-url";

#[test]
fn a_cyrillic_letter_among_latin_ones() {
    check(
        RULE,
        "
The letter came from https://lеdger.example/login on Friday.
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mixes letters of several scripts
",
    );
}

#[test]
fn the_same_in_punycode() {
    check(
        RULE,
        "
Source: https://www.xn--pypal-4ve.com/login
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “pаypal” mixes
",
    );
}

#[test]
fn behind_the_words_of_a_link() {
    check_markdown(
        RULE,
        "
The bank asks all to [sign in](https://наrbour-bank.example/).
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ make sure that it is the host you mean
",
    );
}

#[test]
fn a_direction_mark_in_the_path() {
    check(
        RULE,
        "
See https://ledger.example/%E2%80%AEfdp.exe for the timetable.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ U+202E
",
    );
}

#[test]
fn one_script_a_label() {
    check(
        RULE,
        "
See https://россия.example/en, https://bücher.example/ and https://xn--bcher-kva.example/.
",
    );
}

#[test]
fn what_is_written_together_as_a_matter_of_course() {
    check(
        RULE,
        "
See https://www.nhkニュース.jp/ and https://한국news.kr/ for more.
",
    );
}

#[test]
fn letters_of_another_script_behind_the_host() {
    check(
        RULE,
        "
See https://ru.wikipedia.org/wiki/Паром_X and https://a.example/%D0%BF%D0%B0r.
",
    );
}

#[test]
fn plain_addresses() {
    check(
        RULE,
        "
See https://ledger.example/xn--page?a=%20b.
",
    );
}

#[test]
fn a_mark_of_direction_inside_a_url() {
    check(
        RULE,
        "
Open https://ledger.example/\u{202E}gpj.exe now.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hides a direction mark (U+202E)
",
    );
    check(
        RULE,
        "
Source: https://led\u{200E}ger.example/ferry
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hides a direction mark (U+200E)
",
    );
}

#[test]
fn marks_of_direction_around_a_url() {
    check(
        RULE,
        "
See \u{2066}https://ledger.example/ferry\u{2069}, \u{200F}https://ledger.example/quay\u{200F} and so on.
",
    );
}
