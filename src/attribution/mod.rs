//! Who said what: quotes, cues, sources and claims of one paragraph, and what paragraphs hand on to each other.
