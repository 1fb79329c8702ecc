//! A session of one test: a message bus of its own, with a keyring on it or without. Nothing of it reaches the bus or the
//! keyring of whoever runs the test.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// What opens the keyring; it goes with the session's folder.
const UNLOCK: &str = "thrown-away";

/// A bus that starts no service by itself: where Debian's own settings are used, asking for a keyring starts one.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=SOCKET</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A session; what was started for it ends with it.
pub struct Session {
    folder: TempDir,
    bus: Option<Child>,
    keyring: Option<Child>,
}

impl Session {
    /// As over SSH or in a container: without a bus.
    pub fn bare() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), bus: None, keyring: None }
    }

    /// With a bus and no keyring on it.
    pub fn without_keyring() -> Self {
        let mut session = Self::bare();
        let config = session.path("bus.conf");
        std::fs::write(&config, BUS.replace("SOCKET", session.socket().to_str().unwrap())).unwrap();
        let log = std::fs::File::create(session.path("bus.log")).unwrap();
        let mut bus = session.command("dbus-run-session");
        // The bus ends with `cat`, which ends with its input, so with this process too, however that ends.
        bus.arg("--config-file").arg(&config).args(["--", "cat"]);
        bus.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(log);
        session.bus = Some(start(&mut bus));
        session.until("the bus", |session| session.socket().exists());
        session
    }

    /// With a keyring that is open, as after signing in to a desktop.
    pub fn with_keyring() -> Self {
        let mut session = Self::without_keyring();
        session.open_keyring();
        session
    }

    /// Starts the keyring anew, open.
    pub fn open_keyring(&mut self) {
        let (input, mut password) = std::io::pipe().unwrap();
        std::io::Write::write_all(&mut password, UNLOCK.as_bytes()).unwrap();
        drop(password);
        self.start_keyring(&["--unlock"], input.into());
    }

    /// Starts the keyring anew and leaves it locked.
    pub fn lock_keyring(&mut self) {
        self.start_keyring(&[], Stdio::null());
    }

    /// Ends the keyring; what it keeps stays on the disk.
    pub fn end_keyring(&mut self) {
        if let Some(mut keyring) = self.keyring.take() {
            keyring.kill().unwrap();
            keyring.wait().unwrap();
            self.until("the end of the keyring", |session| session.kept().is_none());
        }
    }

    fn start_keyring(&mut self, how: &[&str], input: Stdio) {
        self.end_keyring();
        let log = std::fs::File::create(self.path("keyring.log")).unwrap();
        let mut keyring = self.command("gnome-keyring-daemon");
        keyring.args(["--foreground", "--components=secrets"]).args(how);
        self.keyring = Some(start(keyring.stdin(input).stdout(Stdio::null()).stderr(log)));
        self.until("the keyring", |session| session.kept().is_some());
    }

    /// How many passwords of Falaj are in the keyring, asked of it without Falaj; none where no keyring answers.
    pub fn kept(&self) -> Option<usize> {
        let mut ask = self.command("dbus-send");
        self.enter(&mut ask).args(["--session", "--print-reply", "--dest=org.freedesktop.secrets"]);
        ask.args(["/org/freedesktop/secrets", "org.freedesktop.Secret.Service.SearchItems"]);
        let answer = ask.arg("dict:string:string:service,Falaj").output().expect("dbus-send can be started");
        let items = || String::from_utf8_lossy(&answer.stdout).matches("object path").count();
        answer.status.success().then(items)
    }

    /// Lets a command be of this session.
    pub fn enter<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("XDG_RUNTIME_DIR", self.folder.path());
        match self.bus {
            Some(_) => command.env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", self.socket().display())),
            None => command.env_remove("DBUS_SESSION_BUS_ADDRESS"),
        }
    }

    /// A command that knows nothing of the machine but where its programs are.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("LC_ALL", "C.UTF-8");
        command.env("HOME", self.folder.path());
        for (name, folder) in [("DATA", "data"), ("CONFIG", "config"), ("CACHE", "cache"), ("STATE", "state")] {
            command.env(format!("XDG_{name}_HOME"), self.path(folder));
        }
        self.enter(&mut command);
        command
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn socket(&self) -> PathBuf {
        self.path("bus")
    }

    fn until(&self, what: &str, is_there: impl Fn(&Self) -> bool) {
        let began = Instant::now();
        while !is_there(self) {
            let log = |name| std::fs::read_to_string(self.path(name)).unwrap_or_default();
            let waited = began.elapsed() < Duration::from_secs(60);
            assert!(waited, "waited in vain for {what}\n{}{}", log("bus.log"), log("keyring.log"));
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if let Some(mut keyring) = self.keyring.take() {
            keyring.kill().ok();
            keyring.wait().ok();
        }
        if let Some(mut bus) = self.bus.take() {
            drop(bus.stdin.take());
            bus.wait().ok();
        }
    }
}

fn start(command: &mut Command) -> Child {
    let started = command.spawn();
    started.unwrap_or_else(|error| panic!("{command:?}: {error}: `cargo xtask test` installs what is missing"))
}
