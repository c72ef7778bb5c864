//! `declined-comment-anonymous`: nobody in particular declined to comment.

use super::harness::check;

const RULE: &str = "declined-comment-anonymous";

#[test]
fn nobody_in_particular() {
    check(
        RULE,
        "
A spokesman declined to comment.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ who was asked?

The ships were sold, but officials declined to comment.
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ who was asked?

A lawyer did not immediately respond to a request for
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
comment on Friday.
^^^^^^^ who was asked?

Two representatives would not comment.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ who was asked?
",
    );
}

#[test]
fn a_name_or_a_body() {
    check(
        RULE,
        "
A spokesman for the harbour board declined to comment.

A police spokesman declined to comment. The harbour board declined to comment.

Ines Duarte declined to comment. She declined to comment. Her lawyer declined to comment.

“A spokesman declined to comment,” said Duarte.

Officials declined to speak. The spokeswoman declined to comment.
",
    );
}
