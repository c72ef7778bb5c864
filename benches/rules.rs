//! What each group of rules costs on an article that is read already, and all together beside reading it.

use std::sync::Arc;

use copydesk::article::{Article, Format};
use copydesk::attribution::analyse;
use copydesk::checks::{Checked, Group, Inputs, Levels};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const ARTICLE: &str = include_str!("../tests/fixtures/export.txt");

fn inputs(is_on: impl Fn(Group) -> bool) -> Inputs {
    let mut levels = Levels::default();
    levels.set(None, |rule| !is_on(rule.group));
    Inputs { levels: Arc::new(levels), ..Inputs::default() }
}

fn rules(criterion: &mut Criterion) {
    let article = Article::parse(ARTICLE, Format::Plain);
    // Who said what is worked out once an article, and kept.
    Checked::of(&article, &inputs(|_| true));
    let mut group = criterion.benchmark_group("rules");
    group.throughput(Throughput::Bytes(ARTICLE.len() as u64));
    let none = inputs(|_| false);
    group.bench_function("no rules", |bencher| bencher.iter(|| Checked::of(&article, &none)));
    for own in Group::ALL {
        let inputs = inputs(|group| group == own);
        group.bench_function(BenchmarkId::new("group", own.name()), |bencher| {
            bencher.iter(|| Checked::of(&article, &inputs));
        });
    }
    let all = inputs(|_| true);
    group.bench_function("all rules", |bencher| bencher.iter(|| Checked::of(&article, &all)));
    group.bench_function("read, and who said what", |bencher| {
        bencher.iter(|| {
            let said: usize = ARTICLE.split("\n\n").map(|text| analyse(text).quotes.len()).sum();
            (Article::parse(ARTICLE, Format::Plain), said)
        });
    });
    group.finish();
}

criterion_group!(benches, rules);
criterion_main!(benches);
