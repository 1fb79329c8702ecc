//! What is open: workspaces, and the windows on them.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};

use falaj_app::App;
use falaj_schema::message::Lang;
use serde::Serialize;

/// Files that were written for a person and may be shown in their folder.
const SAVED: usize = 50;

/// What the shell tells a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Note {
    /// A menu item was chosen: its id.
    Action(String),
    /// Files were dropped or handed over: their paths.
    Files(Vec<String>),
    /// A place is to be shown: its route.
    Route(String),
    /// Files are held over the window, or no more.
    Over(bool),
}

/// One window.
struct Pane {
    root: PathBuf,
    route: String,
    focused: bool,
    // What the page is told once it listens; none when it does.
    mail: Option<Vec<Note>>,
}

struct Open {
    apps: BTreeMap<PathBuf, App>,
    panes: BTreeMap<String, Pane>,
    // The window used last.
    front: Option<String>,
    lang: Lang,
    made: u32,
    // Dialogs and openings under way: the process stays for them without a window.
    held: u32,
    saved: VecDeque<PathBuf>,
}

/// Everything that is open in this process.
pub struct Desk(Mutex<Open>);

impl Desk {
    /// Nothing is open.
    pub fn new(lang: Lang) -> Self {
        let (apps, panes, saved) = (BTreeMap::new(), BTreeMap::new(), VecDeque::new());
        Self(Mutex::new(Open { apps, panes, front: None, lang, made: 0, held: 0, saved }))
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        // It is whole whenever the lock is free, even after a panic.
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Language of menus and dialogs.
    pub fn lang(&self) -> Lang {
        self.open().lang
    }

    /// Sets the language; true if it was another one.
    pub fn set_lang(&self, lang: Lang) -> bool {
        std::mem::replace(&mut self.open().lang, lang) != lang
    }

    /// The workspace in `root`, if it is open.
    pub fn app(&self, root: &Path) -> Option<App> {
        self.open().apps.get(root).cloned()
    }

    /// The workspace of a window.
    pub fn app_of(&self, label: &str) -> Option<App> {
        let open = self.open();
        open.apps.get(&open.panes.get(label)?.root).cloned()
    }

    /// Every open workspace.
    pub fn apps(&self) -> Vec<App> {
        self.open().apps.values().cloned().collect()
    }

    /// Adds an open workspace. Two starts may open the same one at once: the first stays.
    pub fn add(&self, root: &Path, app: App) {
        self.open().apps.entry(root.to_owned()).or_insert(app);
    }

    /// Closes a workspace without windows. What holds it goes when its last work ends.
    pub fn close(&self, root: &Path) {
        let mut open = self.open();
        if !open.panes.values().any(|pane| pane.root == root) {
            let closed = open.apps.remove(root);
            // Closing a database takes a moment, and may emit events that ask what is open.
            drop(open);
            drop(closed);
        }
    }

    /// Adds a window that is about to be made, and gives its label.
    pub fn enter(&self, root: &Path, route: &str) -> String {
        let mut open = self.open();
        open.made += 1;
        let label = format!("w{}", open.made);
        let pane = Pane { root: root.to_owned(), route: route.to_owned(), focused: false, mail: Some(Vec::new()) };
        open.panes.insert(label.clone(), pane);
        open.front = Some(label.clone());
        label
    }

    /// Takes a window out; gives its workspace.
    pub fn leave(&self, label: &str) -> Option<PathBuf> {
        let mut open = self.open();
        let pane = open.panes.remove(label)?;
        if open.front.as_deref() == Some(label) {
            let other = open.panes.iter().find(|(_, other)| other.root == pane.root).or(open.panes.iter().next());
            let other = other.map(|(label, _)| label.clone());
            open.front = other;
        }
        Some(pane.root)
    }

    /// The window used last.
    pub fn front(&self) -> Option<String> {
        self.open().front.clone()
    }

    /// The window of `root` used last, or any other of it.
    pub fn front_of(&self, root: &Path) -> Option<String> {
        let open = self.open();
        let on = |label: &&String| open.panes.get(*label).is_some_and(|pane| pane.root == root);
        open.front.as_ref().filter(on).or_else(|| open.panes.keys().find(on)).cloned()
    }

    /// The workspace of a window.
    pub fn root_of(&self, label: &str) -> Option<PathBuf> {
        self.open().panes.get(label).map(|pane| pane.root.clone())
    }

    /// Labels of the windows on a workspace.
    pub fn windows_of(&self, root: &Path) -> Vec<String> {
        let open = self.open();
        open.panes.iter().filter(|(_, pane)| pane.root == root).map(|(label, _)| label.clone()).collect()
    }

    /// True when there is no window.
    pub fn is_bare(&self) -> bool {
        self.open().panes.is_empty()
    }

    /// What a window shows.
    pub fn route(&self, label: &str) -> Option<String> {
        self.open().panes.get(label).map(|pane| pane.route.clone())
    }

    /// Notes what a window shows; gives its workspace.
    pub fn set_route(&self, label: &str, route: &str) -> Option<PathBuf> {
        let mut open = self.open();
        let pane = open.panes.get_mut(label)?;
        pane.route = route.to_owned();
        Some(pane.root.clone())
    }

    /// Notes whether a window has the keyboard.
    pub fn set_focused(&self, label: &str, focused: bool) {
        let mut open = self.open();
        let Some(pane) = open.panes.get_mut(label) else { return };
        pane.focused = focused;
        if focused {
            open.front = Some(label.to_owned());
        }
    }

    /// Routes of the windows on a workspace that have the keyboard: what a person looks at.
    pub fn watched(&self, root: &Path) -> Vec<String> {
        let open = self.open();
        let seen = open.panes.values().filter(|pane| pane.root == root && pane.focused);
        seen.map(|pane| pane.route.clone()).collect()
    }

    /// The note if the page listens; else it is kept until it does.
    pub fn post(&self, label: &str, note: Note) -> Option<Note> {
        let mut open = self.open();
        match &mut open.panes.get_mut(label)?.mail {
            Some(mail) => {
                mail.push(note);
                None
            }
            None => Some(note),
        }
    }

    /// The page listens from now on: what it is told first.
    pub fn collect(&self, label: &str) -> Vec<Note> {
        self.open().panes.get_mut(label).and_then(|pane| pane.mail.take()).unwrap_or_default()
    }

    /// The page is loaded anew and does not listen yet.
    pub fn deafen(&self, label: &str) {
        if let Some(pane) = self.open().panes.get_mut(label) {
            pane.mail.get_or_insert_default();
        }
    }

    /// Keeps the process while a dialog is open or a workspace is being opened.
    pub fn hold(&self) {
        self.open().held += 1;
    }

    /// Ends a [`Self::hold`]; true when the process has nothing left to stay for.
    pub fn release(&self) -> bool {
        let mut open = self.open();
        open.held = open.held.saturating_sub(1);
        open.held == 0 && open.panes.is_empty()
    }

    /// True while there is a hold.
    pub fn is_held(&self) -> bool {
        self.open().held > 0
    }

    /// Notes a file that was written for a person.
    pub fn note_saved(&self, path: &Path) {
        let mut open = self.open();
        open.saved.push_back(path.to_owned());
        if open.saved.len() > SAVED {
            open.saved.pop_front();
        }
    }

    /// True for a file that was written for a person.
    pub fn was_saved(&self, path: &Path) -> bool {
        self.open().saved.iter().any(|saved| saved == path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_what_came_before_it_listened() {
        let desk = Desk::new(Lang::En);
        let label = desk.enter(Path::new("/w"), "#/");
        let files = Note::Files(vec!["a.csv".to_owned()]);
        assert_eq!(desk.post(&label, files.clone()), None);
        assert_eq!(desk.collect(&label), std::slice::from_ref(&files));
        assert_eq!(desk.post(&label, files.clone()), Some(files.clone()));
        desk.deafen(&label);
        assert_eq!(desk.post(&label, files.clone()), None);
        assert_eq!(desk.collect(&label), [files]);
        assert!(desk.collect("another").is_empty());
    }

    #[test]
    fn the_window_used_last_is_in_front() {
        let desk = Desk::new(Lang::En);
        let (one, two) = (Path::new("/one"), Path::new("/two"));
        let first = desk.enter(one, "#/");
        let second = desk.enter(one, "#/");
        let other = desk.enter(two, "#/");
        assert_eq!(desk.front(), Some(other.clone()));
        desk.set_focused(&first, true);
        assert_eq!(desk.front_of(one), Some(first.clone()));
        assert_eq!(desk.front_of(two), Some(other.clone()));
        assert_eq!(desk.watched(one), ["#/"]);
        assert_eq!(desk.leave(&first).as_deref(), Some(one));
        assert_eq!(desk.front(), Some(second.clone()));
        desk.leave(&second);
        assert_eq!((desk.front_of(one), desk.front()), (None, Some(other.clone())));
        desk.leave(&other);
        assert!(desk.is_bare() && desk.front().is_none());
    }

    #[test]
    fn notes_are_written_as_pages_read_them() {
        let json = |note: &Note| serde_json::to_string(note).expect("JSON");
        assert_eq!(json(&Note::Action("go-data".to_owned())), r#"{"action":"go-data"}"#);
        assert_eq!(json(&Note::Files(vec!["a".to_owned()])), r#"{"files":["a"]}"#);
        assert_eq!(json(&Note::Over(false)), r#"{"over":false}"#);
    }
}
