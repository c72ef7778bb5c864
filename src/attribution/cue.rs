//! Cues: the words that say that somebody says, thinks or shows something, each with its source. What is said is
//! `claim`'s work.

use super::according;
use super::lexicon::Traits;
use super::sentence::Sentence;
use super::source;
use super::subject;
use super::token::{self, Kind, Token};
use super::verb::{self, Form};
use std::ops::Range;

/// How a cue relates to its source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Order {
    /// "Novak said".
    SourceFirst,
    /// "said Novak".
    CueFirst,
    /// "and added", "saying", "to say": the source is the subject of an earlier verb, or of a later one.
    Shared,
    /// "according to Novak".
    According,
    /// "was praised by Novak": of what stands before.
    Passive,
}

#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The verb with its auxiliaries and adverbs, or "according to".
    pub group: Range<usize>,
    pub order: Order,
    /// The source's phrase and the core of it.
    pub phrase: Range<usize>,
    pub core: Range<usize>,
    pub relative: Option<usize>,
    pub traits: Traits,
}

impl Cue {
    /// The first token that belongs to cue or source.
    pub fn start(&self) -> usize {
        match self.order {
            Order::SourceFirst => self.phrase.start.min(self.group.start),
            _ => self.group.start,
        }
    }
    /// Behind the last token that belongs to cue or source.
    pub fn end(&self) -> usize {
        match self.order {
            Order::CueFirst | Order::According | Order::Passive => self.phrase.end,
            _ => self.group.end,
        }
    }
}

/// What a verb must be to stand in a cue.
const MAY_CUE: Traits = Traits::CUE.with(Traits::VERB);

/// Letters of "according", which is known to start sentences.
const ACCORDING: u32 = 9;

/// Whether a word may be the verb of a cue, or "according".
fn may_cue(token: &Token) -> bool {
    let may_be_according = || token.is(Traits::STARTER) && token.span.len() == ACCORDING;
    (token.is(MAY_CUE) || may_be_according()) && token.kind == Kind::Word
}

/// Puts the cues of a paragraph into `found`, which is empty, in order; each lies within its sentence.
pub(super) fn cues(prose: &str, tokens: &[Token], sentences: &[Sentence], found: &mut Vec<Cue>) {
    for sentence in sentences.iter().filter(|sentence| sentence.traits.any(MAY_CUE | Traits::STARTER)) {
        let first = found.len();
        for (at, _) in token::within(tokens, &sentence.range).filter(|(_, token)| may_cue(token)) {
            let Sentence { range, has_quote, .. } = sentence;
            let scene =
                Scene { prose, tokens, sentence: range, has_quote: *has_quote, earlier: &found[first..] };
            if let Some(cue) = scene.cue_at(at) {
                found.push(cue);
            }
        }
    }
}

/// Tokens between a quote and the verb of its speaker, at most.
const SPEAKER: usize = 30;

/// Tokens between "to" and a verb that goes on with it.
const HANGING: usize = 16;

/// A sentence in which a verb is looked at.
pub(super) struct Scene<'a> {
    pub(super) prose: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) sentence: &'a Range<usize>,
    /// Whether a quote is in it.
    has_quote: bool,
    /// The cues before it.
    pub(super) earlier: &'a [Cue],
}

