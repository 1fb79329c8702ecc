//! Falaj Studio: the desktop application. It hosts `app` in windows and nothing more.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod actions;
mod close;
mod desk;
mod host;
mod instance;
#[cfg(target_os = "linux")]
mod launcher;
mod links;
mod menu;
mod notify;
mod page;
mod places;
mod save;
mod start;
mod tray;
mod trouble;
mod windows;
mod work;

use std::process::ExitCode;

use falaj_schema::message::Lang;
use tauri::{AppHandle, Manager, RunEvent};

use desk::Desk;
use places::Places;
use start::Start;
use work::Work;

/// Tables are read into memory that is given back at once and asked for again: the system's allocator hands it to the kernel
/// each time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Studio opens on the workspace that is named, the nearest one, or the one used last; a person who has none gets the
/// sample workspace. A second start hands what it asks for over to the first and ends.
fn main() -> ExitCode {
    // SAFETY: `main` has just begun, so no other thread reads the environment.
    unsafe { falaj_app::set_up_engine() };
    draw_plainly_without_gpu();
    let places = Places::read();
    let lang = places.lang().unwrap_or_else(|| Lang::from_tag(&std::env::var("LANG").unwrap_or_default()));
    let built = tauri::Builder::default()
        // First of all: a second start goes no further.
        .plugin(tauri_plugin_single_instance::init(instance::second))
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .manage(Desk::new(lang))
        .manage(places)
        .manage(Work::default())
        .manage(tray::Pace::default())
        .invoke_handler(tauri::generate_handler![host::call, page::desktop, save::save_file])
        .menu(menu::build)
        .on_menu_event(|shell, event| actions::run(shell, event.id().as_ref()))
        .on_window_event(windows::on_event)
        .setup(|shell| {
            open(shell.handle());
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(shell) => shell.run(on_event),
        Err(error) => {
            eprintln!("× {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// WebKitGTK composes pages with OpenGL. Where no graphics processor does that, Mesa imitates one with a compiler of its own,
/// which takes a hundred megabytes and draws no sooner, and in some virtual machines and remote desktops the window stays
/// blank. So the toolkit is told not to look for one. What a person has set stands.
fn draw_plainly_without_gpu() {
    #[cfg(target_os = "linux")]
    {
        const SWITCHES: [(&str, &str); 3] = [
            // Pages are drawn into shared memory.
            ("WEBKIT_DISABLE_DMABUF_RENDERER", "1"),
            // Asked for its device, the window's process would start OpenGL to find out. It is never opened.
            ("WEBKIT_WEB_RENDER_DEVICE_FILE", "/dev/null"),
            // GTK would start it to choose a visual.
            ("GDK_GL", "disable"),
        ];
        let devices = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
        let has_gpu = devices.into_iter().any(|device| device.file_name().to_string_lossy().starts_with("renderD"));
        if has_gpu {
            return;
        }
        for (name, value) in SWITCHES.into_iter().filter(|(name, _)| std::env::var_os(name).is_none()) {
            // SAFETY: `main` has just begun, so no other thread reads the environment.
            unsafe { std::env::set_var(name, value) };
        }
    }
}

fn open(shell: &AppHandle) {
    notify::listen(shell);
    tray::make(shell);
    let here = std::env::current_dir().unwrap_or_default();
    instance::enter(shell, Start::parse(std::env::args_os().skip(1), &here));
    register_links(shell);
}

/// Makes Studio the program for `falaj://` links where no installer did. Not for a build that somebody works on.
fn register_links(shell: &AppHandle) {
    use tauri_plugin_deep_link::DeepLinkExt;
    if cfg!(any(debug_assertions, target_os = "macos")) {
        return;
    }
    let own = shell.clone();
    // It asks other programs, which take their time.
    std::thread::spawn(move || {
        let links = own.deep_link();
        if !links.is_registered("falaj").unwrap_or(false)
            && let Err(error) = links.register_all()
        {
            trouble::log("links", &error);
        }
    });
}

fn on_event(shell: &AppHandle, event: RunEvent) {
    match event {
        RunEvent::ExitRequested { api, code, .. } => {
            for label in shell.webview_windows().keys() {
                windows::remember(shell, label);
            }
            // The last window is closed, and something goes on without one.
            let goes_on = shell.state::<Desk>().is_held() || shell.state::<Work>().sum(None).is_some();
            if code.is_none() && (goes_on || cfg!(target_os = "macos")) {
                api.prevent_exit();
            }
        }
        RunEvent::Exit => {
            // Runs at work end cleanly, so that none is left to be found dead.
            let apps = shell.state::<Desk>().apps();
            apps.iter().for_each(|app| {
                app.cancel_all();
            });
            apps.iter().for_each(|app| app.wait());
        }
        #[cfg(target_os = "macos")]
        RunEvent::Opened { urls } => instance::enter(shell, Start::of_urls(&urls)),
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { has_visible_windows: false, .. } => instance::enter(shell, Start::default()),
        _ => {}
    }
}
