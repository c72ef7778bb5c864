//! `social-post-without-link`: what somebody posted, and no way to see it.

use super::super::prelude::*;

/// What every match of the phrase holds.
const LETTERS: Sign = Sign::Letters(&[
    "weet",
    "Twitter",
    " X",
    "Facebook",
    "Instagram",
    "Telegram",
    "TikTok",
    "Truth Social",
    "Weibo",
    "Bluesky",
    "Mastodon",
    "Threads",
    "LinkedIn",
    "social media",
    "YouTube",
]);

rule! {
    /// A post on a social network is quoted and not linked.
    ///
    /// ## Why it matters
    /// Posts are public, are edited and are faked. A link, or an archived copy, lets a reader see the post itself.
    ///
    /// ## Bad
    /// ```text
    /// “The bridge stays closed,” the mayor wrote on Facebook.
    /// ```
    /// ## Good
    /// ```text
    /// “The bridge stays closed,” the mayor wrote on Facebook (https://facebook.com/portoalba/posts/77).
    /// ```
    SOCIAL_POST_WITHOUT_LINK = "social-post-without-link", Sources, Info off, Passage(LETTERS, check)
}

static POST: Phrase = Phrase::new(
    r"\b(?:(?:re-?)?tweeted\b(?: out)?|(?:posted|wrote|writes|said|shared|announced|added|responded|replied|commented|stated|complained|warned)(?: [\w'-]+){0,4}? (?:on|to|via) (?:his |her |their |its |the )?(?:(?:official|personal) )?(?-i:Twitter|X|Facebook|Instagram|Telegram|TikTok|Truth Social|Weibo|Bluesky|Mastodon|Threads|LinkedIn|YouTube|social media)\b|in (?:a|an|another|one|his|her|their|its|several|two) (?:[\w-]+ ){0,2}?(?:tweets?|(?:(?-i:Twitter|Facebook|Instagram|Telegram|TikTok|Truth Social|Weibo|Bluesky|LinkedIn)|social media) (?:posts?|messages?|videos?|statement))\b)",
);

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let whole = Span::new(0, passage.text.len());
    if passage.has_link(whole) {
        return;
    }
    for span in passage.spoken_of(&POST) {
        let words = on_one_line(span.of(passage.text));
        findings.report(span, format!("“{words}”: link the post, so that a reader can see it."));
    }
}
