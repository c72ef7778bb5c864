//! `not-utf8`: files in old encodings. `tests/check_command.rs` has real ones.

use super::harness::{Desk, check};

const RULE: &str = "not-utf8";

#[test]
fn a_file_of_windows() {
    Desk::new("ferry.txt").written_in("windows-1252").check(
        RULE,
        "
The café on the quay is open.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This file is windows-1252

It serves crêpes.
",
    );
}

#[test]
fn utf_16() {
    Desk::new("ferry.txt").written_in("UTF-16LE").check(
        RULE,
        "
The ferry stops.
^^^^^^^^^^^^^^^^ UTF-16LE
",
    );
}

#[test]
fn below_blank_lines() {
    Desk::new("ferry.txt").written_in("macintosh").check(
        RULE,
        "


The ferry stops.
^^^^^^^^^^^^^^^^ write it as UTF-8
",
    );
}

#[test]
fn front_matter() {
    Desk::new("ferry.md").written_in("windows-1252").check(
        RULE,
        "
---
^^^ copydesk check --fix --to-utf8
title: Café
---

It is open.
",
    );
}

#[test]
fn utf_8() {
    check(
        RULE,
        "
The café on the quay is open.
",
    );
}

#[test]
fn an_empty_file() {
    Desk::new("ferry.txt").written_in("UTF-16LE").check(RULE, "");
}

#[test]
fn letters_beyond_ascii_and_marks_of_other_scripts_in_utf_8() {
    check(RULE, "\nThe ferry stops. Паром стоит. 渡船停了。 العبّارة توقفت\n");
    Desk::new("ferry.md").check(RULE, "\n---\ntitle: Café\n---\n\nIt is open – “at last”.\n");
}

#[test]
fn a_text_that_was_decoded_wrongly_before_is_utf_8_now() {
    check(RULE, "\nThe cafÃ© on the quay is open.\n");
}
