//! How fast URLs are found: in running text, which has none, and in a text that is nearly nothing else.

use std::fmt::Write as _;
use std::hint::black_box;

use copydesk::article::url::{Margin, Scan, canonical};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// A megabyte of news prose, wrapped at 90 columns, without a URL.
fn prose() -> String {
    let paragraph = "The harbour board met on Tuesday to hear what the ferry would cost: “Nobody asked us,” said the mayor of\n\
        Saltmere, who had come with three of his council. The night boat, built in 1987, was to be sold in\n\
        spring. It was the second time in a year that the board had put the question off, and the islands,\n\
        whose ships it is, were not told before the papers were.\n\n";
    paragraph.repeat((1 << 20) / paragraph.len())
}

/// A megabyte of links: original URLs, tracked and escaped ones, wrapped ones, with few words between.
fn links() -> String {
    let mut text = String::with_capacity(1 << 20);
    let mut number = 0;
    while text.len() < 1 << 20 {
        number += 1;
        let _ = write!(
            text,
            "Original url: https://www.saltmerecourier.example/2024/05/{:02}/harbour-board-meets-again-{number}\n\
             Related: http://m.ledger.example/story.php?id={number}&utm_source=mail#top (www.ferry.example/{number}).\n\
             https://www.harbourledger.example/2024/03/12/ferry-leaves-port-alba-with-the-captain-of-boat-\n{number}\n\n",
            number % 28 + 1
        );
    }
    text
}

fn find(text: &str) -> usize {
    let scan = Scan::of(text);
    let mut margin = Margin::default();
    margin.merge(&scan.margin);
    scan.urls(text, margin).map(|url| url.spans.len()).sum()
}

fn urls(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("find URLs in");
    for (name, text) in [("prose without any", prose()), ("a list of links", links())] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bench| bench.iter(|| find(black_box(&text))));
    }
    group.finish();

    let address = "http://www.saltmerecourier.example/2024/05/11/harbour-board-meets/?utm_source=mail";
    criterion
        .bench_function("canonical form of an address", |bench| bench.iter(|| canonical(black_box(address))));
}

criterion_group!(benches, urls);
criterion_main!(benches);
