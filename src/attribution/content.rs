//! What a cue's source says: where it begins and ends, before the cue, behind it or around it.

use super::claim::{Content, Desk};
use super::cue::{Cue, Order};
use super::lexicon::Traits;
use super::quote::QuoteKind;
use super::reach::ASIDE;
use super::token::{Kind, Token};
use super::verb;
use smallvec::smallvec;
use std::ops::Range;

impl Desk<'_> {
    /// What a cue's source says: before it, behind it, or around it. `floor` is where the content of the cue before
    /// ends.
    pub(super) fn content(
        &self,
        sentence: &Range<usize>,
        cues: &[Cue],
        index: usize,
        floor: &mut usize,
    ) -> Content {
        let tokens = self.tokens;
        let cue = &cues[index];
        let start = cue.start();
        let end = self.behind(cue, sentence.end);
        let limit = self.limit(sentence, cues, index, end);
        let left = start.checked_sub(1).filter(|&left| left >= *floor).map(|left| &tokens[left]);
        if cue.order == Order::According {
            return self.according(sentence, cue, left, floor);
        }
        if cue.order == Order::Passive {
            return self.passive(sentence, cue);
        }
        let left = start.checked_sub(1).filter(|&left| left >= sentence.start);
        let around = Around { desk: self, sentence, cue, start, end, limit, left, floor: *floor };
        let mut content = around.content();
        // "what | Novak called | “a toy”": what is given the name is part of it.
        if let Some(named) = around.named() {
            content.insert(0, named);
        }
        if !content.is_empty() {
            *floor = content.last().map_or(end, |range| range.end).max(end).min(sentence.end);
        }
        content
    }

    /// A content that ends in a quote behind prose is the quote alone, unless the prose leads into it.
    fn whole_quotes(&self, range: Range<usize>) -> Range<usize> {
        let tokens = self.tokens;
        let mut start = range.end;
        while start > range.start
            && (tokens[start - 1].is_quote()
                || tokens[start - 1].kind == Kind::Comma
                    && start > range.start + 1
                    && tokens[start - 2].is_quote())
        {
            start -= 1;
        }
        let statement = (start < range.end)
            .then(|| tokens[start..range.end].iter().find_map(|token| self.quote_of(token)))
            .flatten();
        let whole = statement.is_some_and(|quote| quote.kind == QuoteKind::Statement);
        if whole && start > range.start && tokens[start - 1].kind != Kind::Word {
            start..range.end
        } else {
            range
        }
    }

    fn according(
        &self,
        sentence: &Range<usize>,
        cue: &Cue,
        left: Option<&Token>,
        floor: &mut usize,
    ) -> Content {
        let (start, end) = (cue.start(), cue.end());
        let opens = left.is_none_or(|left| left.is(Traits::COORDINATOR)) && start <= sentence.start + 1;
        let next = self.tokens[..sentence.end].get(end);
        let comma_behind = next.is_some_and(|next| next.kind == Kind::Comma);
        let closes = next.is_none_or(|next| next.kind == Kind::Stop);
        let mut content = Content::new();
        if opens {
            content.extend(self.trim(end + usize::from(comma_behind)..sentence.end));
            *floor = sentence.end;
        } else if comma_behind
            && left.is_some_and(|left| left.kind == Kind::Comma)
            && start > sentence.start + 1
        {
            content.extend(self.trim(*floor..start));
            content.extend(self.trim(end + 1..sentence.end));
            *floor = sentence.end;
        } else {
            // “…,” he said, and costs have doubled, | according to the board.
            let is_clause_of_its_own = self.tokens.get(*floor).is_some_and(|comma| comma.kind == Kind::Comma)
                && self.tokens.get(*floor + 1).is_some_and(|next| next.is(Traits::COORDINATOR));
            let from = if closes && !is_clause_of_its_own { sentence.start } else { *floor };
            content.extend(self.trim(from..start));
            // “…,” according to Reuters. “…”
            *floor = end;
        }
        content
    }

    /// Without punctuation and conjunctions at its ends.
    pub(super) fn trim(&self, mut range: Range<usize>) -> Option<Range<usize>> {
        let loose = |token: &Token| {
            matches!(
                token.kind,
                Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Dash | Kind::Colon | Kind::Other
            )
        };
        while !range.is_empty()
            && (loose(&self.tokens[range.start]) || self.tokens[range.start].is(Traits::COORDINATOR))
        {
            range.start += 1;
        }
        // A bracket that opens before what is said: (She said, “It is late.”)
        let opened = |range: &Range<usize>| {
            let words = &self.tokens[range.clone()];
            words.last().is_some_and(|last| last.kind == Kind::Close)
                && !words.iter().rev().take(ASIDE).any(|token| token.kind == Kind::Open)
        };
        while !range.is_empty()
            && (loose(&self.tokens[range.end - 1])
                || self.tokens[range.end - 1].is(Traits::COORDINATOR)
                || opened(&range))
        {
            range.end -= 1;
        }
        (!range.is_empty()).then_some(range)
    }
}

