//! What is remembered of this person's windows: place and size on the screen, the last route, language and zoom.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard};

use falaj_schema::message::Lang;
use serde::{Deserialize, Serialize};

use crate::links;

/// The least size of a window, in logical pixels.
pub const LEAST: (u32, u32) = (900, 600);
/// The size of the first window, in logical pixels.
pub const FIRST: (u32, u32) = (1440, 900);
/// How much of a window has to be on a screen to be found there, in pixels.
const SEEN: (i64, i64) = (120, 40);
const FILE: &str = "windows.json";

/// A window on the screen, in physical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width within.
    pub width: u32,
    /// Height within.
    pub height: u32,
    /// Whether it fills the screen; the rest is then its size before.
    pub maximised: bool,
}

/// A screen's free area, in physical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Physical pixels of a logical one.
    pub scale: f64,
}

/// What is remembered of a workspace.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Where its window was.
    pub frame: Option<Frame>,
    /// What it showed.
    pub route: Option<String>,
}

/// Everything that is remembered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    lang: Option<Lang>,
    zoom: f64,
    workspaces: BTreeMap<String, Memory>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { lang: None, zoom: 1.0, workspaces: BTreeMap::new() }
    }
}

/// What is remembered, and its file.
pub struct Places {
    kept: Mutex<Kept>,
}

