//! Falaj Studio: the window. It hosts `app` and nothing more.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod host;
mod save;

use std::path::PathBuf;
use std::process::ExitCode;

use falaj_app::App;
use falaj_schema::message::Lang;
use falaj_schema::{Caller, Code, Error, Result, Role};
use tauri::{WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// Studio opens on the workspace named by `--workspace DIR`, the nearest one, or the one used last; a person who has none
/// gets the sample workspace.
fn main() -> ExitCode {
    let sink = host::Forwarder::default();
    let opened = open(&sink);
    let app = match opened {
        Ok(app) => app,
        Err(error) => return apologise(&error),
    };
    let running = app.clone();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(app.clone())
        .invoke_handler(tauri::generate_handler![host::call, save::save_file])
        .setup(move |shell| {
            sink.attach(shell.handle().clone());
            running.watch();
            WebviewWindowBuilder::new(shell, "main", WebviewUrl::default())
                .title(running.title())
                .inner_size(1440.0, 900.0)
                .min_inner_size(900.0, 600.0)
                .build()?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(shell) => shell.run(move |_, event| {
            if let tauri::RunEvent::Exit = event {
                // Runs at work end cleanly, so that none is left to be found dead.
                app.cancel_all();
                app.wait();
            }
        }),
        Err(error) => {
            eprintln!("× {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn open(sink: &host::Forwarder) -> Result<App> {
    let root = match (named(), falaj_app::sample_folder()) {
        (Some(root), _) => root,
        (None, sample) => match (falaj_app::locate(None), sample) {
            (Err(error), Some(sample)) if error.code == Code::WorkspaceMissing => sample_workspace(sample, sink)?,
            (located, _) => located?,
        },
    };
    let app = App::open(&root, sink.share())?;
    falaj_app::remember(&root);
    Ok(app)
}

fn sample_workspace(folder: PathBuf, sink: &host::Forwarder) -> Result<PathBuf> {
    let caller = Caller { actor: falaj_app::user_name(), host: "desktop", role: Role::Owner, lang: lang() };
    match falaj_app::init(&folder, None, true, &caller, sink.share()) {
        Ok(_) => Ok(folder),
        // It was made earlier.
        Err(error) if error.code == Code::WorkspaceExists => Ok(folder),
        Err(error) => Err(error),
    }
}

/// The workspace that the arguments or the environment name.
fn named() -> Option<PathBuf> {
    let mut args = std::env::args_os().skip(1);
    while let Some(arg) = args.next() {
        if arg == "--workspace" {
            return args.next().map(PathBuf::from);
        }
    }
    std::env::var_os("FALAJ_WORKSPACE").map(PathBuf::from)
}

fn lang() -> Lang {
    Lang::from_tag(&std::env::var("LANG").unwrap_or_default())
}

/// Says in a dialog why Studio can't open, and ends.
fn apologise(error: &Error) -> ExitCode {
    let wire = error.to_wire(lang());
    eprintln!("× {}\n  {}", wire.message, wire.hint);
    let text = format!("{}\n\n{}", wire.message, wire.hint);
    let status = error.code.exit() as i32;
    let shell = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(move |shell| {
            let handle = shell.handle().clone();
            let dialog = shell.dialog().message(text).title("Falaj").kind(MessageDialogKind::Error);
            dialog.show(move |_| handle.exit(status));
            Ok(())
        })
        .build(tauri::generate_context!());
    if let Ok(shell) = shell {
        // Without a window, the shell would end before the dialog is seen.
        shell.run(|_, event| {
            if let tauri::RunEvent::ExitRequested { api, code: None, .. } = event {
                api.prevent_exit();
            }
        });
    }
    ExitCode::from(error.code.exit() as u8)
}
