//! `copydesk doctor`: what a bug report needs, and whether the server answers on this machine.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use std::{env, thread};

use serde_json::json;

use super::Status;
use super::paths::absolute;
use crate::archive::{Root, articles, read};
use crate::article::{Article, Format};
use crate::settings::{Settings, find, load_found};

/// The arguments of `doctor`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The article or folder that makes trouble; the current folder without one
    path: Option<PathBuf>,
}

/// An editor gives up about then.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs the command. The status tells whether anything is wrong.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<Status> {
    let path = absolute(arguments.path.as_deref().unwrap_or(Path::new(".")));
    let program = env::current_exe();
    let lines = [
        (
            "version",
            Ok(format!(
                "copydesk {} on {} {}",
                env!("CARGO_PKG_VERSION"),
                env::consts::OS,
                env::consts::ARCH
            )),
        ),
        (
            "program",
            program.as_ref().map(|program| program.display().to_string()).map_err(ToString::to_string),
        ),
        ("server", program.map_err(|error| error.to_string()).and_then(|program| greet(&program))),
        ("path", described(&path)),
        ("settings", settings(&path)),
        ("archive", archive(&path)),
    ];
    let mut status = Status::Clean;
    for (name, said) in lines {
        match said {
            Ok(said) => writeln!(out, "{name:9} {said}")?,
            Err(wrong) => {
                status = Status::Failed;
                writeln!(out, "{name:9} WRONG: {wrong}")?;
            }
        }
    }
    Ok(status)
}

/// How the file at `path` is read.
fn described(path: &Path) -> Result<String, String> {
    let shown = path.display();
    if path.is_dir() {
        return Ok(format!("{shown}, a folder"));
    }
    let decoded = read(path).map_err(|error| error.to_string())?;
    let article = Article::parse(&decoded.text, Format::of_path(path));
    let format = match article.format() {
        Format::Plain => "plain text",
        Format::Markdown => "Markdown",
    };
    let encoding = decoded.encoding.unwrap_or("UTF-8");
    Ok(format!(
        "{shown}, {format} in {encoding}, {} bytes, {} paragraphs",
        article.len(),
        article.parts().len()
    ))
}

fn folder(path: &Path) -> &Path {
    if path.is_dir() { path } else { path.parent().unwrap_or(path) }
}

fn settings(path: &Path) -> Result<String, String> {
    let Some(file) = find(folder(path)) else {
        return Ok("the defaults: no copydesk.toml here or above".into());
    };
    load_found(&file).map(|loaded| loaded.path.display().to_string()).map_err(|error| error.to_string())
}

/// How many articles the archive around `path` has.
fn archive(path: &Path) -> Result<String, String> {
    let folder = folder(path);
    let file = find(folder);
    let loaded = file.as_deref().map(load_found).transpose().map_err(|error| error.to_string())?;
    let home = file.as_deref().and_then(Path::parent).unwrap_or(folder);
    let settings = loaded.map_or_else(Settings::default, |loaded| loaded.settings);
    let root = Root::new(home, file.is_some() || path.is_dir(), home, &settings);
    let found = articles(&root);
    if !found.errors.is_empty() {
        return Err(found.errors.join("; "));
    }
    let left_out = if root.excludes(path) { "; the settings leave this path out" } else { "" };
    let count = match found.articles.len() {
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    };
    Ok(format!("{}, {count}{left_out}", home.display()))
}

/// Starts the server as an editor does, and waits for its first answer.
fn greet(program: &Path) -> Result<String, String> {
    let began = Instant::now();
    let mut server = Command::new(program)
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("it does not start: {error}"))?;
    let answered = ask(&mut server);
    // It has been asked all; whether it was gone already does not matter.
    let _ = server.kill();
    let _ = server.wait();
    answered.map(|()| format!("answers in {} ms", began.elapsed().as_millis()))
}

fn ask(server: &mut Child) -> Result<(), String> {
    let (Some(mut stdin), Some(stdout)) = (server.stdin.take(), server.stdout.take()) else {
        return Err("it cannot be talked to".into());
    };
    let params = json!({ "processId": null, "rootUri": null, "capabilities": {} });
    let body = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params }).to_string();
    write!(stdin, "Content-Length: {}\r\n\r\n{body}", body.len())
        .and_then(|()| stdin.flush())
        .map_err(|error| format!("it does not read: {error}"))?;
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(reply(BufReader::new(stdout))));
    match receiver.recv_timeout(PATIENCE) {
        Ok(Ok(reply)) if reply.contains("\"capabilities\"") => Ok(()),
        Ok(Ok(reply)) => Err(format!("it answers {reply}")),
        Ok(Err(error)) => Err(format!("it ends without an answer: {error}")),
        Err(_) => Err(format!("it has not answered in {} s", PATIENCE.as_secs())),
    }
}

/// The body of the first message.
fn reply(mut stdout: impl BufRead) -> io::Result<String> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stdout.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match line.trim_end().strip_prefix("Content-Length: ").map(str::parse::<u64>) {
            Some(Ok(bytes)) => length = bytes,
            Some(Err(error)) => return Err(io::Error::other(error)),
            None if line.trim_end().is_empty() => break,
            None => {}
        }
    }
    let mut body = String::new();
    stdout.take(length).read_to_string(&mut body)?;
    Ok(body)
}
