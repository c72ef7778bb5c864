//! Servers that do all that servers do wrong: each verdict is right, and nothing swells or hangs.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use copydesk::checks::{Verdict, VerdictKind};

use super::web::{Book, HASTY, Heard, Line, Web, options, verdict, verdicts};

fn of_one(web: &Web, path: &str) -> Verdict {
    verdict(&web.url(path), options(Book::default()))
}

#[track_caller]
fn assert_says(verdict: &Verdict, kind: VerdictKind, reason: &str) {
    assert!(
        verdict.kind == kind && verdict.reason.contains(reason),
        "{verdict:?} instead of {kind:?}, {reason}"
    );
}

#[test]
fn every_status_is_what_it_is() {
    let web = Web::new(|heard, line| {
        let status = heard.path.rsplit('/').next().and_then(|status| status.parse().ok()).expect("a status");
        line.answer(status, &[], "<p>So it is.</p>")
    });
    let statuses = [
        200, 201, 203, 206, 300, 304, 305, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 418, 421,
        422, 425, 451, 500, 501, 502, 504, 508, 511, 520, 521, 599, 999,
    ];
    let urls: Vec<String> = statuses.iter().map(|status| web.url(&format!("/status/{status}"))).collect();
    for (status, verdict) in statuses.iter().zip(verdicts(&urls, options(Book::default()), HASTY)) {
        let kind = match status {
            200..=299 => VerdictKind::Alive,
            404 | 410 => VerdictKind::Dead,
            401..=403 | 405..=407 | 451 | 999 => VerdictKind::Blocked,
            _ => VerdictKind::Unknown,
        };
        assert_says(&verdict, kind, &status.to_string());
    }
}

#[test]
fn a_page_that_is_there_is_asked_for_its_head_alone() {
    let web = Web::new(|_, line| line.page("here"));
    assert_says(&of_one(&web, "/a"), VerdictKind::Alive, "200");
    assert_eq!(web.methods("/a"), ["HEAD"]);
}

