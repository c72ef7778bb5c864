//! `social-post-without-link`: a post quoted and not linked.

use super::harness::{check, check_markdown};

const RULE: &str = "social-post-without-link";

#[test]
fn posts_on_networks() {
    check(
        RULE,
        "
“The bridge stays closed,” the mayor wrote on Facebook.
                                     ^^^^^^^^^^^^^^^^^ link the post

Duarte tweeted that the bridge is closed.
       ^^^^^^^ link the post

In a Telegram post, the mayor apologised.
^^^^^^^^^^^^^^^^^^ link the post

The mayor posted a video on X.
          ^^^^^^^^^^^^^^^^^^^ link the post

The mayor said in a tweet
               ^^^^^^^^^^ link the post
that the bridge is closed.
",
    );
}

#[test]
fn posts_with_a_link() {
    check(
        RULE,
        "
“The bridge stays closed,” the mayor wrote on Facebook (https://facebook.com/alba/posts/7).
",
    );
    check_markdown(
        RULE,
        "
“The bridge stays closed,” the mayor [wrote on Facebook](https://facebook.com/alba/posts/7).

The mayor tweeted that the bridge is closed.[^1]

[^1]: Seen on 3 May.
",
    );
}

#[test]
fn no_posts() {
    check(
        RULE,
        "
The council closed its page on Facebook.

“I tweeted it,” said Duarte.

The mayor posted a letter on Monday. The sparrows twittered.
",
    );
}
