//! Where things are.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The repository's root. Cargo says at run time where it is: checkouts that share a target folder share this program, so
/// the folder it was compiled in may be another one, or gone.
pub fn root() -> PathBuf {
    let own = variable("CARGO_MANIFEST_DIR").unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    own.ancestors().nth(2).map(Path::to_path_buf).unwrap_or_default()
}

/// A path of the repository.
pub fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| at("target"), |dir| root().join(dir))
}

/// Where the programs of a debug build are.
pub fn programs() -> PathBuf {
    target().join("debug")
}

/// The path of one of Falaj's programs in a debug build.
pub fn program(name: &str) -> PathBuf {
    programs().join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Where things are kept that can be made again: Python environments, test output.
pub fn cache() -> PathBuf {
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    base.unwrap_or_else(std::env::temp_dir).join("falaj")
}

/// Where the person's own data is kept, such as the sample workspace that `run` opens.
pub fn data() -> PathBuf {
    let base = if cfg!(windows) {
        variable("APPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|home| home.join(".local/share")))
    };
    base.unwrap_or_else(std::env::temp_dir).join("falaj")
}

fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// When the newest file in `path`, or `path` itself, was changed; none when there is nothing.
pub fn newest(path: &Path) -> Option<SystemTime> {
    let meta = std::fs::metadata(path).ok()?;
    if meta.is_file() {
        return meta.modified().ok();
    }
    let entries = std::fs::read_dir(path).ok()?.flatten();
    entries.filter(|entry| entry.file_name() != "node_modules").filter_map(|entry| newest(&entry.path())).max()
}

/// Files directly in `folder` whose name passes `wanted`, by name; none when there is no such folder.
pub fn files(folder: &Path, wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file() && path.file_name().and_then(|name| name.to_str()).is_some_and(&wanted))
        .collect();
    found.sort();
    found
}
