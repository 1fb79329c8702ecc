//! Windows: opening them where the last one was, bringing them forward, and what happens to them.

use std::path::Path;

use tauri::webview::PageLoadEvent;
use tauri::{
    AppHandle, DragDropEvent, Manager, PhysicalPosition, PhysicalSize, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    Window, WindowEvent,
};

use crate::desk::{Desk, Note};
use crate::places::{FIRST, Frame, LEAST, Places, Screen, fit};
use crate::{close, page, trouble};

/// How far a further window stands from the one before, in physical pixels.
const STEP: i32 = 32;

/// Opens a window on an open workspace, at a route or at the one shown last; gives its label.
pub fn open(shell: &AppHandle, root: &Path, route: Option<String>) -> tauri::Result<String> {
    let (desk, places) = (shell.state::<Desk>(), shell.state::<Places>());
    let memory = places.of(root);
    let route = route.or(memory.route).unwrap_or_else(|| "#/".to_owned());
    let before = desk.front_of(root).and_then(|label| shell.get_webview_window(&label));
    let label = desk.enter(root, &route);
    let made = build(shell, root, &label, &route);
    let window = made.inspect_err(|_| {
        desk.leave(&label);
    })?;
    match before.as_ref().and_then(frame_of) {
        Some(frame) => place(&window, &Frame { x: frame.x + STEP, y: frame.y + STEP, ..frame })?,
        None => memory.frame.map_or(Ok(()), |frame| place(&window, &frame))?,
    }
    if places.zoom() != 1.0 {
        window.set_zoom(places.zoom())?;
    }
    window.show()?;
    window.set_focus()?;
    Ok(label)
}

fn build(shell: &AppHandle, root: &Path, label: &str, route: &str) -> tauri::Result<WebviewWindow> {
    let title = shell.state::<Desk>().app(root).map(|app| app.title()).unwrap_or_default();
    let named = title.clone();
    let builder = WebviewWindowBuilder::new(shell, label, WebviewUrl::App(route.into()))
        .title(title)
        .inner_size(f64::from(FIRST.0), f64::from(FIRST.1))
        .min_inner_size(f64::from(LEAST.0), f64::from(LEAST.1))
        .visible(false)
        .on_document_title_changed(move |window, page| {
            // "Runs · Falaj" of the page becomes "Runs · demo · Falaj", to tell windows apart.
            let place = page.rsplit_once(" · ").map_or("", |(place, _)| place);
            let title = if place.is_empty() { named.clone() } else { format!("{place} · {named}") };
            let _ = window.set_title(&title);
        })
        .on_page_load(move |window, load| {
            if load.event() == PageLoadEvent::Started {
                window.state::<Desk>().deafen(window.label());
            }
        });
    // The Edit menu of GTK has no items of its own; ours ask the page, which needs to reach the clipboard for them.
    #[cfg(target_os = "linux")]
    let builder = builder.enable_clipboard_access();
    builder.build()
}

fn place(window: &WebviewWindow, frame: &Frame) -> tauri::Result<()> {
    let screens: Vec<Screen> = window.available_monitors()?.iter().map(screen).collect();
    let (position, (width, height)) = fit(frame, &screens);
    if let Some(position) = position {
        window.set_position(PhysicalPosition::<i32>::from(position))?;
    }
    window.set_size(PhysicalSize::new(width, height))?;
    if frame.maximised { window.maximize() } else { Ok(()) }
}

fn screen(monitor: &tauri::Monitor) -> Screen {
    let area = monitor.work_area();
    let (x, y, scale) = (area.position.x, area.position.y, monitor.scale_factor());
    Screen { x, y, width: area.size.width, height: area.size.height, scale }
}

fn frame_of(window: &WebviewWindow) -> Option<Frame> {
    let (position, size) = (window.outer_position().ok()?, window.inner_size().ok()?);
    let maximised = window.is_maximized().ok()?;
    Some(Frame { x: position.x, y: position.y, width: size.width, height: size.height, maximised })
}

