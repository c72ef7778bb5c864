//! Which words are cues, which are none, and how far a cue reaches.

use super::told;

#[test]
fn cues_of_several_words_are_one() {
    for (prose, expected) in [
        (
            "Duarte has made clear that the council must pay.",
            "indirect: Duarte / has made clear / that the council must pay",
        ),
        (
            "Duarte made it clear that the bridge was safe.",
            "indirect: Duarte / made it clear / that the bridge was safe",
        ),
        ("Holm kept asking why it was shut.", "indirect: Holm / kept asking / why it was shut"),
        (
            "Duarte pointed out that the bridge was old.",
            "indirect: Duarte / pointed out / that the bridge was old",
        ),
        (
            "Duarte has raised serious questions about the cost of the bridge.",
            "indirect: Duarte / has raised serious questions / about the cost of the bridge",
        ),
        (
            "The divers have in particular noted the rust.",
            "indirect: The divers / have in particular noted / the rust",
        ),
        (
            "Ines Duarte’s Claim That The Bridge Is Safe",
            "indirect: Ines Duarte / Claim / That The Bridge Is Safe",
        ),
        (
            "In most streets, those polled say the bridge should be shut.",
            "indirect: those polled / say / the bridge should be shut",
        ),
    ] {
        assert_eq!(told(prose), expected);
    }
}

#[test]
fn what_is_done_with_things_says_nothing() {
    for prose in [
        "Some details of the map are wrong.",
        "Per Holm, who wrote a song for the choir, ran the ferry.",
        "The children are reading the letter under the lamp.",
        "They find themselves in a strange town.",
        "The old houses of the quay are starting to sink.",
        "If you think it is cold, you can tell by the ice.",
        "Holm was tying a kind of knot called the bowline.",
        "The coast has many quays, including Vik and “the fishers’ old haven,” with a museum.",
        "If you have a plan, or just want to say hello to us, come by.",
        "It was thanks to the mayor that the bridge was safe.",
        "Members of the choir within the guild called the Night Gulls were there.",
        "They wanted to see the boat and praise the crew.",
        "The fall of the bridge raised questions about the cost of it.",
    ] {
        assert_eq!(told(prose), "", "{prose}");
    }
}

#[test]
fn who_says_it_stands_elsewhere() {
    for (prose, expected) in [
        (
            "Duarte stopped on the stairs in turning to reporters to praise the guild.",
            "indirect: Duarte / to praise / the guild",
        ),
        (
            "Using an old joke to describe the tide, she left the hall.",
            "indirect: she / to describe / the tide",
        ),
        ("Holm was on Coast Radio talking about the tide.", "indirect: Holm / talking / about the tide"),
        (
            "Now, after arguing that the keel was sound, her crew was glad.",
            "indirect: her crew / arguing / that the keel was sound",
        ),
        (
            "Admitting that the soup “looks odd,” though, Moe was glad.",
            "mixed: Moe / Admitting / that the soup “looks odd,”",
        ),
        (
            "According to AFP, the board and the guild have both denied it.",
            "indirect: AFP / According to / the board and the guild have both denied it",
        ),
        (
            "According to Holm the old boat was sunk in a storm soon after the war.",
            "indirect: Holm / According to / the old boat was sunk in a storm soon after the war",
        ),
        (
            "Duarte denied that Holm wrote the plan and said it was late.",
            "indirect: Duarte / denied / that Holm wrote the plan\nindirect: Duarte / said / it was late",
        ),
        ("She called Moe to thank him for the ice.", "indirect: She / to thank / him for the ice"),
        (
            "Holm, like Coast Radio, which had asked the divers, declared the bridge safe.",
            "indirect: Holm, like Coast Radio, which had asked the divers / declared / the bridge safe",
        ),
        ("The state should reward towns that declare a truce.", "indirect: towns | that / declare / a truce"),
        (
            "The divers went home, with one cook writing “The soup is on the stove.”",
            "direct: one cook / writing / “The soup is on the stove.”",
        ),
        (
            "Holm was there, and in a statement praised Moe for “a fine race.”",
            "mixed: Holm / praised / Moe for “a fine race.”",
        ),
        (
            "Alba State College’s Kaja Moe nodded. “The ice will not hold for another week.”",
            "direct: Kaja Moe /  / “The ice will not hold for another week.”",
        ),
        ("Per Holm is cold, says she warned of it.", "indirect: Holm / says / she warned of it"),
    ] {
        assert_eq!(told(prose), expected);
    }
}

#[test]
fn whom_it_is_told_and_when_is_not_said() {
    for (prose, expected) in [
        ("Holm told the board not to wait.", "indirect: Holm / told / not to wait"),
        (
            "He told Coast Radio’s “Harbour Nights” in May the quay was full.",
            "indirect: He / told / the quay was full",
        ),
        (
            "The ice is thin, he said after walking Thursday on the lake.",
            "indirect: he / said / The ice is thin",
        ),
        (
            "Tuesday in Coast Radio’s “Harbour Nights,” Ada Holm said the tide was late.",
            "indirect: Ada Holm / said / the tide was late",
        ),
        (
            "The mayor promised that, thanks to the pump, the cellar was dry.",
            "indirect: The mayor / promised / that, thanks to the pump, the cellar was dry",
        ),
        (
            "Duarte urged the crew to cut the rope, and the boat soon drifted off.",
            "indirect: Duarte / urged / to cut the rope",
        ),
        (
            "Asked if the ice was “as firm as it looks,” most skaters said no.",
            "indirect: most skaters / said / no",
        ),
        (
            "In May, even as the river was rising, Mr. Holm wrote to the tenants, telling them it was safe.",
            "indirect: Mr. Holm / telling / it was safe",
        ),
        (
            "Moe said that, as the boat came from Vik, where wood is cheap, it should be mended.",
            "indirect: Moe / said / that, as the boat came from Vik, where wood is cheap, it should be mended",
        ),
        (
            "Mayor Ines Duarte says, rain or shine, she is walking.",
            "indirect: Mayor Ines Duarte / says / rain or shine, she is walking",
        ),
        (
            "As Duarte announces that the ferry is mended, the crew sleeps on board.",
            "indirect: Duarte / announces / that the ferry is mended",
        ),
        (
            "As Holm and her sister were talking of the tide, the lamps went out.",
            "indirect: her sister / were talking / of the tide",
        ),
        ("Holm’s call for a “quiet sea” drew smiles on the quay.", "mixed: Holm / call / for a “quiet sea”"),
    ] {
        assert_eq!(told(prose), expected);
    }
}
