//! The tray icon and the taskbar's progress: what is at work, and the way back to it.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use falaj_schema::message::text;
use tauri::menu::{Menu, MenuItem};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Manager, Wry};

use crate::desk::Desk;
use crate::trouble;
use crate::work::{Sum, Work};

/// How often progress is shown anew.
const PACE: Duration = Duration::from_millis(500);

/// The tray icon with its items. Linux shows no tooltip, so the menu tells of the work.
pub struct Tray {
    icon: TrayIcon,
    show: MenuItem<Wry>,
    work: MenuItem<Wry>,
    quit: MenuItem<Wry>,
}

/// When progress was last shown.
#[derive(Default)]
pub struct Pace(Mutex<Option<Instant>>);

impl Pace {
    /// True when it is time again.
    fn due(&self, now: Instant) -> bool {
        let mut last = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let due = last.is_none_or(|last| now.saturating_duration_since(last) >= PACE);
        if due {
            *last = Some(now);
        }
        due
    }
}

/// Puts an icon into the tray, where the desktop has one.
pub fn make(shell: &AppHandle) {
    // The library of Linux panics where the system lacks the shared library behind it; Studio goes on without a tray.
    let made = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| build(shell)));
    match made {
        Ok(Ok(tray)) => {
            shell.manage(tray);
        }
        Ok(Err(error)) => trouble::log("tray", &error),
        Err(_) => trouble::log("tray", &"the system has no library for it"),
    }
}

fn build(shell: &AppHandle) -> tauri::Result<Tray> {
    let lang = shell.state::<Desk>().lang();
    let item = |id: &str| MenuItem::with_id(shell, id, text(lang, id, &[]), true, None::<&str>);
    let (show, quit) = (item("tray-show")?, item("tray-quit")?);
    let work = MenuItem::with_id(shell, "tray-work", text(lang, "tray-idle", &[]), true, None::<&str>)?;
    let menu = Menu::with_items(shell, &[&show, &work, &quit])?;
    let mut builder = TrayIconBuilder::with_id("falaj").menu(&menu).tooltip("Falaj");
    if let Some(icon) = shell.default_window_icon() {
        builder = builder.icon(icon.clone());
    }
    Ok(Tray { icon: builder.build(shell)?, show, work, quit })
}

/// Shows how far the work is; `now` without waiting for the next time.
pub fn show_work(shell: &AppHandle, now: bool) {
    if shell.state::<Pace>().due(Instant::now()) || now || shell.state::<Work>().sum(None).is_none() {
        on_main(shell, refresh);
    }
}

/// Writes the items in the language of the pages.
pub fn translate(shell: &AppHandle) {
    on_main(shell, |shell| {
        let lang = shell.state::<Desk>().lang();
        if let Some(tray) = shell.try_state::<Tray>() {
            for (item, key) in [(&tray.show, "tray-show"), (&tray.quit, "tray-quit")] {
                let _ = item.set_text(text(lang, key, &[]));
            }
        }
        refresh(shell);
    });
}

// Menus belong to the thread of the windows.
fn on_main(shell: &AppHandle, act: fn(&AppHandle)) {
    let own = shell.clone();
    let _ = shell.run_on_main_thread(move || act(&own));
}

fn refresh(shell: &AppHandle) {
    let (desk, work) = (shell.state::<Desk>(), shell.state::<Work>());
    let sum = work.sum(None);
    let words = match &sum {
        Some(Sum { count, percent, .. }) => {
            text(desk.lang(), "tray-working", &[("n", &count.to_string()), ("percent", &percent.to_string())])
        }
        None => text(desk.lang(), "tray-idle", &[]),
    };
    if let Some(tray) = shell.try_state::<Tray>() {
        let _ = tray.work.set_text(&words);
        let _ = tray.icon.set_tooltip(Some(format!("Falaj · {words}")));
    }
    #[cfg(target_os = "linux")]
    crate::launcher::show(sum.map(|sum| sum.percent));
    #[cfg(not(target_os = "linux"))]
    show_on_windows(shell, &desk, &work);
}

/// On other systems each window's button shows the work of its own workspace.
#[cfg(not(target_os = "linux"))]
fn show_on_windows(shell: &AppHandle, desk: &Desk, work: &Work) {
    for (label, window) in shell.webview_windows() {
        let sum = desk.root_of(&label).and_then(|root| work.sum(Some(&root)));
        let status = if sum.is_some() { ProgressBarStatus::Normal } else { ProgressBarStatus::None };
        let progress = sum.map(|sum| sum.percent);
        let _ = window.set_progress_bar(ProgressBarState { status: Some(status), progress });
    }
}
