//! What a start of Studio asks for, by its own arguments or by those that a second start handed over.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use tauri::Url;

use crate::links;

/// A workspace to open, files to import, a place to show.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Start {
    /// The workspace, if one is named.
    pub workspace: Option<PathBuf>,
    /// The folder it was started in.
    pub here: PathBuf,
    /// Files to import.
    pub files: Vec<PathBuf>,
    /// Route of the pages to show.
    pub route: Option<String>,
    /// True when there was a link that leads nowhere.
    pub refused: bool,
}

impl Start {
    /// Reads arguments, without the program's name, as given in folder `here`.
    pub fn parse(args: impl IntoIterator<Item = OsString>, here: &Path) -> Self {
        let mut start = Self { here: here.to_owned(), ..Self::default() };
        let mut args = args.into_iter();
        let mut only_files = false;
        while let Some(arg) = args.next() {
            let text = arg.to_string_lossy();
            if only_files {
                start.file(here.join(&arg));
            } else if text == "--" {
                only_files = true;
            } else if text == "--workspace" {
                start.workspace = args.next().map(|dir| here.join(dir));
            } else if let Some(dir) = text.strip_prefix("--workspace=") {
                start.workspace = Some(here.join(dir));
            } else if !text.starts_with('-') {
                // Desktops add switches of their own, which mean nothing to us.
                start.word(&text, here.join(&arg));
            }
        }
        start
    }

    /// Reads addresses of files and links, as macOS hands them over.
    #[cfg_attr(not(target_os = "macos"), allow(dead_code))]
    pub fn of_urls(urls: &[Url]) -> Self {
        let mut start = Self::default();
        for url in urls {
            start.word(url.as_str(), PathBuf::from(url.as_str()));
        }
        start
    }

    fn word(&mut self, text: &str, path: PathBuf) {
        if links::is_link(text) {
            self.route = links::route_of(text);
            self.refused = self.route.is_none();
        } else if text.starts_with("file://") {
            // A file manager names files by their address.
            if let Some(path) = Url::parse(text).ok().and_then(|url| url.to_file_path().ok()) {
                self.file(path);
            }
        } else {
            self.file(path);
        }
    }

    // A folder can't be imported: it is a workspace, or a mistake that opening it as one makes plain.
    fn file(&mut self, path: PathBuf) {
        if path.is_dir() { self.workspace = Some(path) } else { self.files.push(path) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Start {
        Start::parse(args.iter().map(OsString::from), Path::new("/here"))
    }

    #[test]
    fn a_workspace_is_named_in_either_way() {
        for args in [&["--workspace", "w"] as &[&str], &["--workspace=w"], &["--workspace", "/here/w"]] {
            assert_eq!(parse(args).workspace.as_deref(), Some(Path::new("/here/w")), "{args:?}");
        }
        assert_eq!(parse(&["--workspace"]).workspace, None);
    }

    #[test]
    fn files_are_found_from_where_the_start_was() {
        let start = parse(&["a.csv", "/data/b.parquet", "file:///data/c%20d.csv", "--unknown", "--", "--e.csv"]);
        let files = ["/here/a.csv", "/data/b.parquet", "/data/c d.csv", "/here/--e.csv"];
        assert_eq!(start.files, files.map(PathBuf::from));
        assert_eq!((start.workspace, start.route, start.refused), (None, None, false));
    }

    #[test]
    fn a_folder_is_a_workspace() {
        let folder = std::env::temp_dir();
        let start = Start::parse([folder.clone().into_os_string()], Path::new("/here"));
        assert_eq!((start.workspace, start.files.len()), (Some(folder), 0));
    }

    #[test]
    fn a_link_is_a_place_and_never_a_file() {
        let start = parse(&["falaj://open/runs/x-1"]);
        assert_eq!((start.route.as_deref(), start.files.len(), start.refused), (Some("#/runs/x-1"), 0, false));
        let bad = parse(&["falaj://delete/everything"]);
        assert_eq!((bad.route, bad.files.len(), bad.refused), (None, 0, true));
    }
}
