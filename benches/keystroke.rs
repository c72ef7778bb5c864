//! What a keystroke costs, from the edit to the findings, as the article grows.

use std::fmt::Write;
use std::hint::black_box;

use copydesk::article::{Article, Format};
use copydesk::checks::{Checked, Inputs};
use copydesk::text::Span;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

const ARTICLE: &str = include_str!("../tests/fixtures/export.txt");

/// Prose of at least `size` bytes: the fixture's paragraphs again and again.
fn grown(size: usize) -> String {
    let is_prose = |text: &&str| text.len() > 80 && !text.contains("://");
    let paragraphs: Vec<&str> = ARTICLE.split("\n\n").filter(is_prose).collect();
    let mut text = String::new();
    for (number, paragraph) in paragraphs.iter().cycle().enumerate() {
        if text.len() >= size {
            break;
        }
        // Writing to a string cannot fail.
        let _ = write!(text, "{paragraph} It was report {number}.\n\n");
    }
    text
}

fn keystroke(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("keystroke");
    for size in [3_000, 10_000, 100_000, 1_000_000] {
        let text = grown(size);
        let mut article = Article::parse(&text, Format::Plain);
        let mut checked = Checked::default();
        let inputs = Inputs::default();
        checked.run(&article, &inputs);
        let middle = text[text.len() / 2..].find(" the ").map_or(0, |at| at + text.len() / 2);
        group.bench_function(BenchmarkId::new("edit and check", size), |bencher| {
            bencher.iter(|| {
                article.edit(Span::empty(middle), "x");
                checked.run(black_box(&article), &inputs);
                article.edit(Span::new(middle, middle + 1), "");
                checked.run(black_box(&article), &inputs);
            });
        });
        group.bench_function(BenchmarkId::new("edit alone", size), |bencher| {
            bencher.iter(|| {
                article.edit(Span::empty(middle), "x");
                article.edit(Span::new(middle, middle + 1), "");
            });
        });
    }
    group.finish();
}

criterion_group!(benches, keystroke);
criterion_main!(benches);
