//! `statistic-without-source`: a figure, and nobody who gives it.

use super::harness::{check, check_markdown};

const RULE: &str = "statistic-without-source";

#[test]
fn figures_of_nobody() {
    check(
        RULE,
        "
Unemployment on the islands has risen to 14 percent.
                                         ^^^^^^^^^^ whose figure

The works cost 4.5 million crowns and took a year.
               ^^^^^^^^^^^ whose figure

A third of the catch, or 12%, is thrown away.
                         ^^^ whose figure

The wall is 310 metres long.
            ^^^^^^^^^^ whose figure
",
    );
}

#[test]
fn figures_of_somebody() {
    check(
        RULE,
        "
Unemployment has risen to 14 percent, according to the statistics office.

Ines Duarte said the works cost 4.5 million crowns.
",
    );
    check_markdown(
        RULE,
        "
Unemployment has risen to [14 percent](https://statistics.example/2024).
",
    );
}

#[test]
fn dates_ages_and_times() {
    check(
        RULE,
        "
On 3 May 2024 at 7:15 the ferry left. Duarte, 45, has chaired the board since 2019.

“It costs 4.5 million crowns,” Duarte said.

It is pier 4 of 12.
",
    );
}
