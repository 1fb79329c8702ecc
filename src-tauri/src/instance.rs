//! One Studio for a person: what a start asks for is done by the Studio that is there already.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use falaj_app::App;
use falaj_schema::{Code, Error, Result};
use tauri::{AppHandle, Manager};

use crate::desk::{Desk, Note};
use crate::start::Start;
use crate::{host, menu, page, trouble, windows};

/// Takes the arguments of a second start, which has ended.
pub fn second(shell: &AppHandle, args: Vec<String>, here: String) {
    let args = args.into_iter().skip(1).map(OsString::from);
    enter(shell, Start::parse(args, Path::new(&here)));
}

/// Opens another workspace.
pub fn open_folder(shell: &AppHandle, folder: PathBuf) {
    enter(shell, Start { workspace: Some(folder), ..Start::default() });
}

/// Does what a start asks for, on a thread of its own: opening a workspace takes a moment.
pub fn enter(shell: &AppHandle, start: Start) {
    let own = shell.clone();
    shell.state::<Desk>().hold();
    std::thread::spawn(move || {
        enter_now(&own, &start);
        release(&own);
    });
}

fn enter_now(shell: &AppHandle, start: &Start) {
    // One after the other: of two starts at once on one workspace, the second finds the window of the first.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    match target(shell, start).and_then(|root| open(shell, &root)) {
        Ok(root) => hand_over(shell, &root, start),
        Err(error) => trouble::show(shell, &error, start),
    }
}

/// Ends a hold, and the process if there is nothing left to stay for.
pub fn release(shell: &AppHandle) {
    if shell.state::<Desk>().release() {
        shell.exit(0);
    }
}

/// The workspace that is meant: the one named, the one around, the one in front, the one used last, or the sample.
fn target(shell: &AppHandle, start: &Start) -> Result<PathBuf> {
    if let Some(root) = &start.workspace {
        return Ok(root.clone());
    }
    let desk = shell.state::<Desk>();
    // The environment belongs to the first start; a second one's is not handed over.
    let named = || std::env::var_os("FALAJ_WORKSPACE").map(PathBuf::from).filter(|_| desk.apps().is_empty());
    let around = || falaj_app::enclosing(&start.here).filter(|_| start.here.is_absolute());
    let in_front = || desk.front().and_then(|label| desk.root_of(&label));
    let at_work = || desk.apps().first().map(|app| app.root().to_owned());
    let last = || falaj_app::recents().into_iter().next();
    match named().or_else(around).or_else(in_front).or_else(at_work).or_else(last) {
        Some(root) => Ok(root),
        None => sample(shell),
    }
}

/// The sample workspace, made if it is not there yet.
pub fn sample(shell: &AppHandle) -> Result<PathBuf> {
    let folder = falaj_app::sample_folder().ok_or_else(|| Error::new(Code::WorkspaceMissing))?;
    let caller = host::caller(shell.state::<Desk>().lang());
    match falaj_app::init(&folder, None, true, &caller, host::Forwarder::sink(shell, folder.clone())) {
        Ok(_) => Ok(folder),
        // It was made earlier.
        Err(error) if error.code == Code::WorkspaceExists => Ok(folder),
        Err(error) => Err(error),
    }
}

/// Opens a workspace unless it is open; gives its folder under its one true name.
fn open(shell: &AppHandle, root: &Path) -> Result<PathBuf> {
    let root = root.canonicalize().map_err(|_| Error::new(Code::WorkspaceMissing).file(root))?;
    let desk = shell.state::<Desk>();
    if desk.app(&root).is_none() {
        let app = App::open(&root, host::Forwarder::sink(shell, root.clone()))?;
        app.watch();
        desk.add(&root, app);
    }
    falaj_app::remember(&root);
    Ok(root)
}

fn hand_over(shell: &AppHandle, root: &Path, start: &Start) {
    let shown = windows::show(shell, root, start.route.clone());
    // The recent workspaces changed.
    menu::refresh(shell);
    let label = match shown {
        Ok(label) => label,
        Err(error) => return trouble::log("window", &error),
    };
    if !start.files.is_empty() {
        let paths = start.files.iter().map(|path| path.display().to_string()).collect();
        page::tell(shell, &label, Note::Files(paths));
    }
    if start.refused {
        trouble::refuse_link(shell);
    }
}
