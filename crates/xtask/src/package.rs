//! `cargo xtask package`: what people install. Linux: an archive, a Debian package and an AppImage.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{Outcome, cargo, note, output, run as run_command, step, version};
use crate::{build, setup, tree};

const PROGRAMS: [&str; 4] = ["falaj", "falaj-runner", "falaj-serve", "falaj-studio"];
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Builds with optimisation and makes every package this system has the tools for.
pub fn run() -> Outcome {
    setup::desktop()?;
    build::ui()?;
    step("Build the programs with optimisation", "that is what people install");
    run_command(cargo("build").args(["--release", "--workspace", "--bins"]))?;
    let folder = tree::target().join("package");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| at(&folder, &e))?;
    }
    archive(&folder)?;
    if cfg!(target_os = "linux") {
        debian(&folder)?;
        appimage(&folder)?;
    }
    println!("Packages are in {}", folder.display());
    Ok(())
}

/// One archive with all programs side by side, for people without administrator rights.
fn archive(folder: &Path) -> Outcome {
    let name = format!("falaj-{VERSION}-{}-{}", std::env::consts::OS, std::env::consts::ARCH);
    step(&format!("Make {name}.tar.gz"), "runs from any folder");
    let stage = folder.join(&name);
    copy_programs(&stage)?;
    for file in ["LICENSE", "README.md", "CHANGELOG.md"] {
        copy(&tree::at(file), &stage.join(file))?;
    }
    run_command(
        Command::new("tar").arg("-C").arg(folder).arg("-czf").arg(folder.join(format!("{name}.tar.gz"))).arg(&name),
    )
}

/// A Debian package with the libraries it needs as `dpkg-shlibdeps` finds them.
fn debian(folder: &Path) -> Outcome {
    if version("dpkg-deb").is_none() || version("dpkg-shlibdeps").is_none() {
        note("no .deb: it takes dpkg-deb and dpkg-shlibdeps (package dpkg-dev)");
        return Ok(());
    }
    let architecture = output(Command::new("dpkg").arg("--print-architecture"))?.trim().to_owned();
    let name = format!("falaj_{VERSION}_{architecture}");
    step(&format!("Make {name}.deb"), "for Debian and Ubuntu");
    let stage = folder.join(&name);
    // Programs look for each other in their own folder; the commands people type are links to them.
    copy_programs(&stage.join("usr/lib/falaj"))?;
    desktop_files(&stage)?;
    copy(&tree::at("LICENSE"), &stage.join("usr/share/doc/falaj/copyright"))?;
    link_commands(&stage.join("usr/bin"))?;
    let control = fs::read_to_string(tree::at("packaging/linux/control.in")).map_err(|e| e.to_string())?;
    let control = control
        .replace("@VERSION@", VERSION)
        .replace("@ARCHITECTURE@", &architecture)
        .replace("@DEPENDS@", &libraries(&stage, folder)?);
    write(&stage.join("DEBIAN/control"), &control)?;
    run_command(Command::new("dpkg-deb").args(["--build", "--root-owner-group"]).arg(&stage).arg(folder))
}

fn link_commands(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|e| at(folder, &e))?;
    for program in PROGRAMS {
        run_command(Command::new("ln").args(["-s", &format!("../lib/falaj/{program}")]).arg(folder.join(program)))?;
    }
    Ok(())
}

/// The `Depends` value for the programs in `stage`.
fn libraries(stage: &Path, folder: &Path) -> Outcome<String> {
    // dpkg-shlibdeps works in a source package; this is the least one that it takes.
    let source = folder.join("source");
    write(&source.join("debian/control"), "Source: falaj\n\nPackage: falaj\nArchitecture: any\n")?;
    let mut command = Command::new("dpkg-shlibdeps");
    command.arg("-O").args(PROGRAMS.map(|program| stage.join("usr/lib/falaj").join(program)));
    let found = output(command.current_dir(&source))?;
    fs::remove_dir_all(&source).map_err(|e| at(&source, &e))?;
    let depends = found.lines().find_map(|line| line.strip_prefix("shlibs:Depends="));
    depends.map(str::to_owned).ok_or_else(|| "dpkg-shlibdeps named no libraries".to_owned())
}

/// The folder an AppImage is made of, and the AppImage where `appimagetool` is installed.
fn appimage(folder: &Path) -> Outcome {
    let stage = folder.join("Falaj.AppDir");
    step("Make Falaj.AppDir", "the content of an AppImage");
    copy_programs(&stage.join("usr/bin"))?;
    desktop_files(&stage)?;
    copy(&tree::at("packaging/linux/AppRun"), &stage.join("AppRun"))?;
    copy(&tree::at("packaging/linux/falaj-studio.desktop"), &stage.join("falaj-studio.desktop"))?;
    copy(&icon(), &stage.join("falaj-studio.png"))?;
    if version("appimagetool").is_none() {
        note("no AppImage: appimagetool is not installed; packaging/README.md says how to go on from the folder");
        return Ok(());
    }
    let target = folder.join(format!("Falaj-{VERSION}-{}.AppImage", std::env::consts::ARCH));
    run_command(Command::new("appimagetool").arg(&stage).arg(target))
}

fn desktop_files(stage: &Path) -> Outcome {
    let share = stage.join("usr/share");
    copy(&tree::at("packaging/linux/falaj-studio.desktop"), &share.join("applications/falaj-studio.desktop"))?;
    copy(&icon(), &share.join("icons/hicolor/128x128/apps/falaj-studio.png"))
}

fn icon() -> PathBuf {
    tree::at("src-tauri/icons/128x128.png")
}

fn copy_programs(folder: &Path) -> Outcome {
    for program in PROGRAMS {
        let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
        copy(&tree::target().join("release").join(&file), &folder.join(&file))?;
    }
    Ok(())
}

// Keeps the executable bit.
fn copy(from: &Path, to: &Path) -> Outcome {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(|e| at(parent, &e))?;
    }
    fs::copy(from, to).map(|_| ()).map_err(|e| at(from, &e))
}

fn write(path: &Path, text: &str) -> Outcome {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|e| at(parent, &e))?;
    }
    fs::write(path, text).map_err(|e| at(path, &e))
}

fn at(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
