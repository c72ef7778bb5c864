//! How hosts are treated, as they see it themselves.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;

use copydesk::checks::VerdictKind;
use copydesk::links::Manners;

use super::web::{Book, HASTY, Web, options, verdicts};

#[test]
fn a_host_sees_two_connections_at_most_and_a_while_between_two_questions() {
    let slow = |_: &super::web::Heard, line: &mut super::web::Line| {
        sleep(Duration::from_millis(120));
        line.page("here")
    };
    let (one, other) = (Web::new(slow), Web::new(slow));
    let spacing = Duration::from_millis(40);
    let manners = Manners { spacing, ..HASTY };
    let urls: Vec<String> = (0..40)
        .map(|n| if n % 2 == 0 { one.url(&format!("/{n}")) } else { other.url(&format!("/{n}")) })
        .collect();
    let verdicts = verdicts(&urls, options(Book::default()), manners);
    assert!(verdicts.iter().all(|verdict| verdict.kind == VerdictKind::Alive), "{verdicts:?}");
    for web in [&one, &other] {
        let heard = web.heard();
        assert_eq!(heard.len(), 20);
        assert!(web.connections().1 <= 2, "{} at once", web.connections().1);
        let taken = heard[19].at - heard[0].at;
        assert!(taken >= 18 * spacing, "20 questions in {taken:?}");
    }
    // Both were asked at the same time, not one behind the other.
    assert!(other.heard()[0].at < one.heard()[19].at);
}

#[test]
fn who_says_when_to_come_back_is_asked_then() {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    let web = Web::new(|_, line| {
        if ASKED.fetch_add(1, Ordering::SeqCst) == 0 {
            line.answer(429, &[("Retry-After", "1")], "")
        } else {
            line.page("here")
        }
    });
    let urls = [web.url("/a"), web.url("/b"), web.url("/c")];
    let verdicts = verdicts(&urls, options(Book::default()), HASTY);
    assert!(verdicts.iter().all(|verdict| verdict.kind == VerdictKind::Alive), "{verdicts:?}");
    let heard = web.heard();
    // One question may have been on its way already.
    let rested = heard[heard.len() - 1].at - heard[0].at;
    assert!(rested >= Duration::from_secs(1), "{rested:?}");
    assert!(heard.len() <= 5, "{}", heard.len());
}

#[test]
fn who_wants_to_be_left_alone_is() {
    let web = Web::new(|_, line| line.answer(429, &[("Retry-After", "86400")], ""));
    let urls: Vec<String> = (0..20).map(|n| web.url(&format!("/{n}"))).collect();
    let verdicts = verdicts(&urls, options(Book::default()), HASTY);
    assert!(web.heard().len() <= 2, "{} questions", web.heard().len());
    assert_eq!(verdicts[0].kind, VerdictKind::Blocked);
    assert!(
        verdicts[19].kind == VerdictKind::Unknown && verdicts[19].reason.contains("left alone"),
        "{verdicts:?}"
    );
}
