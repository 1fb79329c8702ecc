//! The desktop's side of the contract: one command for the pages, one stream of events for each workspace.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use falaj_schema::error::WireError;
use falaj_schema::event::{Event, Sink};
use falaj_schema::message::Lang;
use falaj_schema::{Caller, Code, Command, Error, Role, dispatch};
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager, State, WebviewWindow};

use crate::desk::Desk;
use crate::work::Work;
use crate::{notify, tray};

/// The name under which pages listen to events.
pub const EVENTS: &str = "falaj://event";

/// Calls a command of the contract in the window's workspace. Rejects with the error as the contract writes it.
#[tauri::command]
pub async fn call(
    window: WebviewWindow,
    desk: State<'_, Desk>,
    command: String,
    body: Value,
    lang: Option<Lang>,
) -> Result<Value, WireError> {
    let lang = lang.unwrap_or_default();
    let Some(app) = desk.app_of(window.label()) else {
        return Err(Error::new(Code::WorkspaceMissing).to_wire(lang));
    };
    let caller = caller(lang);
    // Where a file is written for a person, they may want to see it.
    let output = body.get("output").and_then(Value::as_str).map(PathBuf::from);
    // Commands block, so each runs on a thread of its own.
    let work = tokio::task::spawn_blocking(move || {
        let command = Command::parse(&command)?;
        dispatch(&app, &caller, command, body)
    });
    let outcome = work.await.unwrap_or_else(|e| Err(Error::new(Code::Internal).detail(e)));
    if let (Ok(_), Some(Ok(path))) = (&outcome, output.map(|path| path.canonicalize())) {
        desk.note_saved(&path);
    }
    outcome.map_err(|error| error.to_wire(lang))
}

/// The person at the desktop.
pub fn caller(lang: Lang) -> Caller {
    Caller { actor: falaj_app::user_name(), host: "desktop", role: Role::Owner, lang }
}

/// Hands a workspace's events to its windows, and to what the desktop shows of its work.
pub struct Forwarder {
    shell: AppHandle,
    root: PathBuf,
}

impl Forwarder {
    /// The sink of the workspace in `root`.
    pub fn sink(shell: &AppHandle, root: PathBuf) -> Arc<dyn Sink> {
        Arc::new(Self { shell: shell.clone(), root })
    }
}

impl Sink for Forwarder {
    fn emit(&self, event: Event) {
        let (changed, ended) = self.shell.state::<Work>().take(&self.root, &event, Instant::now());
        for label in self.shell.state::<Desk>().windows_of(&self.root) {
            // A window that is closing takes no more events.
            let _ = self.shell.emit_to(label.as_str(), EVENTS, &event);
        }
        if let Some(ended) = &ended {
            notify::tell(&self.shell, ended);
        }
        if changed {
            tray::show_work(&self.shell, ended.is_some());
        }
    }
}