impl Scene<'_> {
    /// The cue at a word that may stand in one.
    fn cue_at(&self, at: usize) -> Option<Cue> {
        let (tokens, sentence) = (self.tokens, self.sentence);
        let token = &tokens[at];
        let is_one_of = |longest: u32, words: &[&str]| {
            token.span.len() <= longest && words.contains(&token.span.of(self.prose))
        };
        if token.span.len() == ACCORDING && token.span.of(self.prose).eq_ignore_ascii_case("according") {
            according::cue(tokens, sentence, at)
        } else if token.is(Traits::CUE) && (token.is_plain() || at == sentence.start) {
            self.cue(at).or_else(|| token.is_plain().then(|| self.beside_quote(at)).flatten())
        } else if !token.is(Traits::VERB) {
            None
        } else if is_one_of(4, &["put", "puts"]) {
            self.put_it(at)
        } else if token.is_plain() && token.is(Traits::PAST | Traits::PRESENT | Traits::BASE) {
            let makes = is_one_of(5, &["make", "makes", "made"]);
            let clear = makes.then(|| self.made_clear(at)).flatten();
            let tells = token.is(Traits::PAST | Traits::PRESENT);
            clear.or_else(|| tells.then(|| self.beside_quote(at)).flatten())
        } else {
            None
        }
    }

    fn cue(&self, verb: usize) -> Option<Cue> {
        let group = verb::group(self.prose, self.tokens, self.sentence.start, verb)?;
        if self.is_credit(verb) || self.only_speaks(verb) {
            return None;
        }
        let behind_quote =
            group.range.start > self.sentence.start && self.tokens[group.range.start - 1].is_quote();
        if !behind_quote && self.handles_a_thing(verb) {
            return None;
        }
        let cue = match group.form {
            Form::Finite => self.finite(verb, group.range),
            Form::Infinitive => self.infinitive(verb, group.range),
            Form::Participle => self.participle(verb, group.range),
            Form::Passive => self.passive(verb, group.range),
        };
        cue.filter(|cue| !self.speaks_to_reader(cue)).map(|mut cue| {
            cue.group.end += usize::from(cue.group.end == verb + 1 && self.has_particle(verb));
            cue
        })
    }

    /// Whether a verb says something only with the word behind it: "called | on the council", "referred | to it as".
    fn has_particle(&self, verb: usize) -> bool {
        let Some(next) = self.tokens[..self.sentence.end].get(verb + 1) else { return false };
        let pair = (self.tokens[verb].span.of(self.prose), next.span.of(self.prose));
        matches!(
            pair,
            ("call" | "calls" | "called" | "calling", "on")
                | ("refer" | "refers" | "referred" | "referring", "to")
                | ("point" | "points" | "pointed" | "pointing", "out")
        )
    }

    pub(super) fn new_cue(
        &self,
        verb: usize,
        group: Range<usize>,
        order: Order,
        source: (Range<usize>, Range<usize>),
    ) -> Cue {
        let (phrase, core) = source;
        Cue { group, order, phrase, core, relative: None, traits: self.tokens[verb].traits }
    }

    /// "Novak said", "said Novak", "and said".
    fn finite(&self, verb: usize, group: Range<usize>) -> Option<Cue> {
        let (tokens, sentence) = (self.tokens, self.sentence);
        let token = &tokens[verb];
        if token.is(Traits::NOUN_LIKE)
            && group.len() == 1
            && token.is(Traits::BASE | Traits::PRESENT)
            && !token.is(Traits::PAST)
            && !subject::stands_as_verb(self.prose, tokens, sentence.start, group.start, verb)
        {
            return None;
        }
        let passive_by = token.is(Traits::PARTICIPLE)
            && tokens[..sentence.end].get(verb + 1).is_some_and(|next| next.span.of(self.prose) == "by");
        if passive_by && group.len() == 1 && token.span.of(self.prose) != "said" {
            return None;
        }
        if self.describes_noun(verb, &group) || self.names(verb, &group) {
            return None;
        }
        if let Some(source) = self
            .inverted(verb, &group)
            .filter(|_| group.start > sentence.start && tokens[group.start - 1].is(Traits::UNFINISHED))
        {
            return Some(self.new_cue(verb, group, Order::CueFirst, source));
        }
        if let Some((phrase, core)) = self.all_behind_quote(verb, &group) {
            return Some(self.new_cue(verb, group, Order::SourceFirst, (phrase, core)));
        }
        if let Some((phrase, core)) = subject::with_clause(self.prose, tokens, sentence.start, group.start) {
            return Some(self.new_cue(verb, group, Order::SourceFirst, (phrase, core)));
        }
        let set = self.set_before(group.start);
        let before = source::before(tokens, sentence.start, group.start)
            .filter(|_| set.is_none())
            .filter(|before| subject::fits(tokens, before, verb, group.len() > 1))
            // "Holm, whose firm wrote the letters": the clause describes Holm.
            .filter(|before| tokens[before.core.start].span.of(self.prose) != "whose")
            .filter(|before| !subject::is_only_capital_by_place(tokens, sentence.start, before, token))
            .filter(|before| {
                let singular = group.len() == 1
                    && token.is(Traits::BASE)
                    && !token.is(Traits::PAST)
                    && before.relative.is_none()
                    && !subject::is_plural(self.prose, &tokens[before.core.clone()]);
                !singular
            });
        if let Some(before) = before {
            let mut cue = self.new_cue(verb, group, Order::SourceFirst, (before.phrase, before.core));
            cue.relative = before.relative;
            return Some(cue);
        }
        let left = set.unwrap_or(group.start);
        let left = left.checked_sub(1).filter(|&left| left >= sentence.start).map(|left| &tokens[left]);
        if let Some(source) = self.inverted(verb, &group) {
            return Some(self.new_cue(verb, group, Order::CueFirst, source));
        }
        // "said Duarte, asked about it"
        let is_asked =
            token.span.of(self.prose) == "asked" && left.is_some_and(|left| left.kind == Kind::Comma);
        let coordinated = !is_asked
            && left.is_some_and(|left| {
                left.is(Traits::COORDINATOR) || matches!(left.kind, Kind::Comma | Kind::Semicolon)
            });
        if !coordinated
            || !token.is(Traits::SPEECH | Traits::BELIEF)
            || token.is(Traits::NOUN_LIKE) && !token.is(Traits::PAST)
        {
            return None;
        }
        let source = self.subject_of_next(group.start)?;
        // "They wanted to see it and | praise it": no finite verb.
        let is_base = token.is(Traits::BASE) && !token.is(Traits::PAST) && group.len() == 1;
        let floor = sentence.start.max(group.start.saturating_sub(HANGING));
        let hangs = || tokens[floor..group.start].iter().any(|word| word.is(Traits::TO | Traits::MODAL));
        if is_base && (!subject::is_plural(self.prose, &tokens[source.1.clone()]) || hangs()) {
            return None;
        }
        Some(self.new_cue(verb, group, Order::Shared, source))
    }

    /// Where a setting begins that stands between "and" and its verb: "and | in a statement | praised".
    fn set_before(&self, verb: usize) -> Option<usize> {
        let (tokens, from) = (self.tokens, self.sentence.start);
        let last = tokens[from..verb].last()?;
        if !last.is(Traits::SETTING | Traits::DOCUMENT | Traits::TIME) {
            return None;
        }
        let phrase = source::phrase_before(tokens, from, verb).filter(|phrase| phrase.start >= from + 2)?;
        let leads = tokens[phrase.start - 1].is_plain()
            && matches!(tokens[phrase.start - 1].span.of(self.prose), "in" | "on" | "at" | "during");
        (leads && tokens[phrase.start - 2].is(Traits::COORDINATOR)).then_some(phrase.start - 1)
    }

    /// Whatever stands between an open quote and the verb that ends its clause, where it begins with a name or a
    /// description: “…,” Holm, who runs the ferry said.
    fn all_behind_quote(&self, verb: usize, group: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let (tokens, from) = (self.tokens, self.sentence.start);
        let quote = (from..group.start).take_while(|&at| tokens[at].is_quote()).last()?;
        let end = source::without_time(tokens, quote + 1, group.start);
        let comma = end > quote + 1 && tokens[end - 1].kind == Kind::Comma;
        let phrase = quote + 1..end - usize::from(comma);
        let says = tokens[verb].is(Traits::SPEECH) && tokens[verb].is(Traits::PAST | Traits::PRESENT);
        let first = tokens[phrase.clone()].first()?;
        let names = first.is_capital() && !first.is(Traits::STARTER | Traits::SUBJECT)
            || first.is(Traits::DETERMINER | Traits::ROLE | Traits::TITLE);
        let other = self.earlier.last().is_some_and(|cue| cue.group.start > quote);
        if !tokens[quote].is(Traits::UNFINISHED) || !says || !names || other || phrase.len() > SPEAKER {
            return None;
        }
        let (_, core) = source::after(tokens, phrase.start, phrase.end)?;
        // “…,” Holm left and the mayor said
        let aside = core.end == phrase.end
            || tokens[core.end].kind == Kind::Comma
            || tokens[core.end].is(Traits::RELATIVE | Traits::PREPOSITION);
        let goes_on = tokens[core.end..phrase.end]
            .iter()
            .any(|token| matches!(token.span.of(self.prose), "but" | "as" | "while" | "when"));
        (aside && !goes_on).then_some((phrase, core))
    }

    /// "was praised by Novak"
    fn passive(&self, verb: usize, group: Range<usize>) -> Option<Cue> {
        let (tokens, sentence) = (self.tokens, self.sentence);
        let by = tokens[..sentence.end].get(verb + 1).filter(|by| by.span.of(self.prose) == "by");
        // A text that somebody wrote is not what it says.
        let made = matches!(tokens[verb].span.of(self.prose), "written" | "read" | "posted");
        if by.is_none() || made || !tokens[verb].is(Traits::SPEECH) || group.start == sentence.start {
            return None;
        }
        let source = source::after(tokens, verb + 2, sentence.end)?;
        Some(self.new_cue(verb, group.start..verb + 2, Order::Passive, source))
    }

    /// The source behind a verb that may stand before it: “…,” said the mayor.
    fn inverted(&self, verb: usize, group: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let (tokens, sentence) = (self.tokens, self.sentence);
        let token = &tokens[verb];
        let left =
            group.start.checked_sub(1).filter(|&left| left >= sentence.start).map(|left| &tokens[left]);
        let after_content =
            left.is_none_or(|left| left.is_quote() || matches!(left.kind, Kind::Comma | Kind::Dash));
        let tense = token.is(Traits::PAST | Traits::PRESENT);
        if !after_content
            || !(token.is(Traits::INVERTS)
                || token.is(Traits::SPEECH) && left.is_some_and(|left| left.is(Traits::UNFINISHED)))
            || !tense
            || verb == sentence.start && !token.is(Traits::SPEECH)
        {
            return None;
        }
        let goes_on = |phrase: &Range<usize>| {
            // "…,” said she would": the words behind are what is said; not in "said a source involved in it".
            phrase.end < sentence.end
                && verb::is_finite(tokens, sentence.start, phrase.end)
                && (!tokens[phrase.end].is(Traits::PARTICIPLE) || tokens[phrase.start].is(Traits::SUBJECT))
        };
        let source = source::after(tokens, verb + 1, sentence.end).filter(|(phrase, _)| !goes_on(phrase));
        source.filter(|(_, core)| {
            left.is_some_and(Token::is_quote)
                || tokens[core.clone()].iter().any(|token| {
                    token.is_capital()
                        || token.is(Traits::ROLE | Traits::ORGANISATION | Traits::DOCUMENT | Traits::SUBJECT)
                })
        })
    }

    /// "as she put it, “…”"
    fn put_it(&self, verb: usize) -> Option<Cue> {
        let (tokens, sentence) = (self.tokens, self.sentence);
        let behind = &tokens[verb + 1..sentence.end];
        let it = behind.first().is_some_and(|it| it.span.of(self.prose) == "it");
        let closes = behind.get(1).is_none_or(|next| {
            next.is_quote() || matches!(next.kind, Kind::Comma | Kind::Stop | Kind::Colon)
        });
        if !it || !closes {
            return None;
        }
        let group = verb::group(self.prose, tokens, sentence.start, verb)?;
        let before = source::before(tokens, sentence.start, group.range.start)?;
        let group = group.range.start..verb + 2;
        let mut cue = self.new_cue(verb, group, Order::SourceFirst, (before.phrase, before.core));
        cue.traits |= Traits::SPEECH;
        Some(cue)
    }

    /// "made clear that", "made it clear that"
    fn made_clear(&self, verb: usize) -> Option<Cue> {
        let (tokens, sentence) = (self.tokens, self.sentence);
        let reads = |at: usize, word: &str| {
            tokens[..sentence.end].get(at).is_some_and(|token| token.span.of(self.prose) == word)
        };
        let clear = verb + 1 + usize::from(reads(verb + 1, "it"));
        let clear = clear + usize::from(reads(clear, "very") || reads(clear, "quite"));
        if !reads(clear, "clear") || !reads(clear + 1, "that") {
            return None;
        }
        let group = verb::group(self.prose, tokens, sentence.start, verb)?;
        let before = match group.form {
            Form::Finite => source::before(tokens, sentence.start, group.range.start)?,
            Form::Infinitive | Form::Participle | Form::Passive => return None,
        };
        let mut cue = self.new_cue(
            verb,
            group.range.start..clear + 1,
            Order::SourceFirst,
            (before.phrase, before.core),
        );
        cue.relative = before.relative;
        cue.traits |= Traits::SPEECH;
        Some(cue)
    }

    /// “Out!” he barked: behind what was left open for it, any verb says.
    fn beside_quote(&self, verb: usize) -> Option<Cue> {
        if !self.has_quote {
            return None;
        }
        let (tokens, sentence) = (self.tokens, self.sentence);
        let quoted = |at: usize| {
            let quote = at.checked_sub(1).filter(|&at| at >= sentence.start).map(|at| &tokens[at])?;
            let begins = tokens[sentence.start..at - 1].iter().all(Token::is_quote)
                || tokens[at - 2].kind == Kind::Colon;
            (begins && quote.is_quote() && quote.span.len() > 4 && quote.is(Traits::UNFINISHED)).then_some(())
        };
        // “…,” Holm said at a meeting staged by the council: the quote has its verb.
        let said = |at: usize| self.earlier.last().is_some_and(|cue| cue.group.start >= at);
        let group = verb::group(self.prose, tokens, sentence.start, verb)?;
        let cue = |order, source| {
            let mut cue = self.new_cue(verb, group.range.clone(), order, source);
            cue.traits |= Traits::SPEECH;
            cue
        };
        if group.form != Form::Finite {
            return None;
        }
        if quoted(group.range.start).is_some() && !said(group.range.start) {
            let (phrase, core) = source::after(tokens, verb + 1, sentence.end)?;
            return Some(cue(Order::CueFirst, (phrase, core)));
        }
        let behind = &tokens[verb + 1..sentence.end];
        let closes = behind.first().is_none_or(|next| {
            matches!(next.kind, Kind::Stop | Kind::Comma | Kind::Colon)
                || next.is(Traits::PREPOSITION | Traits::ADVERB | Traits::COORDINATOR)
                || matches!(next.span.of(self.prose), "back" | "out" | "up")
        });
        // "He shot back, “Out!”"
        let leads = behind
            .iter()
            .take(3)
            .position(|next| matches!(next.kind, Kind::Comma | Kind::Colon))
            .filter(|&mark| behind.get(mark + 1).is_some_and(|quote| self.is_whole(quote)));
        let before = source::before(tokens, sentence.start, group.range.start)?;
        let open =
            quoted(before.phrase.start).is_some() && before.relative.is_none() && !said(before.phrase.start);
        let somebody = tokens[before.core.clone()].last().is_some_and(|last| {
            last.is_capital() && !last.is(Traits::DAY | Traits::MONTH)
                || last.is(Traits::ROLE | Traits::HE | Traits::SHE)
        });
        let hangs =
            before.phrase.start > sentence.start && tokens[before.phrase.start - 1].is(Traits::SUBORDINATOR);
        let leads = leads.is_some_and(|mark| mark == 0 || !hangs);
        if !(open && closes || leads && somebody) {
            return None;
        }
        Some(cue(Order::SourceFirst, (before.phrase, before.core)))
    }

    /// Whether a quote is no mere name and begins as a sentence does.
    fn is_whole(&self, token: &Token) -> bool {
        let mut letters = token.span.of(self.prose).chars().skip_while(|c| !c.is_alphanumeric());
        token.is_quote() && token.span.len() > 12 && letters.next().is_some_and(|c| !c.is_lowercase())
    }
}
