//! All rules, by name.

use super::rule::Rule;
use super::rules;

/// The registry: each rule's file adds one line here.
pub static RULES: &[&Rule] = &[
    &rules::ambiguous_title::AMBIGUOUS_TITLE,
    &rules::anonymity_unexplained::ANONYMITY_UNEXPLAINED,
    &rules::bad_date::BAD_DATE,
    &rules::bad_front_matter::BAD_FRONT_MATTER,
    &rules::bad_language_tag::BAD_LANGUAGE_TAG,
    &rules::bare_source::BARE_SOURCE,
    &rules::blocked_link::BLOCKED_LINK,
    &rules::broken_link_path::BROKEN_LINK_PATH,
    &rules::cited_not_listed::CITED_NOT_LISTED,
    &rules::conflicting_original::CONFLICTING_ORIGINAL,
    &rules::credentials_in_url::CREDENTIALS_IN_URL,
    &rules::dead_link::DEAD_LINK,
    &rules::deceptive_url::DECEPTIVE_URL,
    &rules::declined_comment_anonymous::DECLINED_COMMENT_ANONYMOUS,
    &rules::duplicate_field::DUPLICATE_FIELD,
    &rules::duplicate_link::DUPLICATE_LINK,
    &rules::duplicate_original::DUPLICATE_ORIGINAL,
    &rules::embargo_active::EMBARGO_ACTIVE,
    &rules::empty_link::EMPTY_LINK,
    &rules::familiar_with_the_matter::FAMILIAR_WITH_THE_MATTER,
    &rules::headline_quote_absent::HEADLINE_QUOTE_ABSENT,
    &rules::homepage_as_source::HOMEPAGE_AS_SOURCE,
    &rules::http_link::HTTP_LINK,
    &rules::incomplete_correction::INCOMPLETE_CORRECTION,
    &rules::incomplete_source::INCOMPLETE_SOURCE,
    &rules::label_typo::LABEL_TYPO,
    &rules::late_attribution::LATE_ATTRIBUTION,
    &rules::listed_not_used::LISTED_NOT_USED,
    &rules::loaded_verb::LOADED_VERB,
    &rules::malformed_url::MALFORMED_URL,
    &rules::missing_field::MISSING_FIELD,
    &rules::missing_source::MISSING_SOURCE,
    &rules::mojibake::MOJIBAKE,
    &rules::moved_link::MOVED_LINK,
    &rules::name_drift::NAME_DRIFT,
    &rules::no_archived_copy::NO_ARCHIVED_COPY,
    &rules::not_a_copy::NOT_A_COPY,
    &rules::not_utf8::NOT_UTF8,
    &rules::one_way_related::ONE_WAY_RELATED,
    &rules::outlet_link_mismatch::OUTLET_LINK_MISMATCH,
    &rules::private_url::PRIVATE_URL,
    &rules::quote_drift::QUOTE_DRIFT,
    &rules::related_newer::RELATED_NEWER,
    &rules::reportedly::REPORTEDLY,
    &rules::self_related::SELF_RELATED,
    &rules::single_source::SINGLE_SOURCE,
    &rules::social_post_without_link::SOCIAL_POST_WITHOUT_LINK,
    &rules::sourceless_claim::SOURCELESS_CLAIM,
    &rules::speaker_conflict::SPEAKER_CONFLICT,
    &rules::stale_baseline::STALE_BASELINE,
    &rules::state_media_unlabelled::STATE_MEDIA_UNLABELLED,
    &rules::statistic_without_source::STATISTIC_WITHOUT_SOURCE,
    &rules::surname_first::SURNAME_FIRST,
    &rules::title_drift::TITLE_DRIFT,
    &rules::tracking_parameters::TRACKING_PARAMETERS,
    &rules::trailing_punctuation_url::TRAILING_PUNCTUATION_URL,
    &rules::two_speakers_in_paragraph::TWO_SPEAKERS_IN_PARAGRAPH,
    &rules::unattributed_quote::UNATTRIBUTED_QUOTE,
    &rules::unbalanced_quote::UNBALANCED_QUOTE,
    &rules::uncredited_agency::UNCREDITED_AGENCY,
    &rules::undefined_reference::UNDEFINED_REFERENCE,
    &rules::unknown_link::UNKNOWN_LINK,
    &rules::unknown_source_key::UNKNOWN_SOURCE_KEY,
    &rules::unknown_suppression::UNKNOWN_SUPPRESSION,
    &rules::unlabelled_url::UNLABELLED_URL,
    &rules::unnamed_outlet::UNNAMED_OUTLET,
    &rules::unnamed_study::UNNAMED_STUDY,
    &rules::unplaced_officials::UNPLACED_OFFICIALS,
    &rules::unresolved_marker::UNRESOLVED_MARKER,
    &rules::unresolved_title::UNRESOLVED_TITLE,
    &rules::unused_suppression::UNUSED_SUPPRESSION,
    &rules::updated_before_published::UPDATED_BEFORE_PUBLISHED,
    &rules::url_date_mismatch::URL_DATE_MISMATCH,
    &rules::url_shortener::URL_SHORTENER,
    &rules::vague_authority::VAGUE_AUTHORITY,
    &rules::vague_link_text::VAGUE_LINK_TEXT,
    &rules::weekday_mismatch::WEEKDAY_MISMATCH,
    &rules::wikipedia_only::WIKIPEDIA_ONLY,
    &rules::wrapped_url::WRAPPED_URL,
];

/// The rule called `name`.
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    index(name).map(|index| RULES[index])
}

/// The place of the rule called `name` in the registry.
pub(super) fn index(name: &str) -> Option<usize> {
    RULES.iter().position(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_every_rule_has_a_whole_page() {
        assert!(RULES.is_sorted_by_key(|rule| rule.name));
        for rule in RULES {
            for part in ["## Why it matters", "## Bad", "## Good"] {
                assert!(rule.page.contains(part), "{} lacks “{part}”", rule.name);
            }
            for option in rule.options {
                let is_one_word = option.name.bytes().all(|byte| byte.is_ascii_lowercase());
                assert!(is_one_word && option.name != "severity", "{}.{}", rule.name, option.name);
                assert!(option.doc.ends_with('.'), "{}.{}", rule.name, option.name);
            }
        }
    }
}
