//! What is spoken of where who speaks stands behind "by".

use super::told;

#[test]
fn the_whole_subject_with_its_clause_is_spoken_of() {
    for (prose, content) in [
        ("The report that the bridge fell was denied by Duarte.", "The report that the bridge fell"),
        (
            "A report in Coast Radio that the mayor had taken money from the guild was denied by Duarte.",
            "A report in Coast Radio that the mayor had taken money from the guild",
        ),
        ("The report, published on Friday, was denied by Duarte.", "The report, published on Friday"),
        ("That he was paid was denied by Duarte.", "That he was paid"),
        ("The claim, which was denied by Duarte, hurt him.", "The claim"),
        ("He was paid twice, which was denied by Duarte.", "He was paid twice"),
        ("It was denied by Duarte that he was paid.", "that he was paid"),
    ] {
        assert_eq!(told(prose), format!("indirect: Duarte / was denied by / {content}"));
    }
}
