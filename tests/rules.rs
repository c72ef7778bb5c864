//! What each rule says to real copy, and where it holds its tongue: one file a rule.

mod rules {
    mod harness;

    mod ambiguous_title;
    mod anonymity_unexplained;
    mod bad_date;
    mod bad_front_matter;
    mod bare_source;
    mod broken_link_path;
    mod conflicting_original;
    mod credentials_in_url;
    mod declined_comment_anonymous;
    mod duplicate_field;
    mod duplicate_link;
    mod empty_link;
    mod familiar_with_the_matter;
    mod late_attribution;
    mod loaded_verb;
    mod malformed_url;
    mod missing_field;
    mod missing_source;
    mod private_url;
    mod related_newer;
    mod reportedly;
    mod self_related;
    mod social_post_without_link;
    mod sourceless_claim;
    mod statistic_without_source;
    mod tracking_parameters;
    mod trailing_punctuation_url;
    mod two_speakers_in_paragraph;
    mod unattributed_quote;
    mod unbalanced_quote;
    mod undefined_reference;
    mod unknown_suppression;
    mod unlabelled_url;
    mod unnamed_outlet;
    mod unnamed_study;
    mod unplaced_officials;
    mod unresolved_marker;
    mod unresolved_title;
    mod unused_suppression;
    mod updated_before_published;
    mod vague_authority;
    mod wrapped_url;
}
