//! Falaj Studio: the window. It hosts `app` and nothing more.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod host;

use std::path::PathBuf;
use std::process::ExitCode;

use falaj_app::App;
use falaj_schema::Result;
use falaj_schema::message::Lang;
use tauri::{Manager, WebviewUrl, WebviewWindowBuilder};

/// Studio opens on the workspace named by `--workspace DIR`, the nearest one, or the one used last.
fn main() -> ExitCode {
    let sink = host::Forwarder::default();
    let opened = workspace().and_then(|root| {
        let app = App::open(&root, sink.share())?;
        falaj_app::remember(&root);
        Ok(app)
    });
    let app = match opened {
        Ok(app) => app,
        Err(error) => {
            let wire = error.to_wire(Lang::from_tag(&std::env::var("LANG").unwrap_or_default()));
            eprintln!("× {}\n  {}", wire.message, wire.hint);
            return ExitCode::from(error.code.exit() as u8);
        }
    };
    let running = app.clone();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(app.clone())
        .invoke_handler(tauri::generate_handler![host::call])
        .setup(move |shell| {
            sink.attach(shell.handle().clone());
            running.watch();
            let title = shell.state::<App>().title();
            WebviewWindowBuilder::new(shell, "main", WebviewUrl::default())
                .title(title)
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

fn workspace() -> Result<PathBuf> {
    let mut args = std::env::args_os().skip(1);
    let mut named = std::env::var_os("FALAJ_WORKSPACE").map(PathBuf::from);
    while let Some(arg) = args.next() {
        if arg == "--workspace" {
            named = args.next().map(PathBuf::from);
        }
    }
    falaj_app::locate(named.as_deref())
}
