//! The desktop's side of the contract: one command for the pages, one stream of events.

use std::sync::{Arc, OnceLock};

use falaj_app::App;
use falaj_schema::error::WireError;
use falaj_schema::event::{Event, Sink};
use falaj_schema::message::Lang;
use falaj_schema::{Caller, Code, Command, Error, Role, dispatch};
use serde_json::Value;
use tauri::{AppHandle, Emitter, State};

/// The name under which pages listen to events.
pub const EVENTS: &str = "falaj://event";

/// Calls a command of the contract. Rejects with the error as the contract writes it.
#[tauri::command]
pub async fn call(app: State<'_, App>, command: String, body: Value, lang: Option<Lang>) -> Result<Value, WireError> {
    let lang = lang.unwrap_or_default();
    let caller = Caller { actor: falaj_app::user_name(), host: "desktop", role: Role::Owner, lang };
    let app = app.inner().clone();
    // Commands block, so each runs on a thread of its own.
    let work = tokio::task::spawn_blocking(move || {
        let command = Command::parse(&command)?;
        dispatch(&app, &caller, command, body)
    });
    let outcome = work.await.unwrap_or_else(|e| Err(Error::new(Code::Internal).detail(e)));
    outcome.map_err(|error| error.to_wire(lang))
}

/// Hands events to the pages, once there is a shell to hand them to.
#[derive(Clone, Default)]
pub struct Forwarder {
    shell: Arc<OnceLock<AppHandle>>,
}

impl Forwarder {
    /// As the sink of an app.
    pub fn share(&self) -> Arc<dyn Sink> {
        Arc::new(self.clone())
    }

    /// Begins to hand events on.
    pub fn attach(&self, shell: AppHandle) {
        // The shell is set up once.
        let _ = self.shell.set(shell);
    }
}

impl Sink for Forwarder {
    fn emit(&self, event: Event) {
        if let Some(shell) = self.shell.get() {
            // A window that is closing takes no more events.
            let _ = shell.emit(EVENTS, event);
        }
    }
}