impl Places {
    /// Reads what was kept; nothing is remembered when it is damaged.
    pub fn read() -> Self {
        let text = falaj_app::person_folder().and_then(|folder| std::fs::read(folder.join(FILE)).ok());
        Self { kept: Mutex::new(parse(&text.unwrap_or_default())) }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // It is whole whenever the lock is free, even after a panic.
        self.kept.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// What is remembered of a workspace.
    pub fn of(&self, root: &Path) -> Memory {
        self.kept().workspaces.get(&key(root)).cloned().unwrap_or_default()
    }

    /// Language of the menus: the one used last.
    pub fn lang(&self) -> Option<Lang> {
        self.kept().lang
    }

    /// Keeps the language.
    pub fn set_lang(&self, lang: Lang) {
        self.change(|kept| kept.lang = Some(lang));
    }

    /// Zoom of the pages, 1 being their own size.
    pub fn zoom(&self) -> f64 {
        sound_zoom(self.kept().zoom)
    }

    /// Keeps the zoom.
    pub fn set_zoom(&self, zoom: f64) {
        self.change(|kept| kept.zoom = sound_zoom(zoom));
    }

    /// Keeps where a workspace's window is.
    pub fn set_frame(&self, root: &Path, frame: Frame) {
        self.change(|kept| kept.workspaces.entry(key(root)).or_default().frame = Some(frame));
    }

    /// Keeps what a workspace's window shows.
    pub fn set_route(&self, root: &Path, route: &str) {
        if links::is_route(route) {
            self.change(|kept| kept.workspaces.entry(key(root)).or_default().route = Some(route.to_owned()));
        }
    }

    fn change(&self, change: impl FnOnce(&mut Kept)) {
        let mut kept = self.kept();
        let before = kept.clone();
        change(&mut kept);
        // Folders that are gone are forgotten with the recent workspaces.
        if kept.workspaces.len() > before.workspaces.len() {
            let recent: Vec<String> = falaj_app::recents().iter().map(|path| key(path)).collect();
            kept.workspaces.retain(|path, _| recent.contains(path) || !before.workspaces.contains_key(path));
        }
        if *kept != before
            && let (Some(folder), Ok(text)) = (falaj_app::person_folder(), serde_json::to_vec_pretty(&*kept))
        {
            // A convenience: where it can't be kept, the next window opens as the first did.
            let _ = falaj_app::write_private(&folder.join(FILE), &text);
        }
    }
}

fn parse(text: &[u8]) -> Kept {
    let mut kept: Kept = serde_json::from_slice(text).unwrap_or_default();
    for memory in kept.workspaces.values_mut() {
        memory.route = memory.route.take().filter(|route| links::is_route(route));
    }
    kept
}

fn key(root: &Path) -> String {
    root.display().to_string()
}

fn sound_zoom(zoom: f64) -> f64 {
    if zoom.is_finite() { zoom.clamp(0.5, 3.0) } else { 1.0 }
}

/// The frame to open a window with: as it was where that can still be seen, and no larger than its screen. Without a
/// position the desktop places it.
pub fn fit(frame: &Frame, screens: &[Screen]) -> (Option<(i32, i32)>, (u32, u32)) {
    let on = screens.iter().find(|screen| can_be_seen(frame, screen));
    let Some(screen) = on.or(screens.first()) else {
        return (None, (frame.width.clamp(LEAST.0, 4096), frame.height.clamp(LEAST.1, 4096)));
    };
    let side = |wanted: u32, least: u32, most: u32| {
        let least = (f64::from(least) * screen.scale) as u32;
        wanted.max(least).min(most.max(1))
    };
    let size = (side(frame.width, LEAST.0, screen.width), side(frame.height, LEAST.1, screen.height));
    (on.map(|_| (frame.x, frame.y)), size)
}

/// True when enough of the upper edge is on the screen to take hold of the window.
fn can_be_seen(frame: &Frame, screen: &Screen) -> bool {
    let (left, right) = (i64::from(screen.x), i64::from(screen.x) + i64::from(screen.width));
    let (top, bottom) = (i64::from(screen.y), i64::from(screen.y) + i64::from(screen.height));
    let (x, y, width) = (i64::from(frame.x), i64::from(frame.y), i64::from(frame.width));
    let across = (x + width).min(right) - x.max(left);
    across >= SEEN.0 && y >= top - SEEN.1 && y + SEEN.1 <= bottom
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Screen = Screen { x: 0, y: 0, width: 1920, height: 1080, scale: 1.0 };
    const FRAME: Frame = Frame { x: 100, y: 50, width: 1200, height: 800, maximised: false };

    #[test]
    fn a_window_comes_back_where_it_was() {
        assert_eq!(fit(&FRAME, &[SCREEN]), (Some((100, 50)), (1200, 800)));
        let second = Screen { x: 1920, ..SCREEN };
        assert_eq!(fit(&Frame { x: 2000, ..FRAME }, &[SCREEN, second]).0, Some((2000, 50)));
    }

    #[test]
    fn a_window_of_a_screen_that_is_gone_is_placed_anew() {
        for frame in [
            Frame { x: 2000, ..FRAME },
            Frame { x: -1150, ..FRAME },
            Frame { y: 1070, ..FRAME },
            Frame { y: -500, ..FRAME },
            Frame { x: i32::MAX, y: i32::MIN, width: u32::MAX, height: 0, maximised: true },
        ] {
            assert_eq!(fit(&frame, &[SCREEN]).0, None, "{frame:?}");
        }
        assert_eq!(fit(&FRAME, &[]), (None, (1200, 800)));
    }

    #[test]
    fn a_size_fits_its_screen() {
        let huge = Frame { width: 100_000, height: 100_000, ..FRAME };
        assert_eq!(fit(&huge, &[SCREEN]).1, (1920, 1080));
        let tiny = Frame { width: 0, height: 3, ..FRAME };
        assert_eq!(fit(&tiny, &[SCREEN]).1, LEAST);
        let small = Screen { width: 1024, height: 560, ..SCREEN };
        assert_eq!(fit(&FRAME, &[small]).1, (1024, 560));
        let dense = Screen { scale: 2.0, width: 3840, height: 2160, ..SCREEN };
        assert_eq!(fit(&tiny, &[dense]).1, (1800, 1200));
        assert_eq!(fit(&tiny, &[]).1, LEAST);
    }

    #[test]
    fn damaged_memory_is_no_memory() {
        for text in ["", "{", "[]", "{\"zoom\":\"big\"}", "{\"workspaces\":{\"/w\":{\"frame\":{\"x\":1}}}}", "\u{0}"] {
            assert_eq!(parse(text.as_bytes()), Kept::default(), "{text}");
        }
        let kept = parse(br##"{"workspaces":{"/w":{"route":"#/evil"},"/v":{"route":"#/runs"}},"zoom":1e9,"more":1}"##);
        assert_eq!(kept.workspaces["/w"].route, None);
        assert_eq!(kept.workspaces["/v"].route.as_deref(), Some("#/runs"));
        assert_eq!(sound_zoom(kept.zoom), 3.0);
        assert_eq!(sound_zoom(f64::NAN), 1.0);
    }
}
