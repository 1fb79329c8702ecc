//! System packages. Debian and its relatives are set up; on other systems what is missing is named.

use std::collections::HashSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use crate::shell::{Outcome, note, run, step};
use crate::tree;

/// A Debian package and what it is for.
pub struct Package {
    /// Its name.
    pub name: &'static str,
    why: &'static str,
}

const fn package(name: &'static str, why: &'static str) -> Package {
    Package { name, why }
}

/// To build and open the window.
pub const DESKTOP: [Package; 5] = [
    package("build-essential", "the C compiler that SQLite, zstd and the linker need"),
    package("pkg-config", "finds the libraries below"),
    package("libwebkit2gtk-4.1-dev", "the web view that draws the window"),
    package("libdbus-1-dev", "the desktop's messages: notifications, dark mode"),
    package("fonts-noto-core", "letters for every script, Arabic among them"),
];

/// To run all tests.
pub const TESTS: [Package; 16] = [
    package("webkit2gtk-driver", "lets a test press buttons in the real window"),
    package("xvfb", "a display for that window on a machine without one"),
    package("xauth", "guards that display"),
    package("dbus-x11", "a message bus of its own for that window"),
    package("dbus-bin", "listens to that bus: which notifications were sent"),
    package("xdotool", "presses the keys of a menu as a keyboard does"),
    package("chromium", "the browser that tests the web interface"),
    package("python3", "runs other people's clients against ours"),
    package("libayatana-appindicator3-1", "puts an icon into the tray"),
    package("python3-gi", "drags a file onto the real window, and plays the desktop around it"),
    package("gir1.2-gtk-3.0", "draws what it drags it from"),
    package("python3-venv", "keeps those clients apart from the system's Python"),
    package("postgresql", "a database server to read tables from"),
    package("openssl", "makes the certificates of that server"),
    package("gnome-keyring", "keeps the password of a test's source, as a desktop does"),
    package("debootstrap", "makes a bare Debian, to test this very set-up"),
];

const OTHER_LINUX: &str = "\
This system has no apt-get, so install what the window needs yourself, then try again:
  Fedora:   dnf install gcc pkgconf-pkg-config webkit2gtk4.1-devel dbus-devel google-noto-sans-arabic-fonts
  Arch:     pacman -S base-devel webkit2gtk-4.1 dbus noto-fonts
  openSUSE: zypper install gcc pkgconf webkit2gtk3-devel dbus-1-devel google-noto-sans-arabic-fonts
For all tests also: WebKitWebDriver, Xvfb, dbus-run-session, gnome-keyring, PostgreSQL, Chromium, Python 3 with venv";

/// Installs those of `packages` that are missing.
pub fn ensure(packages: &[Package]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return other_system();
    }
    if !has("dpkg-query") || !has("apt-get") {
        return if libraries_found() { Ok(()) } else { Err(OTHER_LINUX.to_owned()) };
    }
    let there = installed(packages)?;
    let missing: Vec<&Package> = packages.iter().filter(|package| !there.contains(package.name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    step(&format!("Install {} system packages with apt-get", missing.len()), "they are not on this machine yet");
    for package in &missing {
        note(&format!("{}: {}", package.name, package.why));
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    install(&names)
}

fn install(names: &[&str]) -> Outcome {
    let mut updated = false;
    if lists_are_old() {
        update()?;
        updated = true;
    }
    let outcome = run(apt(names)?.args(["install", "--yes", "--no-install-recommends"]).args(names));
    if outcome.is_ok() || updated {
        return outcome;
    }
    // A list from yesterday can name files that the mirror no longer has.
    update()?;
    run(apt(names)?.args(["install", "--yes", "--no-install-recommends"]).args(names))
}

fn update() -> Outcome {
    step("Refresh the package lists", "apt-get's are missing or old");
    run(apt(&[])?.arg("update"))
}

/// `apt-get` with the rights to install: as root, or by sudo when that asks no password.
fn apt(names: &[&str]) -> Outcome<Command> {
    let mut command = if is_root() {
        Command::new("apt-get")
    } else if sudo_is_silent() {
        let mut sudo = Command::new("sudo");
        sudo.args(["--non-interactive", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    } else {
        return Err(format!(
            "Installing system packages takes administrator rights. Run this, then try again:\n  \
             sudo apt-get update && sudo apt-get install --no-install-recommends {}",
            names.join(" ")
        ));
    };
    command.env("DEBIAN_FRONTEND", "noninteractive").args(["-o", "DPkg::Lock::Timeout=300", "-q"]);
    Ok(command)
}

/// Those of `packages` that are installed.
fn installed(packages: &[Package]) -> Outcome<HashSet<String>> {
    let mut command = Command::new("dpkg-query");
    command.args(["--show", "--showformat=${Package} ${db:Status-Status}\n"]);
    command.args(packages.iter().map(|package| package.name)).stderr(Stdio::null());
    let out = command.output().map_err(|e| format!("dpkg-query can't be started: {e}"))?;
    Ok(names_installed(&String::from_utf8_lossy(&out.stdout)))
}

fn names_installed(listing: &str) -> HashSet<String> {
    let lines = listing.lines().filter_map(|line| line.split_once(' '));
    lines.filter(|(_, status)| *status == "installed").map(|(name, _)| name.to_owned()).collect()
}

fn lists_are_old() -> bool {
    let day = Duration::from_secs(24 * 60 * 60);
    let lists = Path::new("/var/lib/apt/lists");
    let packages = tree::files(lists, |name| name.contains("_Packages"));
    let newest = packages.iter().filter_map(|path| path.metadata().and_then(|meta| meta.modified()).ok()).max();
    // apt keeps the mirror's time on list files; the folder's own time tells when they were last fetched.
    let fetched = lists.metadata().and_then(|meta| meta.modified()).ok().max(newest);
    packages.is_empty()
        || fetched.and_then(|time| SystemTime::now().duration_since(time).ok()).is_none_or(|age| age > day)
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}

fn sudo_is_silent() -> bool {
    quiet(Command::new("sudo").args(["--non-interactive", "true"]))
}

fn has(program: &str) -> bool {
    quiet(Command::new(program).arg("--version"))
}

fn libraries_found() -> bool {
    quiet(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1", "dbus-1"]))
}

fn quiet(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn other_system() -> Outcome {
    if cfg!(target_os = "macos") && !quiet(Command::new("xcode-select").arg("-p")) {
        return Err("Apple's command line tools are missing. Run `xcode-select --install`, then try again".to_owned());
    }
    // Windows: Rust's own installer brings the linker, and the web view is part of Windows 10 and 11.
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::names_installed;

    #[test]
    fn a_removed_package_whose_settings_remain_is_not_installed() {
        let found = names_installed("xvfb installed\nchromium config-files\n");
        assert!(found.contains("xvfb"));
        assert!(!found.contains("chromium"));
    }
}
