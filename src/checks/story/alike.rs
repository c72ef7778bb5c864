//! Which surnames of a text are alike, kept up to date while words are typed: two names that differ by a letter are the same once
//! the right letter is left out of one or both.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::fast::{FixedState, RandomState};

use super::Gist;
use super::people::{is_persons, surname};

/// Letters of the shortest name that is compared: shorter ones differ by a letter too often.
pub const SHORTEST: usize = 5;

/// Numbers for what is left of a surname without one letter or none, each with a number for the surname itself.
type Shortened = Box<[(u64, u64)]>;

/// The shortened surnames of a chunk, worked out when first asked for.
#[derive(Debug, Default)]
pub struct Surnames(OnceLock<Shortened>);

impl Surnames {
    fn of(&self, gist: Gist<'_>) -> &[(u64, u64)] {
        self.0.get_or_init(|| {
            let mut shortened = Vec::new();
            let mut fronts = Vec::new();
            for (_, named) in gist.names().filter(|(_, named)| is_persons(named)) {
                let surname = surname(named.name).unwrap_or_default();
                if surname.chars().count() >= SHORTEST {
                    let whole = FixedState::default().hash_one(surname);
                    shorten(surname, &mut fronts, |left| shortened.push((left, whole)));
                }
            }
            shortened.into()
        })
    }
}

/// How the surnames of a text meet.
#[derive(Debug, Default)]
pub struct Alike {
    /// How often a surname stands in the text, by what is left of it and by the surname.
    counts: HashMap<(u64, u64), u32, RandomState>,
    /// How many surnames have the same left.
    sharing: HashMap<u64, u32, RandomState>,
    /// Of how much that is left there is more than one surname.
    met: usize,
}

impl Alike {
    /// Takes in what a chunk names.
    pub fn add(&mut self, gist: Gist<'_>) {
        for &(left, surname) in gist.heard.surnames.of(gist) {
            let count = self.counts.entry((left, surname)).or_default();
            *count += 1;
            if *count == 1 {
                let sharing = self.sharing.entry(left).or_default();
                *sharing += 1;
                self.met += usize::from(*sharing == 2);
            }
        }
    }

    /// Forgets what a chunk named that was taken in.
    pub fn remove(&mut self, gist: Gist<'_>) {
        for &(left, surname) in gist.heard.surnames.0.get().map_or(&[][..], |shortened| shortened) {
            let Some(count) = self.counts.get_mut(&(left, surname)) else { continue };
            *count -= 1;
            if *count > 0 {
                continue;
            }
            self.counts.remove(&(left, surname));
            if let Some(sharing) = self.sharing.get_mut(&left) {
                *sharing -= 1;
                self.met -= usize::from(*sharing == 1);
                if *sharing == 0 {
                    self.sharing.remove(&left);
                }
            }
        }
    }

    /// Whether two surnames may be a letter apart.
    pub fn may_meet(&self) -> bool {
        self.met > 0
    }
}

/// Hands on a number for the letters of `name`, and for those without each of them in turn. `fronts` is room to work in.
pub fn shorten(name: &str, fronts: &mut Vec<u64>, mut take: impl FnMut(u64)) {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    // A number for what stands before each byte.
    fronts.clear();
    let mut front = 0_u64;
    for byte in name.bytes() {
        fronts.push(front);
        front = front.wrapping_mul(BASE).wrapping_add(u64::from(byte) + 1);
    }
    take(front);
    // One for what stands behind the letter that is left out, and what it multiplies the one before by.
    let (mut behind, mut shift) = (0_u64, 1_u64);
    let mut last = None;
    for (at, c) in name.char_indices().rev() {
        // Of two letters that are the same, either may go.
        if last != Some(c) {
            take(fronts[at].wrapping_mul(shift).wrapping_add(behind));
        }
        last = Some(c);
        for byte in name.as_bytes()[at..at + c.len_utf8()].iter().rev() {
            behind = behind.wrapping_add((u64::from(*byte) + 1).wrapping_mul(shift));
            shift = shift.wrapping_mul(BASE);
        }
    }
}
