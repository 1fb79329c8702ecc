//! Passwords of sources are kept in the operating system's keyring and nowhere in the workspace.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::keyring_session::Session;
use crate::postgres_server::Server;
use crate::workspace::{Answer, Bench, answer};

/// Letters of two scripts, as people choose them, and an end that is looked for: no way to write a text changes it.
const PASSWORD: &str = "سرّي kept-in-the-keyring-9f27c1";
const NEEDLE: &str = "kept-in-the-keyring-9f27c1";
/// Where a password is looked for before the keyring.
const VARIABLE: &str = "FALAJ_PASSWORD_OPS";
const READ: [&str; 5] = ["sources", "preview", "ops", "--table", "trips"];

/// Who works in a session, with a workspace.
struct Person {
    session: Session,
    bench: Bench,
    address: String,
}

impl Person {
    fn new(session: Session, port: u16) -> Self {
        Self { session, bench: Bench::empty(), address: format!("keeper@127.0.0.1:{port}/postgres") }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = self.bench.command(args);
        self.session.enter(&mut command).env_remove(VARIABLE);
        command
    }

    fn call(&self, args: &[&str]) -> Answer {
        silent(&mut self.command(args))
    }

    /// Registers the database as `ops`.
    fn add(&self) -> Answer {
        self.call(&["sources", "add", "ops", "--postgres", &self.address])
    }

    fn add_with(&self, password: &str) -> Answer {
        let mut command = self.command(&["sources", "add", "ops", "--postgres", &self.address, "--ask-password"]);
        let (read, mut write) = std::io::pipe().unwrap();
        writeln!(write, "{password}").unwrap();
        drop(write);
        silent(command.stdin(read))
    }

    fn read(&self) -> Answer {
        self.call(&READ)
    }

    /// Reads, and fails where the password was not found or not right.
    #[track_caller]
    fn reads(&self) {
        assert_eq!(self.read().ok()["rows"], json!([["1"], ["2"]]));
    }

    /// Files of the workspace and of the person's home that hold this text.
    fn holding(&self, text: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        search(&self.bench.path(""), text.as_bytes(), &mut found);
        found
    }
}

/// A call, a process of its own, that must not write the password whatever it answers.
fn silent(command: &mut Command) -> Answer {
    let given = answer(command);
    assert!(!format!("{}{}", given.json, given.stderr).contains(NEEDLE), "{command:?} writes the password");
    given
}

fn search(folder: &Path, bytes: &[u8], found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            search(&path, bytes, found);
        } else if std::fs::read(&path).unwrap().windows(bytes.len()).any(|part| part == bytes) {
            found.push(path);
        }
    }
}

fn server() -> Server {
    let server = Server::start();
    server.fill(&format!(
        "CREATE TABLE trips AS SELECT i AS id FROM generate_series(1, 2) i;
         CREATE ROLE keeper LOGIN PASSWORD '{PASSWORD}';
         GRANT SELECT ON trips TO keeper"
    ));
    server
}

#[test]
fn the_password_of_a_source_is_in_the_keyring_alone() {
    let server = server();
    let mut person = Person::new(Session::with_keyring(), server.port);
    assert_eq!(person.session.kept(), Some(0));
    person.add_with(PASSWORD).ok();
    assert_eq!(person.session.kept(), Some(1));
    person.reads();
    person.call(&["sources", "import", "ops", "--table", "trips"]).ok();

    assert_eq!(person.holding(NEEDLE), Vec::<PathBuf>::new(), "the password is on the disk");
    // The search would have found it: the user's name beside it is in the database.
    assert!(!person.holding("keeper").is_empty());

    // The keyring has it: who doesn't open it can't read, and it outlives the keyring's process.
    person.session.lock_keyring();
    assert_eq!(person.read().refused(), (1, "keyring"));
    person.session.end_keyring();
    assert_eq!(person.read().refused().1, "source_credentials");
    person.session.open_keyring();
    person.reads();
}

#[test]
fn a_password_is_replaced_kept_and_forgotten_with_its_source() {
    let server = server();
    let person = Person::new(Session::with_keyring(), server.port);
    person.add_with("wrong").ok();
    let wrong = person.read();
    assert_eq!(wrong.refused(), (3, "source_credentials"));
    assert!(wrong.json["error"]["hint"].as_str().unwrap().contains("keeper"), "{}", wrong.json);
    person.add_with(PASSWORD).ok();
    person.reads();
    // Registered again without one, it keeps the one it has.
    person.add().ok();
    person.reads();
    assert_eq!(person.session.kept(), Some(1));

    person.call(&["sources", "remove", "ops"]).ok();
    assert_eq!(person.session.kept(), Some(0));
    person.add().ok();
    assert_eq!(person.read().refused().1, "source_credentials");
}

#[test]
fn without_a_keyring_nothing_is_kept_and_the_variable_is_named() {
    let server = server();
    for session in [Session::without_keyring(), Session::bare()] {
        let person = Person::new(session, server.port);
        let refused = person.add_with(PASSWORD);
        assert_eq!(refused.refused(), (1, "keyring"));
        assert!(refused.json["error"]["hint"].as_str().unwrap().contains(VARIABLE), "{}", refused.json);
        assert_eq!(person.call(&["sources", "list"]).ok(), json!({ "sources": [] }));

        person.add().ok();
        assert_eq!(person.read().refused().1, "source_credentials");
        silent(person.command(&READ).env(VARIABLE, PASSWORD)).ok();
        assert_eq!(person.holding(NEEDLE), Vec::<PathBuf>::new(), "the password is on the disk");
    }
}