/// A cue with its source, and where it stands.
pub(super) struct Around<'d, 't> {
    pub(super) desk: &'d Desk<'t>,
    pub(super) sentence: &'d Range<usize>,
    pub(super) cue: &'d Cue,
    /// The first token of cue and source.
    pub(super) start: usize,
    /// Behind their last token, recipient and setting.
    pub(super) end: usize,
    /// Where what the cue gives must end.
    pub(super) limit: usize,
    /// The token before, in the sentence.
    pub(super) left: Option<usize>,
    /// Where the content of the cue before ends.
    pub(super) floor: usize,
}

impl Around<'_, '_> {
    fn content(&self) -> Content {
        let &Self { sentence, start, end, .. } = self;
        let comma_before = self.left.is_some_and(|left| self.desk.tokens[left].kind == Kind::Comma);
        if self.cue.order == Order::Shared {
            let aside = if self.next_is(Kind::Comma) { self.behind_aside() } else { None };
            if let Some(content) = aside {
                return smallvec![content];
            }
            let said = self.says_after() || self.quote_behind();
            return said.then(|| self.clause(self.behind())).flatten().into_iter().collect();
        }
        if self.quote_before() && !self.leads_in() {
            return self.behind_quote();
        }
        if self.next_is(Kind::Comma)
            && let Some(content) = self.behind_aside()
        {
            return smallvec![content];
        }
        if let Some(content) = self.as_clause() {
            return content;
        }
        let goes_on = !self.quote_behind() || self.quote_goes_on();
        if comma_before && self.next_is(Kind::Comma) && start >= sentence.start + 2 && goes_on {
            return self.parted();
        }
        let told_before = !self.says_after() || self.is_whole_before();
        if comma_before
            && told_before
            && !self.quote_behind()
            && start >= sentence.start + 4
            && !self.only_leads()
        {
            let from = if self.closes() { sentence.start } else { self.floor };
            return self.desk.trim(from..start).into_iter().collect();
        }
        let says = self.says_after() || self.quote_behind() && end < self.limit;
        says.then(|| self.clause(self.behind())).flatten().into_iter().collect()
    }

    /// The pronoun before the source that stands for what is given a name behind the cue.
    fn named(&self) -> Option<Range<usize>> {
        const NAMES: [&str; 13] = [
            "call",
            "calls",
            "called",
            "calling",
            "describe",
            "describes",
            "described",
            "dub",
            "dubs",
            "dubbed",
            "label",
            "labeled",
            "labelled",
        ];
        let desk = self.desk;
        let left =
            self.left.filter(|_| self.cue.order == Order::SourceFirst && self.cue.relative.is_none())?;
        let verb = desk.tokens[self.cue.group.end - 1].span.of(desk.prose);
        let behind = desk.tokens[..self.limit].get(self.cue.end())?;
        let quoted = behind.is_quote()
            || behind.span.of(desk.prose) == "as"
                && desk.tokens[..self.limit].get(self.cue.end() + 1).is_some_and(Token::is_quote);
        let pronoun = desk.tokens[left].span.of(desk.prose);
        (quoted && NAMES.contains(&verb) && matches!(pronoun, "what" | "which" | "who" | "whom" | "one"))
            .then_some(left..left + 1)
    }

    fn next(&self) -> Option<&Token> {
        self.desk.tokens[..self.limit].get(self.end)
    }

    /// Whether what is said stands right behind the cue, as its object, and no quote behind the clause is said.
    pub(super) fn has_object(&self) -> bool {
        let (tokens, end) = (&self.desk.tokens[..self.limit], self.end);
        let opens = self.next().is_some_and(|next| {
            next.is_plain() && next.is(Traits::DETERMINER | Traits::OWN) || self.desk.is_that(next)
        });
        let comma = (end..tokens.len()).find(|&at| tokens[at].kind == Kind::Comma);
        let quoted = comma.is_some_and(|comma| tokens.get(comma + 1).is_some_and(Token::is_quote));
        opens && !quoted && self.desk.time(end, self.limit).is_none()
    }

    fn next_is(&self, kind: Kind) -> bool {
        self.next().is_some_and(|next| next.kind == kind)
    }

