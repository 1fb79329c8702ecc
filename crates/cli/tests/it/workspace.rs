//! A workspace in a temporary folder, driven through the program.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// A workspace with the program that works on it. Deployments are stopped when it goes.
pub struct Bench {
    dir: tempfile::TempDir,
}

/// What a call gave.
pub struct Answer {
    pub exit: i32,
    pub json: Value,
    pub stderr: String,
}

impl Answer {
    /// The document of a call that has to work.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert_eq!(self.exit, 0, "{}\n{}", self.json, self.stderr);
        self.json
    }

    /// Exit status and error code of a call that has to fail.
    #[track_caller]
    pub fn refused(&self) -> (i32, &str) {
        let error = &self.json["error"];
        let message = error["message"].as_str().unwrap_or_default();
        assert!(!message.is_empty() && !message.contains("{$"), "no message for people: {}", self.json);
        assert!(!message.contains('\u{7b}'), "a placeholder was left open: {message}");
        assert!(!error["hint"].as_str().unwrap_or_default().is_empty(), "no hint: {}", self.json);
        (self.exit, error["code"].as_str().unwrap_or_default())
    }
}

/// The program under test, with a home of its own so that it remembers nothing of the machine's.
pub fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_falaj"));
    command.env("HOME", home).env("XDG_DATA_HOME", home.join("data")).env_remove("FALAJ_WORKSPACE");
    command.env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
    command
}

impl Bench {
    /// An empty workspace.
    pub fn empty() -> Self {
        let bench = Self { dir: tempfile::tempdir().unwrap() };
        bench.call(&["workspace", "init", bench.workspace().to_str().unwrap()]).ok();
        bench
    }

    /// A workspace with the samples.
    pub fn sample() -> Self {
        let bench = Self { dir: tempfile::tempdir().unwrap() };
        bench.call(&["workspace", "init", bench.workspace().to_str().unwrap(), "--sample"]).ok();
        bench
    }

    pub fn workspace(&self) -> PathBuf {
        self.dir.path().join("ws")
    }

    /// A path for a file beside the workspace.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file beside the workspace and gives its path.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        std::fs::write(self.path(name), content).unwrap();
        self.path(name).display().to_string()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = program(self.dir.path());
        command.arg("--json").args(args);
        if args.first() != Some(&"workspace") || args.get(1) != Some(&"init") {
            command.arg("--workspace").arg(self.workspace());
        }
        command
    }

    pub fn call(&self, args: &[&str]) -> Answer {
        answer(&mut self.command(args))
    }

    /// Files in the making that a failed call left behind.
    pub fn leftovers(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.workspace().join(".falaj/tmp")).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let Ok(list) = self.command(&["deploy", "list"]).output() else { return };
        let list: Value = serde_json::from_slice(&list.stdout).unwrap_or_default();
        for deployment in list["deployments"].as_array().into_iter().flatten() {
            let _ = self.command(&["deploy", "stop", deployment["name"].as_str().unwrap_or_default()]).output();
        }
    }
}

pub fn answer(command: &mut Command) -> Answer {
    let output = command.output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let json = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| {
        panic!("standard output is not one JSON document ({e}): {}\n{stderr}", String::from_utf8_lossy(&output.stdout))
    });
    Answer { exit: output.status.code().unwrap_or(-1), json, stderr }
}
