//! `speaker-conflict`: one quote, two speakers.

use super::harness::Desk;

const RULE: &str = "speaker-conflict";

const OTHER: &str = "
# Bridge to Come Back

Mayor Ines Duarte met the council on Friday and spoke of nothing but the bridge.

“We will rebuild the bridge before the first winter storm comes,” Duarte said.
";

fn desk() -> Desk {
    Desk::new("article.md").with("bridge.md", OTHER)
}

#[test]
fn somebody_else() {
    desk().check(
        RULE,
        "
“We will rebuild the bridge before the first winter storm comes,” Tom Okoro said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Tom Okoro says this here, and Ines Duarte in another article
",
    );
}

#[test]
fn somebody_else_by_surname() {
    desk().check(
        RULE,
        "
The engineer Tom Okoro drew the bridge.

“We will rebuild the bridge before the first winter storm,” Okoro said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Tom Okoro says this here
",
    );
}

#[test]
fn part_of_it() {
    desk().check(
        RULE,
        "
Marit Solheim said: “Rebuild the bridge before the first winter storm comes.”
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Marit Solheim says this here
",
    );
}

#[test]
fn in_a_paragraph_of_its_own() {
    desk().check(
        RULE,
        "
Marit Solheim told the council:

“We will rebuild the bridge before the first winter storm comes.”
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Marit Solheim says this here
",
    );
}

#[test]
fn the_same_speaker() {
    desk().check(
        RULE,
        "
“We will rebuild the bridge before the first winter storm comes,” Mayor Ines Duarte said.
",
    );
    desk().check(RULE, "
Harbour Commissioner Duarte was clear. “We will rebuild the bridge before the first winter storm comes,” Duarte said.
");
}

#[test]
fn a_speaker_without_a_name() {
    desk().check(
        RULE,
        "
“We will rebuild the bridge before the first winter storm comes,” the mayor said.
",
    );
    desk().check(
        RULE,
        "
“We will rebuild the bridge before the first winter storm comes,” the Harbour Board said.
",
    );
    desk().check(
        RULE,
        "
Tom Okoro was clear. “We will rebuild the bridge before the first winter storm comes,” he said.
",
    );
}

#[test]
fn short_quotes() {
    desk().check(
        RULE,
        "
“We will rebuild the bridge,” Tom Okoro said.
",
    );
}

#[test]
fn other_words() {
    desk().check(
        RULE,
        "
“We will mend that bridge before the last summer storm comes,” Tom Okoro said.
",
    );
}
