//! Whose a host is: by the longest domain that is known, and never somebody else's.

use copydesk::attribution::{Outlet, OutletKind, Usage};

fn name(host: &str) -> Option<&'static str> {
    Outlet::of_host(host).map(Outlet::name)
}

#[test]
fn a_host_below_a_registered_domain_is_its_owners() {
    for host in ["bbc.co.uk", "www.bbc.co.uk", "news.bbc.co.uk", "www.news.bbc.co.uk", "bbc.co.uk."] {
        assert_eq!(name(host), Some("BBC"), "{host}");
    }
    assert_eq!(name("uk.reuters.com"), Some("Reuters"));
}

#[test]
fn the_longest_domain_that_is_known_counts() {
    for (host, outlet) in [
        ("yahoo.com", "Yahoo"),
        ("sports.yahoo.com", "Yahoo"),
        ("news.yahoo.com", "Yahoo News"),
        ("uk.news.yahoo.com", "Yahoo News"),
        ("finance.yahoo.com", "Yahoo Finance"),
        ("abcnews.go.com", "ABC News"),
        ("piaui.folha.uol.com.br", "piauí"),
        ("www1.folha.uol.com.br", "Folha de S.Paulo"),
    ] {
        assert_eq!(name(host), Some(outlet), "{host}");
    }
    assert_eq!(name("espn.go.com"), None, "another house at the same registered domain");
}

#[test]
fn a_name_that_a_site_has_given_is_its_bearers() {
    for (site, outlet) in [
        ("blogspot.com", "Blogger"),
        ("www.blogspot.com", "Blogger"),
        ("substack.com", "Substack"),
        ("medium.com", "Medium"),
        ("wordpress.com", "WordPress.com"),
        ("tumblr.com", "Tumblr"),
    ] {
        assert_eq!(name(site), Some(outlet), "{site}");
    }
    for host in [
        "someone.blogspot.com",
        "www.someone.blogspot.com",
        "reuters.blogspot.com",
        "someone.substack.com",
        "someone.medium.com",
        "someone.wordpress.com",
        "someone.tumblr.com",
        "someone.livejournal.com",
        "someone.github.io",
        "blogspot.co.uk",
        "bbc.co.uk.someone.example",
        "notbbc.co.uk",
        "co.uk",
        "com",
        "",
        ".",
        "127.0.0.1",
    ] {
        assert_eq!(name(host), None, "{host}");
    }
}

#[test]
fn what_a_state_keeps_to_itself_is_its_own_all_the_way_down() {
    for (host, outlet) in [
        ("mil.ru", "Russian Defense Ministry"),
        ("eng.mil.ru", "Russian Defense Ministry"),
        ("www.idf.il", "IDF"),
    ] {
        assert_eq!(name(host), Some(outlet), "{host}");
    }
}

#[test]
fn a_newsroom_may_know_whose_a_name_is() {
    let mut usage = Usage::default();
    usage.add_outlet(&["Isles Letter"], OutletKind::Digital, &["isles.substack.com", "desk.github.io"]);
    let own = |host: &str| usage.outlet_of_host(host).map(Outlet::name);
    for host in ["isles.substack.com", "www.isles.substack.com", "desk.github.io", "a.desk.github.io"] {
        assert_eq!(own(host), Some("Isles Letter"), "{host}");
    }
    for host in ["other.substack.com", "other.github.io", "github.io"] {
        assert_eq!(own(host), None, "{host}");
    }
    assert_eq!(own("substack.com"), Some("Substack"));
}