    /// Whether what stands before the cue only leads in: "Asked about it, most said yes", "On Friday, as it rained, he wrote".
    fn only_leads(&self) -> bool {
        let (tokens, from) = (self.desk.tokens, self.sentence.start);
        let said = &tokens[from..self.start - 1];
        let is_asked = |token: &Token| token.span.of(self.desk.prose).eq_ignore_ascii_case("asked");
        if said.iter().take(2).any(is_asked) && self.says_after() {
            return true;
        }
        let Some(comma) = said.iter().position(|token| token.kind == Kind::Comma) else { return false };
        let hangs = said[comma + 1..].iter().take(2).any(|token| {
            token.is_plain()
                && matches!(token.span.of(self.desk.prose), "as" | "while" | "when" | "after" | "before")
        });
        let acts = (from..self.start).take(comma).any(|at| verb::is_finite(tokens, from, at));
        let one_aside = !said[comma + 1..].iter().any(|token| token.kind == Kind::Comma);
        hangs && one_aside && !acts && tokens[from].is(Traits::PREPOSITION | Traits::DAY | Traits::ADVERB)
    }

    /// Whether a clause stands before the cue, and behind it only when or where it was said: "It was late, he said | after
    /// meeting the guild".
    fn is_whole_before(&self) -> bool {
        let (tokens, from) = (self.desk.tokens, self.sentence.start);
        let leads = Traits::PREPOSITION | Traits::SUBORDINATOR | Traits::ING | Traits::DAY | Traits::ADVERB;
        let behind = self.cue.end();
        self.floor == from
            && !tokens[from].is(leads)
            && tokens.get(behind).is_some_and(|next| {
                next.is_plain()
                    && matches!(
                        next.span.of(self.desk.prose),
                        "after" | "before" | "during" | "when" | "while"
                    )
            })
            && (from..self.start).any(|at| verb::is_finite(tokens, from, at))
    }

    /// Whether words stand right behind the cue.
    fn says_after(&self) -> bool {
        self.next().is_some_and(|next| {
            !matches!(next.kind, Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Dash | Kind::Close)
        })
    }

    /// Whether the cue ends its sentence.
    fn closes(&self) -> bool {
        self.next().is_none_or(|next| next.kind == Kind::Stop)
    }

    /// Behind the cue and the mark that leads to what is said.
    fn behind(&self) -> usize {
        self.end + usize::from(self.next_is(Kind::Comma) || self.next_is(Kind::Colon))
    }

    fn quote_behind(&self) -> bool {
        let behind = self.behind();
        behind > self.end && self.desk.tokens[..self.limit].get(behind).is_some_and(Token::is_quote)
    }

    /// Whether the quote behind goes on with a sentence: "A bridge, she said, “is no toy.”"
    fn quote_goes_on(&self) -> bool {
        let desk = self.desk;
        let quote = desk.tokens[..self.limit].get(self.behind()).and_then(|token| desk.quote_of(token));
        let first = quote.and_then(|quote| {
            quote.content.of(desk.prose).trim_start_matches(['[', '…', '.', ' ']).chars().next()
        });
        first.is_some_and(char::is_lowercase)
    }

    fn quote_before(&self) -> bool {
        let tokens = self.desk.tokens;
        (self.start > self.floor || self.closes())
            && self.left.is_some_and(|left| {
                tokens[left].is_quote()
                    || matches!(tokens[left].kind, Kind::Comma | Kind::Dash)
                        && left > self.sentence.start
                        && tokens[left - 1].is_quote()
            })
    }

    /// "At a meeting called “Bridges now,” Duarte said that": the quote belongs to a phrase that leads in.
    fn leads_in(&self) -> bool {
        let first = &self.desk.tokens[self.sentence.start];
        let leads = Traits::PREPOSITION | Traits::SUBORDINATOR | Traits::ING | Traits::DAY;
        // "Asked about “Bridges now,” she said no."
        let is_asked = first.is(Traits::PARTICIPLE) && first.is(Traits::SPEECH);
        self.says_after()
            && !self.next().is_some_and(Token::is_quote)
            && first.kind == Kind::Word
            && (first.is(leads) || is_asked)
            && self.floor == self.sentence.start
    }

    /// “…,” she said, “…”
    fn behind_quote(&self) -> Content {
        let &Self { desk, sentence, start, end, limit, floor, .. } = self;
        let from = if self.closes() { sentence.start } else { floor };
        let before = desk.trim(from..start).map(|range| desk.whole_quotes(range)).map(|range| {
            // "But “it is safe,” she said": the turn is hers.
            let turn = range.start == from + 1 && desk.tokens[from].is(Traits::COORDINATOR);
            if turn && desk.tokens[range.start].is_quote() { from..range.end } else { range }
        });
        let parts = matches!(
            self.next().map(|next| next.kind),
            Some(Kind::Comma | Kind::Colon | Kind::Dash | Kind::Stop)
        );
        let at = end + usize::from(parts);
        let run = desk.quote_run(at, limit);
        let comma = self.next_is(Kind::Comma);
        // “…,” she said, that; “…,” she added, would be safe
        let that = comma
            && desk.tokens[..limit].get(at).is_some_and(|next| {
                desk.is_that(next)
                    || next.is_plain()
                        && next.is(Traits::TO | Traits::MODAL | Traits::BE)
                        && !next.is(Traits::ING)
                        && !self.is_received(at + 1)
            });
        let after = if !run.is_empty() {
            Some(run)
        } else if let Some(run) = desk.quote_behind_aside(at, limit) {
            // “…,” she said, speaking of the bridge, “…”
            Some(run)
        } else if that {
            self.clause(end + 1)
        } else {
            None
        };
        before.into_iter().chain(after).collect()
    }

