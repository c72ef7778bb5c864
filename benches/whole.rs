//! What a whole article costs: reading it, and reading and checking it.

use copydesk::article::{Article, Format};
use copydesk::attribution::analyse;
use copydesk::checks::{Checked, Inputs};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ARTICLE: &str = include_str!("../tests/fixtures/export.txt");

fn whole(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("whole");
    group.throughput(Throughput::Bytes(ARTICLE.len() as u64));
    group.bench_function("read plain text", |bencher| {
        bencher.iter(|| Article::parse(ARTICLE, Format::Plain));
    });
    group.bench_function("read Markdown", |bencher| {
        bencher.iter(|| Article::parse(ARTICLE, Format::Markdown));
    });
    group.bench_function("who said what", |bencher| {
        bencher.iter(|| ARTICLE.split("\n\n").map(analyse).count());
    });
    group.bench_function("read and check", |bencher| {
        bencher.iter(|| Checked::of(&Article::parse(ARTICLE, Format::Plain), &Inputs::default()));
    });
    group.finish();
    // What a keystroke reads again.
    let longest = ARTICLE.split("\n\n").max_by_key(|paragraph| paragraph.len()).unwrap_or_default();
    criterion.bench_function("who said what in the longest paragraph", |bencher| {
        bencher.iter(|| analyse(longest));
    });
}

criterion_group!(benches, whole);
criterion_main!(benches);