#[test]
fn where_the_head_is_refused_or_lies_the_page_counts() {
    let web = Web::new(|heard, line| match (heard.path.as_str(), heard.is_head()) {
        ("/refused", true) => line.answer(405, &[], ""),
        ("/broken", true) => line.answer(500, &[], ""),
        ("/hangs", true) => {
            sleep(Duration::from_secs(4));
            Ok(())
        }
        ("/hangs-up", true) => Ok(()),
        ("/garbage", true) => line.raw(b"no such verb\r\n\r\n"),
        ("/always-ok", true) => line.raw(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"),
        ("/missing", true) | ("/always-ok", false) => line.answer(404, &[], ""),
        _ => line.page("here"),
    });
    for path in ["/refused", "/missing", "/broken", "/hangs", "/hangs-up", "/garbage"] {
        assert_says(&of_one(&web, path), VerdictKind::Alive, "200");
    }
    assert_says(&of_one(&web, "/always-ok"), VerdictKind::Dead, "404");
}

#[test]
fn redirects_are_followed_so_far_as_they_lead_somewhere() {
    let web = Web::new(|heard, line| match heard.path.as_str() {
        "/moved" => line.redirect(301, "/here?x=1"),
        "/moved-308" => line.redirect(308, "here"),
        "/for-now" => line.redirect(302, "/here"),
        "/see-other" => line.redirect(303, "//127.0.0.1/../here"),
        "/then-gone" => line.redirect(301, "/gone"),
        "/gone" => line.answer(410, &[], ""),
        "/circle" => line.redirect(302, "/elcric"),
        "/elcric" => line.redirect(302, "/circle"),
        "/myself" => line.redirect(301, "/myself"),
        "/nowhere" => line.answer(302, &[], ""),
        "/odd" => line.redirect(302, "http://"),
        "/file" => line.redirect(302, "file:///etc/passwd"),
        "/story" => line.redirect(301, "/"),
        "/soft" => line.redirect(302, "/errors/404.html"),
        path => match path.strip_prefix("/chain/").and_then(|left| left.parse::<u32>().ok()) {
            Some(0) | None => line.page("here"),
            Some(left) => line.redirect(302, &format!("/chain/{}", left - 1)),
        },
    });
    let moved = of_one(&web, "/moved");
    assert_says(&moved, VerdictKind::Moved, "301");
    assert_eq!(moved.moved_to(), Some(&*web.url("/here?x=1")));
    assert_eq!(of_one(&web, "/moved-308").moved_to(), Some(&*web.url("/here")));
    assert_says(&of_one(&web, "/for-now"), VerdictKind::Alive, "302 to ");
    assert_says(&of_one(&web, "/then-gone"), VerdictKind::Dead, "410 Gone at ");
    assert_says(&of_one(&web, "/chain/9"), VerdictKind::Alive, "302");
    assert_says(&of_one(&web, "/chain/40"), VerdictKind::Unknown, "too often");
    assert_says(&of_one(&web, "/circle"), VerdictKind::Unknown, "circle");
    assert_says(&of_one(&web, "/myself"), VerdictKind::Unknown, "circle");
    assert_says(&of_one(&web, "/nowhere"), VerdictKind::Unknown, "302");
    assert_says(&of_one(&web, "/odd"), VerdictKind::Unknown, "redirects to");
    assert_says(&of_one(&web, "/file"), VerdictKind::Unknown, "file:///etc/passwd");
    assert_says(&of_one(&web, "/story"), VerdictKind::Unknown, "front page");
    assert_says(&of_one(&web, "/soft"), VerdictKind::Unknown, "may be gone");
}

#[test]
fn a_page_that_says_it_is_none_is_doubted() {
    let web = Web::new(|heard, line| {
        if heard.is_head() {
            line.answer(405, &[], "")
        } else {
            line.page("<title>Page not found | The News</title>")
        }
    });
    assert_says(&of_one(&web, "/a"), VerdictKind::Unknown, "“Page not found | The News”");
}

#[test]
fn walls_of_cookies_are_passed() {
    let web = Web::new(|heard, line| match (heard.path.as_str(), heard.header("cookie")) {
        ("/consent", _) => line.answer(302, &[("Set-Cookie", "ok=1; Path=/"), ("Location", "/a")], ""),
        (_, Some(cookies)) if cookies.contains("ok=1") => line.page("here"),
        ("/a", _) => line.redirect(302, "/consent"),
        _ => line.answer(302, &[("Set-Cookie", "ok=1"), ("Location", &heard.path)], ""),
    });
    assert_says(&of_one(&web, "/a"), VerdictKind::Alive, "302");
    assert_says(&of_one(&web, "/back-to-itself"), VerdictKind::Alive, "302");
}

/// Bodies: what the head says is refused, so that the page has to be read.
fn body(heard: &Heard, line: &mut Line) -> std::io::Result<()> {
    if heard.is_head() {
        return line.answer(405, &[], "");
    }
    let packed = if heard.path == "/bomb" { "Content-Encoding: gzip\r\n" } else { "" };
    let begun = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n";
    line.raw(format!("{begun}{packed}\r\n").as_bytes())?;
    let (chunk, pause) = match heard.path.as_str() {
        // The beginning of what unpacks to a thousand times its length.
        "/bomb" | "/endless" => (format!("4000\r\n{}\r\n", "\0".repeat(0x4000)), Duration::ZERO),
        _ => ("1\r\nx\r\n".to_owned(), Duration::from_millis(50)),
    };
    loop {
        line.raw(chunk.as_bytes())?;
        sleep(pause);
    }
}

#[test]
fn a_body_is_not_read_further_than_it_tells_something() {
    for path in ["/endless", "/bomb", "/drips"] {
        let web = Web::new(body);
        let begun = Instant::now();
        assert_says(&of_one(&web, path), VerdictKind::Alive, "200");
        assert!(begun.elapsed() < Duration::from_secs(30), "{path} ends");
        // What was on its way when the reader hung up, buffers of the system included.
        assert!(web.written() < 16 << 20, "{path}: {} bytes", web.written());
    }
}

#[test]
fn a_head_that_never_ends_is_not_waited_for() {
    let web = Web::new(|heard, line| {
        line.raw(b"HTTP/1.1 200 OK\r\n")?;
        let (header, pause) = match heard.path.as_str() {
            "/drips" => ("x", Duration::from_millis(100)),
            _ => ("X-Long: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n", Duration::ZERO),
        };
        loop {
            line.raw(header.as_bytes())?;
            sleep(pause);
        }
    });
    assert_says(&of_one(&web, "/drips"), VerdictKind::Unknown, "no answer in time");
    assert_says(&of_one(&web, "/huge"), VerdictKind::Unknown, "");
    assert!(web.written() < 16 << 20, "{} bytes of headers", web.written());
}

#[test]
fn what_is_no_answer_is_unknown() {
    let web = Web::new(|heard, line| match heard.path.as_str() {
        "/garbage" => line.raw(&[0, 159, 146, 150, 13, 10, 13, 10]),
        "/half" => line.raw(b"HTTP/1.1 200 OK\r\nContent-Ty"),
        "/ftp" => line.raw(b"220 Welcome\r\n"),
        "/numbers" => line.raw(b"HTTP/1.1 99999 OK\r\n\r\n"),
        "/nothing" => Ok(()),
        _ => {
            sleep(Duration::from_secs(5));
            Ok(())
        }
    });
    for path in ["/garbage", "/half", "/ftp", "/numbers", "/nothing"] {
        assert_says(&of_one(&web, path), VerdictKind::Unknown, "");
    }
    assert_says(&of_one(&web, "/silence"), VerdictKind::Unknown, "no answer in time");
}

#[test]
fn who_is_not_there_is_unknown_and_who_does_not_exist_is_dead() {
    let closed = Web::new(|_, _| Ok(())).address.port() ^ 1;
    let refused = verdict(&format!("http://127.0.0.1:{closed}/"), options(Book::default()));
    assert_says(&refused, VerdictKind::Unknown, "");
    let gone = verdict("http://gone.example/a", options(Book::default()));
    assert_says(&gone, VerdictKind::Dead, "no such host");
    let nobody = verdict("http://gone.example/a", options(Book::mute()));
    assert_says(&nobody, VerdictKind::Unknown, "no network");
    let never = verdict("http://gone.invalid/a", options(Book::mute()));
    assert_says(&never, VerdictKind::Dead, "no such host");
}

#[test]
fn a_wall_against_programs_is_a_wall() {
    let web = Web::new(|heard, line| match heard.path.as_str() {
        "/challenge" => line.answer(403, &[("cf-mitigated", "challenge")], ""),
        "/captcha" => line.answer(202, &[("x-amzn-waf-action", "captcha")], ""),
        _ => line.answer(503, &[("Server", "cloudflare")], ""),
    });
    for path in ["/challenge", "/captcha", "/checking-your-browser"] {
        assert_says(&of_one(&web, path), VerdictKind::Blocked, "a wall against programs");
    }
}

#[test]
fn the_place_in_a_page_is_looked_for_when_that_is_asked() {
    let web = Web::new(|_, line| line.page("<html><h2 id=\"costs\">Costs</h2>The dam burst.</html>"));
    let looks = |fragment: &str| {
        let options = copydesk::links::Options { reads_places: true, ..options(Book::default()) };
        verdict(&web.url(&format!("/a#{fragment}")), options)
    };
    assert_says(&looks("costs"), VerdictKind::Alive, "200");
    assert_says(&looks(":~:text=the%20dam"), VerdictKind::Alive, "200");
    assert_says(&looks("cost"), VerdictKind::Unknown, "no place “cost”");
    assert_says(&looks(":~:text=the%20dyke"), VerdictKind::Unknown, "does not say “the dyke”");
    assert_says(&of_one(&web, "/a#cost"), VerdictKind::Alive, "200");
}

#[test]
fn a_connection_that_breaks_once_is_tried_again() {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    let web = Web::new(
        |_, line| if ASKED.fetch_add(1, Ordering::SeqCst) == 0 { Ok(()) } else { line.page("here") },
    );
    assert_says(&of_one(&web, "/a"), VerdictKind::Alive, "200");
}
