//! Making a workspace, empty or with the samples.

use std::path::Path;
use std::sync::Arc;

use falaj_pipeline::layout;
use falaj_schema::dataset::ImportRequest;
use falaj_schema::event::Sink;
use falaj_schema::message::{Lang, text};
use falaj_schema::workspace::Workspace;
use falaj_schema::{Api, Caller, Result};
use falaj_store::Store;
use falaj_store::files::write_whole;

use crate::{App, internal, io_error};

// Built into release programs; debug builds read the folder.
#[derive(rust_embed::RustEmbed)]
#[folder = "../../assets/samples"]
struct Samples;

/// Makes a workspace in `dir`, with the sample datasets, suites of rules and pipelines if asked. What was made is taken back on failure.
pub fn init(dir: &Path, name: Option<&str>, sample: bool, caller: &Caller, sink: Arc<dyn Sink>) -> Result<Workspace> {
    let existed = dir.exists();
    let folder_name = dir.file_name().and_then(|n| n.to_str()).unwrap_or("Falaj");
    let store = Store::init(dir, name.unwrap_or(folder_name))?;
    let root = store.root().to_owned();
    let filled = if sample { fill(App::with_store(store.clone(), sink), caller) } else { Ok(()) };
    if let Err(error) = filled {
        drop(store);
        take_back(&root, existed);
        return Err(error);
    }
    store.audit_add(&caller.actor, caller.host, "workspace.init", &root.display().to_string(), "ok")?;
    store.workspace()
}

fn fill(app: App, caller: &Caller) -> Result<()> {
    if Samples::iter().next().is_none() {
        // A debug build whose checkout is gone.
        return Err(internal("this build has no samples"));
    }
    let scratch = app.store().artifacts().scratch()?;
    for path in Samples::iter() {
        let file = Samples::get(&path).ok_or_else(|| internal(format!("sample {path} is missing")))?;
        let Some(name) = Path::new(path.as_ref()).file_name() else { continue };
        if path.ends_with(".layout.json") {
            let name = app.store().pipelines().join(name);
            write_whole(&name, in_language(&file.data, caller.lang)?.as_bytes())?;
            continue;
        }
        if path.starts_with("pipelines/") {
            write_whole(&app.store().pipelines().join(name), &file.data)?;
            continue;
        }
        if path.starts_with("quality/") {
            write_whole(&app.store().quality().join(name), &file.data)?;
            continue;
        }
        if !path.starts_with("data/") {
            continue;
        }
        let copy = scratch.path().join(name);
        std::fs::write(&copy, &file.data).map_err(|e| io_error(&copy, &e))?;
        let path = copy.display().to_string();
        app.data_import(caller, ImportRequest { path, ..Default::default() })?;
        // What it takes on the disk at a time is one copy of one file.
        std::fs::remove_file(&copy).map_err(|e| io_error(&copy, &e))?;
    }
    // Otherwise they would count as written outside Falaj.
    app.pipeline_files()?.iter().try_for_each(|path| app.keep_first_version(caller, path))
}

/// A layout whose notes are keys of the catalogue, with their texts.
fn in_language(content: &[u8], lang: Lang) -> Result<String> {
    let mut layout = layout::parse(content).ok_or_else(|| internal("the layout of a sample is damaged"))?;
    for note in &mut layout.notes {
        note.text = text(lang, &note.text, &[]);
    }
    layout::to_text(&layout)
}

// The folder was empty or absent before, so everything in it is ours.
fn take_back(root: &Path, existed: bool) {
    for part in [".falaj", "pipelines", "quality", "models"] {
        let _ = std::fs::remove_dir_all(root.join(part));
    }
    if !existed {
        let _ = std::fs::remove_dir(root);
    }
}
