//! `late-attribution`: three sentences and more before the speaker.

use super::harness::check;

const RULE: &str = "late-attribution";

#[test]
fn the_speaker_at_the_very_end() {
    check(
        RULE,
        "
“It was dark. The bridge was gone. We drove on. Nobody warned us,” said Ines Duarte.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 3 sentences before

“Why did nobody come? Why did nobody call? Why was it dark? I want to know,” she said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 3 sentences before
",
    );
}

#[test]
fn more_sentences() {
    check(
        RULE,
        "
“We called. We waited. We called again. We waited again. Then we rowed,” Duarte told the council.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 4 sentences before
",
    );
}

#[test]
fn over_lines() {
    check(
        RULE,
        "
\"We called. We waited. We called again. Then
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
we rowed,\" Duarte said.
^^^^^^^^^^ 3 sentences before
",
    );
}

#[test]
fn the_speaker_soon_enough() {
    check(
        RULE,
        "
“It was dark. The bridge was gone. We drove on,” said Ines Duarte.

“It was dark,” said Ines Duarte. “The bridge was gone. We drove on. Nobody warned us. We fell.”

Ines Duarte said: “It was dark. The bridge was gone. We drove on. Nobody warned us.”

“I asked Mr. Novak. I asked Dr. Solheim about the no. 4 pier,” she said.
",
    );
}