/// Keeps where a window is. While it fills the screen, its size before stays.
pub fn remember(shell: &AppHandle, label: &str) {
    let (desk, places) = (shell.state::<Desk>(), shell.state::<Places>());
    let (Some(window), Some(root)) = (shell.get_webview_window(label), desk.root_of(label)) else { return };
    if window.is_minimized().unwrap_or(true) || window.is_fullscreen().unwrap_or(true) {
        return;
    }
    let Some(frame) = frame_of(&window).filter(|frame| frame.width > 0 && frame.height > 0) else { return };
    let frame = match places.of(&root).frame {
        Some(before) if frame.maximised => Frame { maximised: true, ..before },
        _ => frame,
    };
    places.set_frame(&root, frame);
}

/// Brings a window forward.
pub fn focus(shell: &AppHandle, label: &str) {
    let Some(window) = shell.get_webview_window(label) else { return };
    // Each of them may be refused by the desktop; then the window stays where it is.
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}

/// Shows a place of a workspace: in its window used last, or in a new one.
pub fn show(shell: &AppHandle, root: &Path, route: Option<String>) -> tauri::Result<String> {
    let Some(label) = shell.state::<Desk>().front_of(root) else { return open(shell, root, route) };
    if let Some(route) = route {
        page::tell(shell, &label, Note::Route(route));
    }
    focus(shell, &label);
    Ok(label)
}

/// Takes what happens to a window.
pub fn on_event(window: &Window, event: &WindowEvent) {
    let (shell, label) = (window.app_handle(), window.label());
    let desk = shell.state::<Desk>();
    match event {
        WindowEvent::Focused(focused) => {
            desk.set_focused(label, *focused);
            remember(shell, label);
        }
        WindowEvent::CloseRequested { api, .. } => {
            remember(shell, label);
            if close::asks(shell, label) {
                api.prevent_close();
            }
        }
        WindowEvent::Destroyed => {
            if let Some(root) = desk.leave(label) {
                close::let_go(shell, &root);
            }
        }
        WindowEvent::DragDrop(drag) => {
            let note = match drag {
                DragDropEvent::Enter { paths, .. } if paths.is_empty() => return,
                DragDropEvent::Enter { .. } => Note::Over(true),
                DragDropEvent::Leave => Note::Over(false),
                DragDropEvent::Drop { paths, .. } => {
                    page::tell(shell, label, Note::Over(false));
                    if paths.is_empty() {
                        return;
                    }
                    Note::Files(paths.iter().map(|path| path.display().to_string()).collect())
                }
                _ => return,
            };
            page::tell(shell, label, note);
        }
        _ => {}
    }
}

/// Changes the zoom of every window by a step, or back to the pages' own size.
pub fn zoom(shell: &AppHandle, step: i32) {
    const STEPS: [f64; 9] = [0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0];
    let places = shell.state::<Places>();
    let now = STEPS.iter().position(|zoom| *zoom >= places.zoom() - 0.01).unwrap_or(STEPS.len() - 1) as i32;
    let next = if step == 0 { 1.0 } else { STEPS[(now + step).clamp(0, STEPS.len() as i32 - 1) as usize] };
    places.set_zoom(next);
    for window in shell.webview_windows().values() {
        if let Err(error) = window.set_zoom(next) {
            trouble::log("zoom", &error);
        }
    }
}

/// Makes a window as large as its screen, or as it was.
pub fn toggle_maximised(window: &WebviewWindow) -> tauri::Result<()> {
    if window.is_maximized()? { window.unmaximize() } else { window.maximize() }
}

/// Makes a window fill the screen without a frame, or as it was.
pub fn toggle_fullscreen(window: &WebviewWindow) -> tauri::Result<()> {
    window.set_fullscreen(!window.is_fullscreen()?)
}
