//! What can't be done, said in a dialog with a way out.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use falaj_schema::message::{error_text, text};
use falaj_schema::{Code, Error};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogKind, MessageDialogResult};

use crate::desk::Desk;
use crate::start::Start;
use crate::{host, instance};

/// Says on standard error what stays without consequence for a person.
pub fn log(what: &str, error: &dyn std::fmt::Display) {
    eprintln!("{what}: {error}");
}

/// Asks with up to three buttons; `answer` gets the number of the button, the last one when the dialog is closed.
/// The process stays until then.
pub fn ask(
    shell: &AppHandle,
    (title, message): (String, String),
    kind: MessageDialogKind,
    buttons: &[&'static str],
    answer: impl FnOnce(&AppHandle, usize) + Send + 'static,
) {
    let lang = shell.state::<Desk>().lang();
    let labels: Vec<String> = buttons.iter().map(|key| text(lang, key, &[])).collect();
    let shown = match labels.as_slice() {
        [one, two, three] => MessageDialogButtons::YesNoCancelCustom(one.clone(), two.clone(), three.clone()),
        [one, two] => MessageDialogButtons::OkCancelCustom(one.clone(), two.clone()),
        _ => MessageDialogButtons::OkCustom(labels.first().cloned().unwrap_or_default()),
    };
    let own = shell.clone();
    shell.state::<Desk>().hold();
    let mut dialog = shell.dialog().message(message).title(title).kind(kind).buttons(shown);
    let front = shell.state::<Desk>().front().and_then(|label| shell.get_webview_window(&label));
    if let Some(window) = &front {
        dialog = dialog.parent(window);
    }
    dialog.show_with_result(move |result| {
        let last = labels.len().saturating_sub(1);
        let chosen = match result {
            MessageDialogResult::Custom(label) => labels.iter().position(|known| *known == label).unwrap_or(last),
            MessageDialogResult::Ok | MessageDialogResult::Yes => 0,
            MessageDialogResult::No => last.min(1),
            MessageDialogResult::Cancel => last,
        };
        // Not on the thread of the dialog, which is the window's: what follows may take a moment.
        std::thread::spawn(move || {
            answer(&own, chosen);
            instance::release(&own);
        });
    });
}

/// Says why a workspace can't be opened, and offers another one or the sample.
pub fn show(shell: &AppHandle, error: &Error, start: &Start) {
    let lang = shell.state::<Desk>().lang();
    let wire = error.to_wire(lang);
    eprintln!("× {}\n  {}", wire.message, wire.hint);
    let path = wire.place.file.clone().map(PathBuf::from).or_else(|| start.workspace.clone()).unwrap_or_default();
    if error.code == Code::WorkspaceMissing && is_empty(&path) {
        return offer_new(shell, path);
    }
    let shown = path.display().to_string();
    let message = if error.code == Code::WorkspaceMissing && !path.is_dir() {
        falaj_app::forget(&path);
        let hint = text(lang, "trouble-gone-hint", &[]);
        format!("{}\n\n{hint}", text(lang, "trouble-gone", &[("path", &shown)]))
    } else if error.code == Code::WorkspaceMissing {
        text(lang, "empty-text", &[("path", &shown)])
    } else {
        let words = error_text(lang, error);
        format!("{}\n\n{}", words.message, words.hint)
    };
    let start = Start { workspace: None, ..start.clone() };
    let title = text(lang, "trouble-title", &[]);
    let buttons = ["trouble-choose", "trouble-sample", "trouble-close"];
    ask(shell, (title, message), MessageDialogKind::Error, &buttons, move |shell, chosen| match chosen {
        0 => choose(shell, start),
        1 => match instance::sample(shell) {
            Ok(folder) => instance::enter(shell, Start { workspace: Some(folder), ..start }),
            Err(error) => show(shell, &error, &start),
        },
        _ => {}
    });
}

/// True for a folder in which a workspace could be made.
fn is_empty(path: &Path) -> bool {
    std::fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

fn offer_new(shell: &AppHandle, path: PathBuf) {
    let lang = shell.state::<Desk>().lang();
    let words = (text(lang, "empty-title", &[]), text(lang, "empty-text", &[("path", &path.display().to_string())]));
    let buttons = ["empty-make", "trouble-choose", "trouble-close"];
    ask(shell, words, MessageDialogKind::Info, &buttons, move |shell, chosen| match chosen {
        0 => {
            let caller = host::caller(shell.state::<Desk>().lang());
            let sink = host::Forwarder::sink(shell, path.clone());
            match falaj_app::init(&path, None, false, &caller, sink) {
                Ok(_) => instance::open_folder(shell, path),
                Err(error) => show(shell, &error, &Start::default()),
            }
        }
        1 => choose(shell, Start::default()),
        _ => {}
    });
}

/// Asks for the folder of a workspace and opens it, for what `start` asks besides.
pub fn choose(shell: &AppHandle, start: Start) {
    let desk = shell.state::<Desk>();
    let own = shell.clone();
    desk.hold();
    let mut dialog = shell.dialog().file().set_title(text(desk.lang(), "choose-folder", &[]));
    if let Some(window) = desk.front().and_then(|label| shell.get_webview_window(&label)) {
        dialog = dialog.set_parent(&window);
    }
    dialog.pick_folder(move |folder| {
        if let Some(folder) = folder.and_then(|folder| folder.into_path().ok()) {
            instance::enter(&own, Start { workspace: Some(folder), ..start });
        }
        instance::release(&own);
    });
}

/// Says that a link leads nowhere, once at a time: links come from anywhere, and as many as they like.
pub fn refuse_link(shell: &AppHandle) {
    static SHOWN: AtomicBool = AtomicBool::new(false);
    if SHOWN.swap(true, Ordering::Relaxed) {
        return;
    }
    let lang = shell.state::<Desk>().lang();
    let words = (text(lang, "link-title", &[]), text(lang, "link-text", &[]));
    ask(shell, words, MessageDialogKind::Warning, &["trouble-close"], |_, _| SHOWN.store(false, Ordering::Relaxed));
}
