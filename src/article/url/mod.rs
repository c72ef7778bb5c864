//! URLs in text: finding them, joining those that a line wrap has cut, repairing the malformed, comparing them.
