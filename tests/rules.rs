//! What each rule says to real copy, and where it holds its tongue: one file a rule.

mod rules {
    mod harness;

    mod ambiguous_title;
    mod bad_date;
    mod bad_front_matter;
    mod bare_source;
    mod broken_link_path;
    mod conflicting_original;
    mod credentials_in_url;
    mod duplicate_field;
    mod duplicate_link;
    mod empty_link;
    mod malformed_url;
    mod missing_field;
    mod missing_source;
    mod private_url;
    mod related_newer;
    mod reportedly;
    mod self_related;
    mod sourceless_claim;
    mod tracking_parameters;
    mod trailing_punctuation_url;
    mod unattributed_quote;
    mod unbalanced_quote;
    mod undefined_reference;
    mod unknown_suppression;
    mod unlabelled_url;
    mod unnamed_outlet;
    mod unresolved_marker;
    mod unresolved_title;
    mod unused_suppression;
    mod updated_before_published;
    mod vague_authority;
    mod wrapped_url;
}
