//! What each rule says to real copy, and where it holds its tongue: one file a rule.

mod rules {
    mod harness;

    mod ambiguous_title;
    mod bad_date;
    mod bad_front_matter;
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
    mod self_related;
    mod tracking_parameters;
    mod trailing_punctuation_url;
    mod undefined_reference;
    mod unlabelled_url;
    mod unresolved_marker;
    mod unresolved_title;
    mod updated_before_published;
    mod wrapped_url;
}
