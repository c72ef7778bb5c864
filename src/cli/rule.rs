//! `copydesk rule`: a rule's page, or the list of all.

use std::io::{self, Write};

use super::{Status, complain};
use crate::checks::{RULES, Severity, nearest, rule_named};

/// The arguments of `rule`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The rule to explain; all are listed without one
    name: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<Status> {
    let Some(name) = &arguments.name else {
        for rule in RULES {
            writeln!(
                out,
                "{:26} {:8} {:12} {}",
                rule.name,
                rule.level().map_or("off", Severity::name),
                rule.group.name(),
                rule.summary()
            )?;
        }
        return Ok(Status::Clean);
    };
    let Some(rule) = rule_named(name) else {
        complain(&unknown(name));
        return Ok(Status::Failed);
    };
    out.write_all(crate::docs::rule_page(rule).as_bytes())?;
    Ok(Status::Clean)
}

/// What to say of a rule that does not exist.
pub fn unknown(name: &str) -> String {
    match nearest(name, RULES.iter().map(|rule| rule.name)) {
        Some(nearest) => format!("there is no rule “{name}”; did you mean “{nearest}”?"),
        None => format!("there is no rule “{name}”; `copydesk rule` lists them all"),
    }
}
