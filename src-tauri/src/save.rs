//! Files that leave the window: a person says where, the page never does.

use std::path::PathBuf;

use falaj_schema::error::WireError;
use falaj_schema::message::Lang;
use falaj_schema::{Code, Error, Result};
use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::DialogExt;

use crate::desk::Desk;

/// Asks where `name` is to be kept and writes it there, whole. Gives the path, or none when the dialog is closed.
#[tauri::command]
pub async fn save_file(
    shell: AppHandle,
    window: WebviewWindow,
    name: String,
    base64: String,
    lang: Option<Lang>,
) -> Result<Option<String>, WireError> {
    let lang = lang.unwrap_or_default();
    // The dialog blocks until it is answered, so it waits on a thread of its own.
    let work = tokio::task::spawn_blocking(move || {
        let bytes = falaj_app::decode_base64(&base64)?;
        let Some(path) = ask(&shell, &window, &name)? else { return Ok(None) };
        falaj_app::write_whole(&path, &bytes)?;
        if let Ok(path) = path.canonicalize() {
            // It may be shown in its folder now.
            shell.state::<Desk>().note_saved(&path);
        }
        Ok(Some(path.display().to_string()))
    });
    let outcome = work.await.unwrap_or_else(|e| Err(Error::new(Code::Internal).detail(e)));
    outcome.map_err(|error: Error| error.to_wire(lang))
}

fn ask(shell: &AppHandle, window: &WebviewWindow, name: &str) -> Result<Option<PathBuf>> {
    let ending = name.rsplit_once('.').map_or(name, |(_, ending)| ending);
    let dialog = shell.dialog().file().set_parent(window).set_file_name(name);
    let Some(chosen) = dialog.add_filter(ending.to_uppercase(), &[ending]).blocking_save_file() else {
        return Ok(None);
    };
    chosen.into_path().map(Some).map_err(|e| Error::new(Code::Io).with("file", name).detail(e))
}
