//! Quick fixes.

use serde_json::json;

use super::harness::{EXPORT, WRAPPED, edit};

#[test]
fn the_quick_fix_joins_a_broken_url_and_undo_takes_it_back() {
    let steps = "
        local here = {}
        shows(1, 'wrapped-url')
        cursor('https://www.saltmerecourier.example/2023')
        here.offered = fix('Join the URL')
        here.gone = shows(0, 'wrapped-url')
        here.joined = lines()[45]
        press('u')
        here.back = shows(1, 'wrapped-url')
        here.undone = { lines()[45], lines()[46] }
        return here";
    let Some(here) = edit(EXPORT, steps) else { return };
    assert!(here["offered"].as_array().unwrap().contains(&json!("Join the URL")), "{here}");
    assert_eq!(here["gone"], true, "{here}");
    assert_eq!(here["joined"], format!("{WRAPPED}2491"));
    assert_eq!(here["back"], true, "{here}");
    assert_eq!(here["undone"], json!([WRAPPED, "2491"]));
}

#[test]
fn fix_all_makes_the_safe_fixes_and_no_others() {
    let steps = "
        shows(1, 'wrapped-url')
        local before = lines()
        vim.lsp.buf.code_action({ context = { only = { 'source.fixAll.copydesk' }, diagnostics = {} }, apply = true })
        shows(0, 'wrapped-url')
        return { before = before, after = lines() }";
    let Some(texts) = edit(EXPORT, steps) else { return };
    let mut expected: Vec<String> =
        texts["before"].as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect();
    let rest = expected.remove(45);
    expected[44].push_str(&rest);
    assert_eq!(texts["after"], json!(expected));
}
