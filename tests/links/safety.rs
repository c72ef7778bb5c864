//! What must never be asked is not asked, and what must never be told is not told.

use copydesk::checks::VerdictKind;
use copydesk::links::{Allowed, Options};

use super::web::{Book, Web, options, verdict};

const HERE: [u8; 4] = [127, 0, 0, 1];
const INSIDE: [u8; 4] = [127, 0, 0, 2];

/// A server of an inner network, which nobody may ask.
fn inside() -> Web {
    Web::at(INSIDE, |_, line| line.page("secret"))
}

#[track_caller]
fn assert_refused(url: &str, options: Options, inside: &Web) {
    let verdict = verdict(url, options);
    assert_eq!((verdict.kind, verdict.reason.as_str()), (VerdictKind::Unknown, "private address"), "{url}");
    assert_eq!(inside.connections().0, 0, "{url} touched the inner network");
}

#[test]
fn a_private_address_is_not_asked_however_it_is_written() {
    let inside = inside();
    let port = inside.address.port();
    for host in [
        "127.0.0.2",
        "2130706434",
        "0x7f.2",
        "0177.0.0.02",
        "[::ffff:127.0.0.2]",
        "[64:ff9b::7f00:2]",
        "[::1]",
    ] {
        assert_refused(&format!("http://{host}:{port}/"), options(Book::default()), &inside);
    }
    let book = Book::default().with("cms.example", &[&[INSIDE]]);
    assert_refused(&format!("http://cms.example:{port}/"), options(book), &inside);
}

#[test]
fn a_redirect_to_a_private_address_is_not_followed() {
    let inside = inside();
    for to in [
        inside.url("/secret"),
        format!("http://cms.example:{}/", inside.address.port()),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "http://[fd00:ec2::254]/latest/".to_owned(),
        "http://10.0.0.1/".to_owned(),
    ] {
        let web = Web::new(move |_, line| line.redirect(302, &to));
        let book = Book::default().with("cms.example", &[&[INSIDE]]);
        assert_refused(&web.url("/a"), options(book), &inside);
    }
}

#[test]
fn a_name_that_answers_differently_the_second_time_gains_nothing() {
    let inside = inside();
    let port = inside.address.port();
    let web = Web::new(move |heard, line| match heard.path.as_str() {
        "/again" => line.redirect(302, &format!("http://rebinds.example:{port}/secret")),
        _ => line.answer(405, &[], ""),
    });
    let outside = web.address.port();
    // Allowed when its head is asked for, private when the page is.
    let book = Book::default().with("rebinds.example", &[&[HERE], &[INSIDE]]);
    assert_refused(&format!("http://rebinds.example:{outside}/"), options(book), &inside);
    // Allowed at first, private when a redirect leads back to it.
    let book = Book::default().with("rebinds.example", &[&[HERE], &[INSIDE]]);
    assert_refused(&format!("http://rebinds.example:{outside}/again"), options(book), &inside);
    // Both at once.
    for both in [[HERE, INSIDE], [INSIDE, HERE]] {
        let book = Book::default().with("rebinds.example", &[&both]);
        assert_refused(&format!("http://rebinds.example:{port}/"), options(book), &inside);
    }
}

#[test]
fn what_the_user_allows_is_asked() {
    let inside = inside();
    let allowed = Allowed::of(&["127.0.0.0/30"]).expect("a network");
    let found = verdict(&inside.url("/"), Options { allowed, ..options(Book::default()) });
    assert_eq!(found.kind, VerdictKind::Alive);
}

#[test]
fn passwords_and_where_one_comes_from_are_told_nobody() {
    let web = Web::new(|heard, line| match heard.path.as_str() {
        "/first" => line.redirect(302, "http://spy:trap@127.0.0.1:9/"),
        _ => line.page("here"),
    });
    let address = web.address;
    let contact = Some("https://desk.example/robots".to_owned());
    let found = verdict(
        &format!("http://desk:secret@{address}/a?token=abcdefg&id=1"),
        Options { contact, ..options(Book::default()) },
    );
    assert_eq!(found.kind, VerdictKind::Alive);
    let heard = web.heard().remove(0);
    assert_eq!(heard.path, "/a?id=1");
    for unsaid in ["authorization", "referer", "cookie", "from"] {
        assert_eq!(heard.header(unsaid), None);
    }
    let agent = format!("copydesk/{} (+https://desk.example/robots)", env!("CARGO_PKG_VERSION"));
    assert_eq!(heard.header("user-agent"), Some(agent.as_str()));
}
