//! The native menus, in the language of the pages.

use std::path::{Path, PathBuf};

use falaj_schema::message::{Lang, text};
#[cfg(not(target_os = "linux"))]
use tauri::menu::PredefinedMenuItem;
use tauri::menu::{IsMenuItem, Menu, MenuBuilder, MenuItem, MenuItemBuilder, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Manager, Wry};

use crate::desk::Desk;
use crate::trouble;

/// The beginning of the id of a recent workspace; its number follows.
pub const RECENT: &str = "recent-";

/// Items of the Edit menu that the page does, by its name for them: GTK has none of its own.
pub const EDIT: [(&str, &str); 6] = [
    ("undo", "undo"),
    ("redo", "redo"),
    ("cut", "cut"),
    ("copy", "copy"),
    ("paste", "paste"),
    ("select-all", "selectAll"),
];

/// The screens with their keys, in the order of the flow.
const SCREENS: [(&str, &str); 7] = [
    ("home", "CmdOrCtrl+1"),
    ("data", "CmdOrCtrl+2"),
    ("pipelines", "CmdOrCtrl+3"),
    ("runs", "CmdOrCtrl+4"),
    ("models", "CmdOrCtrl+5"),
    ("deployments", "CmdOrCtrl+6"),
    ("settings", "CmdOrCtrl+,"),
];

type Made = tauri::Result<Submenu<Wry>>;

/// Workspaces used before that are there, the last one first.
pub fn recents() -> Vec<PathBuf> {
    falaj_app::recents().into_iter().filter(|path| path.is_dir()).collect()
}

/// Makes the menus anew, on the thread of the windows. Not while one is being opened on another thread: it would keep the
/// menus from before, whose keys are dead.
pub fn refresh(shell: &AppHandle) {
    let own = shell.clone();
    let asked = shell.run_on_main_thread(move || {
        turn(own.state::<Desk>().lang());
        if let Err(error) = build(&own).and_then(|menu| own.set_menu(menu)) {
            trouble::log("menu", &error);
        }
    });
    if let Err(error) = asked {
        trouble::log("menu", &error);
    }
}

/// Menus run in the direction of the language. Other systems turn them with their own language alone.
fn turn(lang: Lang) {
    #[cfg(target_os = "linux")]
    if gtk::is_initialized_main_thread() {
        gtk::Widget::set_default_direction(match lang {
            Lang::Ar => gtk::TextDirection::Rtl,
            Lang::En => gtk::TextDirection::Ltr,
        });
    }
    #[cfg(not(target_os = "linux"))]
    let _ = lang;
}

/// The menus, in the order of reading.
pub fn build(shell: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let words = Words { shell, lang: shell.state::<Desk>().lang() };
    let menu = MenuBuilder::new(shell);
    #[cfg(target_os = "macos")]
    let menu = menu.item(&words.application()?);
    menu.item(&words.file()?)
        .item(&words.edit()?)
        .item(&words.view()?)
        .item(&words.run()?)
        .item(&words.window()?)
        .item(&words.help()?)
        .build()
}

/// Makes items with their words.
struct Words<'a> {
    shell: &'a AppHandle,
    lang: Lang,
}

