//! A bare Debian can be set up: each package that `cargo xtask setup` would install exists and can be installed.

use std::path::Path;
use std::process::{Command, Output};

use falaj_tests::root;

/// The packages, from the program that installs them.
fn packages() -> Vec<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--package", "xtask", "--", "setup", "--list"]);
    let out = command.current_dir(root()).output().expect("cargo can be started");
    assert!(out.status.success(), "{}", all(&out));
    let names: Vec<String> = String::from_utf8_lossy(&out.stdout).lines().map(str::to_owned).collect();
    assert!(names.iter().any(|name| name == "libwebkit2gtk-4.1-dev"), "{names:?}");
    names
}

fn all(out: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr))
}

fn has_apt() -> bool {
    let found = Command::new("apt-get").arg("--version").output().is_ok();
    if !found {
        eprintln!("left out: this system has no apt-get");
    }
    found
}

#[test]
fn every_package_can_be_installed_where_nothing_is() {
    if !has_apt() {
        return;
    }
    // apt believes the status file about what is installed; with an empty one it plans for a bare system.
    let folder = tempfile::tempdir().expect("a temporary folder");
    let status = folder.path().join("status");
    std::fs::write(&status, "").expect("an empty file");
    let mut command = Command::new("apt-get");
    command.arg("-o").arg(format!("Dir::State::status={}", status.display()));
    command.args(["install", "--simulate", "--no-install-recommends"]).args(packages());
    let out = command.env("LC_ALL", "C").output().expect("apt-get can be started");
    assert!(out.status.success(), "{}", all(&out));
    let plan = String::from_utf8_lossy(&out.stdout);
    for name in packages() {
        assert!(plan.contains(&format!("Inst {name} ")), "{name} is not in apt's plan");
    }
}

#[test]
#[ignore = "slow: makes a minimal Debian; takes root and a minute or two"]
fn every_package_can_be_installed_on_a_minimal_debian() {
    if !has_apt() {
        return;
    }
    if !Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0") {
        eprintln!("left out: a minimal Debian can be made as root only");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (suite, mirror) = source().expect("a Debian mirror among apt's sources");
    let made = Command::new("debootstrap").args(["--variant=minbase", &suite]).arg(folder.path()).arg(&mirror).output();
    let made = made.expect("debootstrap is installed");
    assert!(made.status.success(), "{}", all(&made));
    let mut command = Command::new("chroot");
    command.arg(folder.path()).args(["apt-get", "install", "--simulate", "--no-install-recommends"]).args(packages());
    let out = command.env("LC_ALL", "C").env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").output().expect("chroot");
    assert!(out.status.success(), "{}", all(&out));
}

/// The release and the mirror of Debian's main archive that this machine uses.
fn source() -> Option<(String, String)> {
    let folder = Path::new("/etc/apt/sources.list.d");
    let listed = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let files = std::iter::once(Path::new("/etc/apt/sources.list").to_path_buf()).chain(listed);
    files
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .find_map(|text| one_line(&text).or_else(|| fields(&text)))
}

/// `deb [options] http://host/debian bookworm main`.
fn one_line(text: &str) -> Option<(String, String)> {
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix("deb "));
    lines.filter_map(mirror).find(|(suite, address)| is_main_archive(suite, address))
}

fn mirror(line: &str) -> Option<(String, String)> {
    let rest = line.trim_start();
    let rest = if rest.starts_with('[') { rest.split_once(']')?.1 } else { rest };
    let mut words = rest.split_whitespace();
    let address = words.next()?.to_owned();
    Some((words.next()?.to_owned(), address))
}

/// `URIs: http://host/debian` and `Suites: bookworm …` of a file in the newer format.
fn fields(text: &str) -> Option<(String, String)> {
    text.split("\n\n").find_map(|stanza| {
        let field = |name: &str| stanza.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next());
        let found = (field("Suites:")?.to_owned(), field("URIs:")?.to_owned());
        is_main_archive(&found.0, &found.1).then_some(found)
    })
}

fn is_main_archive(suite: &str, address: &str) -> bool {
    !suite.contains(['-', '/']) && address.trim_end_matches('/').ends_with("/debian")
}
