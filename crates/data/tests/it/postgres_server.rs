//! A real PostgreSQL server for one test. The tests of the command line use it too.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The password of `reader`, who may do everything there.
pub const PASSWORD: &str = "سر 'and\" more";

/// A server that listens on this machine alone, with TLS by a certificate of its own, and goes with its data.
pub struct Server {
    folder: TempDir,
    programs: PathBuf,
    /// Where it listens on 127.0.0.1.
    pub port: u16,
    process: Child,
}

impl Server {
    /// Starts it, with an empty database `postgres`.
    pub fn start() -> Self {
        let programs = programs();
        let folder = tempfile::tempdir().unwrap();
        let within = |name: &str| folder.path().join(name);
        let (data, password) = (within("data"), within("password"));
        std::fs::write(&password, PASSWORD).unwrap();
        std::fs::create_dir(&data).unwrap();
        certificates(folder.path());
        for path in [folder.path(), &data, &password, &within("server.key")] {
            give(path);
        }
        let mut init = own(programs.join("initdb"));
        init.arg("-D").arg(&data).arg("--pwfile").arg(&password);
        quiet(init.args(["-U", "reader", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]));
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut postgres = own(programs.join("postgres"));
        postgres.arg("-D").arg(&data).arg("-k").arg(folder.path());
        postgres.args(["-h", "127.0.0.1", "-F", "-c", "ssl=on"]).args(["-p", &port.to_string()]);
        postgres.arg("-c").arg(format!("ssl_cert_file={}", within("server.pem").display()));
        postgres.arg("-c").arg(format!("ssl_key_file={}", within("server.key").display()));
        let log = std::fs::File::create(within("log")).unwrap();
        let process = postgres.stdout(Stdio::null()).stderr(log).spawn().unwrap();
        let server = Self { folder, programs, port, process };
        let began = Instant::now();
        while !server.psql("SELECT 1").status.success() {
            assert!(began.elapsed() < Duration::from_secs(60), "{}", server.log());
            std::thread::sleep(Duration::from_millis(100));
        }
        server
    }

    /// A path for a file in its folder, where there are also `ca.pem`, its authority, and `names`, no certificate.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.path("log")).unwrap()
    }

    /// What PostgreSQL's own client answers to a statement.
    pub fn psql(&self, sql: &str) -> std::process::Output {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.env("PGPASSWORD", PASSWORD).args([
            "-h",
            "127.0.0.1",
            "-U",
            "reader",
            "-d",
            "postgres",
            "-v",
            "ON_ERROR_STOP=1",
        ]);
        psql.args(["-p", &self.port.to_string(), "-qAtc", sql]).output().unwrap()
    }

    /// Runs statements that have to work.
    pub fn fill(&self, sql: &str) {
        let done = self.psql(sql);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// The folder of the server's programs: Debian keeps them out of PATH.
fn programs() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let found = folders.map(|entry| entry.unwrap().path().join("bin")).filter(|bin| bin.join("initdb").exists()).max();
    found.expect("PostgreSQL is not installed: `cargo xtask test` installs it")
}

/// A command as a user that the server may run as: it refuses to be root.
fn own(program: PathBuf) -> Command {
    let mut command = Command::new(program);
    if let Some((user, group)) = other_user() {
        command.uid(user).gid(group);
    }
    command.current_dir("/");
    command
}

fn other_user() -> Option<(u32, u32)> {
    let id = |args: &[&str]| {
        let output = Command::new("id").args(args).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().parse::<u32>().unwrap()
    };
    (id(&["-u"]) == 0).then(|| (id(&["-u", "postgres"]), id(&["-g", "postgres"])))
}

fn give(path: &Path) {
    if let Some((user, group)) = other_user() {
        std::os::unix::fs::chown(path, Some(user), Some(group)).unwrap();
    }
}

fn quiet(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// An authority, and a certificate of it for this machine.
fn certificates(folder: &Path) {
    let openssl = |line: &str| {
        let mut openssl = Command::new("openssl");
        quiet(openssl.args(line.split(' ')).current_dir(folder));
    };
    std::fs::write(folder.join("names"), "subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n").unwrap();
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    openssl(&format!("req -x509 {key} -keyout ca.key -out ca.pem -subj /CN=authority -days 2"));
    openssl(&format!("req {key} -keyout server.key -out server.csr -subj /CN=server"));
    openssl("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.pem");
}
