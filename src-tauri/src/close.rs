//! Closing the last window, or quitting, while something is at work.

use std::path::{Path, PathBuf};

use falaj_schema::message::text;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::MessageDialogKind;

use crate::desk::Desk;
use crate::trouble;
use crate::work::{Sum, Work};

/// True when a window stays for now, since a person is asked what becomes of the work in its workspace.
pub fn asks(shell: &AppHandle, label: &str) -> bool {
    let desk = shell.state::<Desk>();
    let Some(root) = desk.root_of(label) else { return false };
    if desk.windows_of(&root).len() > 1 {
        return false;
    }
    let Some(sum) = shell.state::<Work>().sum(Some(&root)) else { return false };
    let label = label.to_owned();
    question(shell, &sum, move |shell, keep| {
        if !keep {
            cancel(shell, Some(root));
        }
        destroy(shell, &label);
    });
    true
}

/// Ends Studio; asks first if something is at work.
pub fn quit(shell: &AppHandle) {
    let Some(sum) = shell.state::<Work>().sum(None) else { return shell.exit(0) };
    question(shell, &sum, |shell, keep| {
        if !keep {
            // The work is cancelled and waited for on the way out.
            return shell.exit(0);
        }
        for label in shell.webview_windows().keys() {
            destroy(shell, label);
        }
    });
}

/// Cancels everything at work in the window's workspace, if that is meant.
pub fn cancel_work(shell: &AppHandle, root: PathBuf) {
    let Some(sum) = shell.state::<Work>().sum(Some(&root)) else { return };
    let lang = shell.state::<Desk>().lang();
    let message = text(lang, "ask-cancel", &[("n", &sum.count.to_string()), ("name", &sum.name)]);
    let words = (text(lang, "ask-cancel-yes", &[]), message);
    let buttons = ["ask-cancel-yes", "ask-cancel-no"];
    trouble::ask(shell, words, MessageDialogKind::Warning, &buttons, move |shell, chosen| {
        if chosen == 0 {
            cancel(shell, Some(root));
        }
    });
}

/// Asks what becomes of the work; `go_on` is told whether to keep it, and not called when the window is to stay.
fn question(shell: &AppHandle, sum: &Sum, go_on: impl FnOnce(&AppHandle, bool) + Send + 'static) {
    let lang = shell.state::<Desk>().lang();
    let message = text(lang, "ask-close", &[("n", &sum.count.to_string()), ("name", &sum.name)]);
    let words = (text(lang, "ask-close-title", &[]), message);
    let buttons = ["ask-close-keep", "ask-close-cancel", "ask-close-stay"];
    trouble::ask(shell, words, MessageDialogKind::Warning, &buttons, move |shell, chosen| match chosen {
        0 => go_on(shell, true),
        1 => go_on(shell, false),
        _ => {}
    });
}

fn cancel(shell: &AppHandle, root: Option<PathBuf>) {
    let apps = shell.state::<Desk>().apps();
    for app in apps.iter().filter(|app| root.as_ref().is_none_or(|root| app.root() == root)) {
        app.cancel_all();
    }
}

fn destroy(shell: &AppHandle, label: &str) {
    if let Some(window) = shell.get_webview_window(label)
        && let Err(error) = window.destroy()
    {
        trouble::log("window", &error);
    }
}

/// Closes a workspace that has no window and nothing at work; so its disk can be taken away.
pub fn let_go(shell: &AppHandle, root: &Path) {
    if shell.state::<Work>().sum(Some(root)).is_none() {
        shell.state::<Desk>().close(root);
    }
}

/// Ends the process some time after its last work, if no window was opened meanwhile: long enough for a person to press
/// the notification that tells of the end.
pub fn end_when_bare(shell: &AppHandle) {
    const LINGER: std::time::Duration = std::time::Duration::from_secs(120);
    let idle = |shell: &AppHandle| {
        shell.state::<Desk>().is_bare() && !shell.state::<Desk>().is_held() && shell.state::<Work>().sum(None).is_none()
    };
    if !idle(shell) {
        return;
    }
    let own = shell.clone();
    std::thread::spawn(move || {
        std::thread::sleep(LINGER);
        if idle(&own) {
            own.exit(0);
        }
    });
}