impl Words<'_> {
    fn text(&self, key: &str) -> String {
        text(self.lang, key, &[])
    }

    fn menu(&self, key: &str) -> SubmenuBuilder<'_, Wry, AppHandle> {
        SubmenuBuilder::new(self.shell, self.text(key))
    }

    /// An item of this id; its words have the key `menu-<id>`.
    fn item(&self, id: &str, keys: Option<&str>) -> tauri::Result<MenuItem<Wry>> {
        self.named(id, self.text(&format!("menu-{id}")), keys)
    }

    fn named(&self, id: &str, words: String, keys: Option<&str>) -> tauri::Result<MenuItem<Wry>> {
        let item = MenuItemBuilder::with_id(id, words);
        match keys {
            Some(keys) => item.accelerator(keys).build(self.shell),
            None => item.build(self.shell),
        }
    }

    #[cfg(target_os = "macos")]
    fn application(&self) -> Made {
        // The system gives these items their words, in its own language.
        SubmenuBuilder::new(self.shell, "Falaj Studio")
            .item(&self.item("version", None)?)
            .separator()
            .services()
            .separator()
            .hide()
            .hide_others()
            .show_all()
            .separator()
            .item(&self.item("quit", Some("CmdOrCtrl+Q"))?)
            .build()
    }

    fn file(&self) -> Made {
        let menu = self
            .menu("menu-file")
            .item(&self.item("new-window", Some("CmdOrCtrl+Shift+N"))?)
            .item(&self.item("open-workspace", Some("CmdOrCtrl+O"))?);
        let recent = recents();
        let menu = if recent.is_empty() { menu } else { menu.item(&self.recent(&recent)?) };
        let menu = menu
            .separator()
            .item(&self.named("import-data", self.text("menu-import"), Some("CmdOrCtrl+I"))?)
            .separator()
            .item(&self.item("close", Some("CmdOrCtrl+W"))?);
        #[cfg(not(target_os = "macos"))]
        let menu = menu.item(&self.item("quit", Some("CmdOrCtrl+Q"))?);
        menu.build()
    }

    fn recent(&self, folders: &[PathBuf]) -> Made {
        let mut menu = self.menu("menu-open-recent");
        for (number, folder) in folders.iter().enumerate() {
            menu = menu.item(&self.named(&format!("{RECENT}{number}"), title(folder), None)?);
        }
        menu.separator().item(&self.item("clear-recent", None)?).build()
    }

    fn edit(&self) -> Made {
        let item = |number: usize| self.own_edit(EDIT[number].0);
        let menu = self.menu("menu-edit").item(&*item(0)?).item(&*item(1)?).separator();
        menu.item(&*item(2)?).item(&*item(3)?).item(&*item(4)?).separator().item(&*item(5)?).build()
    }

    // Without keys on Linux: the web view knows them, and a menu would take them from it.
    #[cfg(target_os = "linux")]
    fn own_edit(&self, id: &str) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
        Ok(Box::new(self.item(id, None)?))
    }

    #[cfg(not(target_os = "linux"))]
    fn own_edit(&self, id: &str) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
        let words = self.text(&format!("menu-{id}"));
        let words = Some(words.as_str());
        let item = match id {
            "undo" => PredefinedMenuItem::undo(self.shell, words),
            "redo" => PredefinedMenuItem::redo(self.shell, words),
            "cut" => PredefinedMenuItem::cut(self.shell, words),
            "copy" => PredefinedMenuItem::copy(self.shell, words),
            "paste" => PredefinedMenuItem::paste(self.shell, words),
            _ => PredefinedMenuItem::select_all(self.shell, words),
        };
        Ok(Box::new(item?))
    }

    fn view(&self) -> Made {
        let mut menu = self.menu("menu-view");
        for (screen, keys) in SCREENS {
            let words = self.text(&format!("nav-{screen}"));
            menu = menu.item(&self.named(&format!("go-{screen}"), words, Some(keys))?);
        }
        menu.separator()
            .item(&self.item("palette", Some("CmdOrCtrl+K"))?)
            .item(&self.named("toggle-sidebar", self.text("menu-sidebar"), Some("CmdOrCtrl+B"))?)
            .separator()
            .item(&self.theme()?)
            .item(&self.language()?)
            .separator()
            .item(&self.item("zoom-in", Some("CmdOrCtrl+="))?)
            .item(&self.item("zoom-out", Some("CmdOrCtrl+-"))?)
            .item(&self.item("zoom-reset", Some("CmdOrCtrl+0"))?)
            .item(&self.item("fullscreen", Some(if cfg!(target_os = "macos") { "Ctrl+Cmd+F" } else { "F11" }))?)
            .build()
    }

    fn theme(&self) -> Made {
        let mut menu = self.menu("menu-theme");
        for theme in ["light", "dark", "system"] {
            menu = menu.item(&self.item(&format!("theme-{theme}"), None)?);
        }
        menu.build()
    }

    // Each language by its own name, for whoever can't read the other.
    fn language(&self) -> Made {
        let menu = self.menu("menu-language").item(&self.named("lang-en", "English".to_owned(), None)?);
        menu.item(&self.named("lang-ar", "العربية".to_owned(), None)?).build()
    }

    fn run(&self) -> Made {
        self.menu("menu-run")
            .item(&self.item("new-pipeline", Some("CmdOrCtrl+N"))?)
            .item(&self.named("show-runs", self.text("menu-show-runs"), None)?)
            .separator()
            .item(&self.named("cancel-work", self.text("menu-cancel-runs"), None)?)
            .build()
    }

    fn window(&self) -> Made {
        let menu = self.menu("menu-window").item(&self.item("minimise", None)?);
        menu.item(&self.item("maximise", None)?).build()
    }

    fn help(&self) -> Made {
        let menu = self.menu("menu-help").item(&self.item("shortcuts", Some("CmdOrCtrl+/"))?);
        let menu = menu.item(&self.item("show-folder", None)?);
        #[cfg(not(target_os = "macos"))]
        let menu = menu.separator().item(&self.item("version", None)?);
        menu.build()
    }
}

/// Name and place of a workspace. An ampersand would underline the next letter.
fn title(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    format!("{name} — {}", folder.display()).replace('&', "&&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use falaj_schema::message::has;

    #[test]
    fn every_item_has_its_words() {
        let menus = ["file", "edit", "view", "run", "window", "help", "open-recent", "theme", "language"];
        let items = ["new-window", "open-workspace", "clear-recent", "import", "close", "quit", "palette", "sidebar"];
        let more = ["zoom-in", "zoom-out", "zoom-reset", "fullscreen", "theme-light", "theme-dark", "theme-system"];
        let rest =
            ["new-pipeline", "show-runs", "cancel-runs", "minimise", "maximise", "shortcuts", "show-folder", "version"];
        let ids = menus.iter().chain(&items).chain(&more).chain(&rest).chain(EDIT.iter().map(|(id, _)| id));
        let keys = ids.map(|id| format!("menu-{id}")).chain(SCREENS.map(|(screen, _)| format!("nav-{screen}")));
        let missing: Vec<String> = keys.filter(|key| Lang::ALL.iter().any(|lang| !has(*lang, key, None))).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_workspace_is_named_with_its_place() {
        assert_eq!(title(Path::new("/data/a & b")), "a && b — /data/a && b");
    }
}
