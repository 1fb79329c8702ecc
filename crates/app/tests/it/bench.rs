//! A workspace with an ear on its events.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use falaj_app::App;
use falaj_schema::event::{Event, Sink};
use falaj_schema::message::Lang;
use falaj_schema::{Caller, Command, Role, dispatch};
use serde_json::{Value, json};

/// Keeps every event; asks for the job to be cancelled as soon as it tells of itself, if told to.
#[derive(Default)]
pub struct Ear {
    pub heard: Mutex<Vec<Event>>,
    pub cancels: Mutex<Option<App>>,
}

impl Sink for Ear {
    fn emit(&self, event: Event) {
        if let (Event::Job { job, progress: Some(_), .. }, Some(app)) = (&event, &*self.cancels.lock().unwrap()) {
            let _ = dispatch(app, &caller(Role::Owner), Command::jobs_cancel, json!({ "job": job }));
        }
        self.heard.lock().unwrap().push(event);
    }
}

pub struct Bench {
    dir: tempfile::TempDir,
    pub app: App,
    pub ear: Arc<Ear>,
}

pub fn caller(role: Role) -> Caller {
    Caller { actor: "mariam".into(), host: "cli", role, lang: Lang::En }
}

pub fn bench() -> Bench {
    let dir = tempfile::tempdir().unwrap();
    let ear = Arc::new(Ear::default());
    falaj_app::init(&dir.path().join("ws"), None, false, &caller(Role::Owner), ear.clone()).unwrap();
    let app = App::open(&dir.path().join("ws"), ear.clone()).unwrap();
    Bench { dir, app, ear }
}

impl Bench {
    pub fn folder(&self) -> &Path {
        self.dir.path()
    }

    pub fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// How many jobs of a kind have ended.
    pub fn jobs(&self, wanted: &str) -> usize {
        let heard = self.ear.heard.lock().unwrap();
        heard.iter().filter(|event| matches!(event, Event::Job { kind, ended: true, .. } if kind == wanted)).count()
    }

    pub fn table(&self, rows: u64) -> PathBuf {
        let lines: String = (0..rows).map(|i| format!("{i},{}\n", i % 7)).collect();
        self.file("t.csv", &format!("a,b\n{lines}"))
    }

    pub fn call(&self, role: Role, command: Command, body: Value) -> falaj_schema::Result<Value> {
        dispatch(&self.app, &caller(role), command, body)
    }
}
