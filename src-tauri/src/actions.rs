//! What the items of the menus do: some things the shell does itself, the rest the page in front does.

use std::path::PathBuf;

use falaj_schema::message::text;
use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::MessageDialogKind;
use tauri_plugin_opener::OpenerExt;

use crate::desk::{Desk, Note};
use crate::start::Start;
use crate::{close, instance, menu, page, trouble, windows};

/// Runs the item of this id.
pub fn run(shell: &AppHandle, id: &str) {
    if let Some(number) = id.strip_prefix(menu::RECENT) {
        let folder = number.parse().ok().and_then(|number: usize| menu::recents().into_iter().nth(number));
        return folder.map_or((), |folder| instance::open_folder(shell, folder));
    }
    let desk = shell.state::<Desk>();
    let front = desk.front();
    match id {
        "open-workspace" => trouble::choose(shell, Start::default()),
        "clear-recent" => {
            menu::recents().iter().for_each(|path| falaj_app::forget(path));
            menu::refresh(shell);
        }
        "tray-show" => show(shell, None),
        "tray-work" => show(shell, Some("#/runs".to_owned())),
        "quit" | "tray-quit" => close::quit(shell),
        "zoom-in" => windows::zoom(shell, 1),
        "zoom-out" => windows::zoom(shell, -1),
        "zoom-reset" => windows::zoom(shell, 0),
        _ => {
            let window = front.and_then(|label| shell.get_webview_window(&label));
            let root = window.as_ref().and_then(|window| desk.root_of(window.label()));
            if let (Some(window), Some(root)) = (window, root) {
                in_window(shell, &window, root, id);
            }
        }
    }
}

/// What is done in, or to, the window in front.
fn in_window(shell: &AppHandle, window: &WebviewWindow, root: PathBuf, id: &str) {
    let done = match id {
        "new-window" => {
            let route = shell.state::<Desk>().route(window.label());
            windows::open(shell, &root, route).map(|_| ())
        }
        "close" => window.close(),
        "minimise" => window.minimize(),
        "maximise" => windows::toggle_maximised(window),
        "fullscreen" => windows::toggle_fullscreen(window),
        "show-folder" => {
            if let Err(error) = shell.opener().reveal_item_in_dir(&root) {
                trouble::log("folder", &error);
            }
            Ok(())
        }
        "cancel-work" => {
            close::cancel_work(shell, root);
            Ok(())
        }
        "version" => {
            about(shell, &root.display().to_string());
            Ok(())
        }
        "show-runs" => {
            page::tell(shell, window.label(), Note::Action("go-runs".to_owned()));
            Ok(())
        }
        _ => match menu::EDIT.iter().find(|(known, _)| *known == id) {
            Some((_, command)) => window.eval(format!("document.execCommand('{command}')")),
            None => {
                page::tell(shell, window.label(), Note::Action(id.to_owned()));
                Ok(())
            }
        },
    };
    if let Err(error) = done {
        trouble::log(id, &error);
    }
}

/// Brings the window used last forward, or opens one on a workspace that is at work.
fn show(shell: &AppHandle, route: Option<String>) {
    instance::enter(shell, Start { route, ..Start::default() });
}

fn about(shell: &AppHandle, path: &str) {
    let lang = shell.state::<Desk>().lang();
    let title = text(lang, "about-title", &[("version", &falaj_app::version().version)]);
    let message = text(lang, "about-text", &[("path", path)]);
    trouble::ask(shell, (title, message), MessageDialogKind::Info, &["trouble-close"], |_, _| {});
}