    /// Whether how the words were received stands at `at`: “…,” he said, to | applause.
    fn is_received(&self, at: usize) -> bool {
        const SOUNDS: [&str; 8] =
            ["applause", "cheers", "laughter", "boos", "jeers", "gasps", "shouts", "loud"];
        let next = self.desk.tokens[..self.limit].get(at);
        next.is_some_and(|next| SOUNDS.contains(&next.span.of(self.desk.prose)))
    }

    /// "She said, when the bridge fell, “…”", "said, among other things, that it was short"
    fn behind_aside(&self) -> Option<Range<usize>> {
        let &Self { desk, end, limit, .. } = self;
        if self.quote_behind() {
            return None;
        }
        if let Some(run) = desk.quote_behind_aside(end + 1, limit) {
            return Some(run);
        }
        // "described, in blistering terms, the practice"
        let opens = desk.tokens[..limit]
            .get(end + 1)
            .is_some_and(|next| next.is_plain() && next.is(Traits::PREPOSITION));
        let comma_before = self.left.is_some_and(|left| desk.tokens[left].kind == Kind::Comma);
        // "says, rain or shine, she is walking": the aside is part of it.
        let is_she = |at: usize| {
            desk.tokens[at].is(Traits::PERSON_PRONOUN) && verb::is_finite(desk.tokens, at, at + 1)
        };
        let closes = (end + 2..limit.min(end + ASIDE)).find(|&at| desk.tokens[at].kind == Kind::Comma);
        if !comma_before && closes.is_some_and(|comma| comma + 2 < limit && is_she(comma + 1)) {
            return self.clause(end + 1);
        }
        let behind = (end + 2..limit.min(end + ASIDE)).find(|&at| {
            let before = desk.tokens[at - 1].kind == Kind::Comma;
            before && (desk.is_that(&desk.tokens[at]) || opens && !comma_before)
        })?;
        self.clause(behind)
    }

    /// "as Novak said", which says what the clause beside it tells.
    fn as_clause(&self) -> Option<Content> {
        let &Self { desk, sentence, start, end, limit, .. } = self;
        let tokens = desk.tokens;
        let opener = &tokens[self.left?];
        if opener.kind != Kind::Word || !opener.span.of(desk.prose).eq_ignore_ascii_case("as") {
            return None;
        }
        // "The bridge was safe, as Novak said."
        if self.closes() && start >= sentence.start + 3 {
            return Some(desk.trim(sentence.start..start - 1).into_iter().collect());
        }
        // "The bridge, as Novak said, was safe."
        if start >= sentence.start + 3 && tokens[start - 2].kind == Kind::Comma && self.next_is(Kind::Comma) {
            let before = desk.trim(sentence.start..start - 1);
            return Some(before.into_iter().chain(self.clause(end + 1)).collect());
        }
        // "As Novak said that it was safe, the council left."
        if self.has_object() {
            return None;
        }
        // "As Novak said, the bridge was safe." "As Novak wrote of it, “…”"
        let comma = (end..limit.min(end + ASIDE)).find(|&at| tokens[at].kind == Kind::Comma)?;
        (start <= sentence.start + 2).then(|| self.clause(comma + 1).into_iter().collect())
    }

    /// "The bridge, Novak said, was safe."
    fn parted(&self) -> Content {
        let &Self { desk, sentence, start, end, limit, floor, .. } = self;
        let from = if floor < start { floor } else { sentence.start };
        let before = desk.trim(from..start);
        // "It was safe, Novak said, speaking at the quay."
        let aside = desk.tokens[..limit].get(end + 1).is_some_and(|next| {
            next.is_plain()
                && next.is(Traits::ING | Traits::RELATIVE | Traits::PREPOSITION | Traits::SUBORDINATOR)
                && !desk.is_that(next)
        });
        let whole = before
            .as_ref()
            .is_some_and(|range| range.clone().any(|at| verb::is_finite(desk.tokens, sentence.start, at)));
        let after = if aside && whole { None } else { self.clause(end + 1) };
        // "At the same time, she added, “it rained.”": what leads in is the writer's.
        let leads_in = desk.tokens[from].is(Traits::PREPOSITION) && !whole && self.quote_behind();
        before.filter(|_| !leads_in).into_iter().chain(after).collect()
    }
}
