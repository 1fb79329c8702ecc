//! What the pages tell the shell and ask of it beyond the contract, and what it tells them.

use std::path::{Path, PathBuf};

use falaj_schema::error::WireError;
use falaj_schema::message::Lang;
use falaj_schema::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Emitter, Manager, WebviewWindow};
use tauri_plugin_opener::OpenerExt;

use crate::desk::{Desk, Note};
use crate::places::Places;
use crate::{actions, links, menu, windows};

/// The name under which pages listen to the shell.
const NOTES: &str = "falaj://desktop";

/// What a page tells or asks.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase", tag = "ask")]
pub enum Ask {
    /// It listens from now on.
    Ready {
        /// Its language.
        lang: Lang,
    },
    /// Its language is another one.
    Lang {
        /// The language.
        lang: Lang,
    },
    /// It shows another place.
    Route {
        /// Where it is.
        route: String,
    },
    /// A menu item that the shell itself acts on, such as `new-window` or `zoom-in`.
    Action {
        /// Id of the item.
        action: String,
    },
    /// A second window is wanted.
    Window {
        /// What it shows.
        route: String,
    },
    /// The workspaces used before are asked for.
    Recents,
    /// Another workspace is to be opened.
    Open {
        /// Its folder.
        path: PathBuf,
    },
    /// A file is to be shown in its folder.
    Reveal {
        /// Path, from the workspace's folder on if it is relative.
        path: PathBuf,
    },
}

/// What a page gets back; empty but for what it asked for.
#[derive(Debug, Default, Serialize)]
pub struct Answer {
    /// Folders of workspaces used before that are there, the last one first.
    recents: Vec<String>,
}

/// Does what a page asks.
#[tauri::command]
pub async fn desktop(window: WebviewWindow, request: Ask) -> Result<Answer, WireError> {
    let shell = window.app_handle().clone();
    let lang = shell.state::<Desk>().lang();
    let work = tokio::task::spawn_blocking(move || answer(&shell, window.label(), request));
    let outcome = work.await.unwrap_or_else(|e| Err(Error::new(Code::Internal).detail(e)));
    outcome.map_err(|error| error.to_wire(lang))
}

fn answer(shell: &AppHandle, label: &str, request: Ask) -> Result<Answer> {
    let desk = shell.state::<Desk>();
    match request {
        Ask::Ready { lang } => {
            speak(shell, lang);
            for note in desk.collect(label) {
                deliver(shell, label, &note);
            }
        }
        Ask::Lang { lang } => speak(shell, lang),
        Ask::Route { route } => {
            if let Some(root) = desk.set_route(label, &route) {
                shell.state::<Places>().set_route(&root, &route);
            }
        }
        Ask::Action { action } => actions::run(shell, &action),
        Ask::Window { route } => {
            let route = links::is_route(&route).then_some(route);
            if let Some(root) = desk.root_of(label) {
                windows::open(shell, &root, route).map_err(|e| Error::new(Code::Internal).detail(e))?;
            }
        }
        Ask::Recents => {
            let there = menu::recents().into_iter().map(|path| path.display().to_string());
            return Ok(Answer { recents: there.collect() });
        }
        Ask::Open { path } => crate::instance::open_folder(shell, path),
        Ask::Reveal { path } => reveal(shell, label, &path)?,
    }
    Ok(Answer::default())
}

/// Menus and dialogs speak as the pages do.
fn speak(shell: &AppHandle, lang: Lang) {
    shell.state::<Places>().set_lang(lang);
    if shell.state::<Desk>().set_lang(lang) {
        menu::refresh(shell);
        crate::tray::translate(shell);
    }
}

/// Tells a page something, now or as soon as it listens.
pub fn tell(shell: &AppHandle, label: &str, note: Note) {
    if let Some(note) = shell.state::<Desk>().post(label, note) {
        deliver(shell, label, &note);
    }
}

fn deliver(shell: &AppHandle, label: &str, note: &Note) {
    // A window that is closing takes no more notes.
    let _ = shell.emit_to(label, NOTES, note);
}

/// Shows a file in its folder, if it is one of the workspace or was just written for the person.
fn reveal(shell: &AppHandle, label: &str, path: &Path) -> Result<()> {
    let desk = shell.state::<Desk>();
    let root = desk.root_of(label).ok_or_else(|| Error::new(Code::WorkspaceMissing))?;
    let wanted = root.join(path);
    let file = wanted.canonicalize().map_err(|e| falaj_app::io_error(&wanted, &e))?;
    if !file.starts_with(&root) && !desk.was_saved(&file) {
        return Err(Error::new(Code::BadRequest).with("reason", "the file is not in the workspace").file(&file));
    }
    shell.opener().reveal_item_in_dir(&file).map_err(|e| Error::new(Code::Io).file(&file).detail(e))
}
