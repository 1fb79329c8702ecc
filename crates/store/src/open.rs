//! Making, opening and closing a workspace.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use falaj_schema::workspace::Workspace;
use falaj_schema::{Code, Error, Result};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::artifacts::Artifacts;
use crate::files::io_error;
use crate::owner::{self, Owner};
use crate::sql::sql_error;
use crate::{migrate, now};

const HIDDEN: &str = ".falaj";

/// An open workspace. Clones share it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    root: PathBuf,
    database: PathBuf,
    // One connection: writes are short, and SQLite would serialise them anyway.
    connection: Mutex<Connection>,
    // None where the workspace can't be written to.
    owner: Option<Owner>,
    artifacts: Artifacts,
}

impl Store {
    /// Makes a workspace in `root`, which must be empty or not there, and opens it.
    pub fn init(root: &Path, name: &str) -> Result<Self> {
        if root.join(HIDDEN).exists() {
            return Err(Error::new(Code::WorkspaceExists).file(root));
        }
        if root.is_file() || fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(Error::new(Code::WorkspaceExists).file(root));
        }
        let made = Self::make(root, name);
        if made.is_err() {
            // What was begun is taken back; the folder itself was empty or not ours.
            let _ = fs::remove_dir_all(root.join(HIDDEN));
            for folder in ["pipelines", "quality", "models"] {
                let _ = fs::remove_dir(root.join(folder));
            }
        }
        made
    }

    fn make(root: &Path, name: &str) -> Result<Self> {
        let hidden = ["artifacts", "deployments", "owners", "tmp"].map(|name| format!("{HIDDEN}/{name}"));
        for folder in ["pipelines", "quality", "models"].into_iter().chain(hidden.iter().map(String::as_str)) {
            let path = root.join(folder);
            fs::create_dir_all(&path).map_err(|e| io_error(&path, &e))?;
        }
        let store = Self::open(root)?;
        let id = uuid::Uuid::now_v7().to_string();
        store.write(|tx| {
            tx.execute("INSERT INTO workspace (id, name, created) VALUES (?1, ?2, ?3)", (&id, name, now()))?;
            Ok(())
        })?;
        Ok(store)
    }

    /// Opens the workspace in `root`. Runs whose process died are marked failed.
    pub fn open(root: &Path) -> Result<Self> {
        let root = root.canonicalize().map_err(|_| Error::new(Code::WorkspaceMissing).file(root))?;
        let hidden = root.join(HIDDEN);
        if !hidden.is_dir() {
            return Err(Error::new(Code::WorkspaceMissing).file(&root));
        }
        let database = hidden.join("metadata.db");
        let (connection, owner) = connect(&database, &hidden)?;
        let artifacts = Artifacts::new(hidden.join("artifacts"), hidden.join("tmp"));
        let store = Self { inner: Arc::new(Inner { root, database, connection: connection.into(), owner, artifacts }) };
        if store.writable() {
            store.fail_orphans()?;
            store.artifacts().sweep();
        }
        Ok(store)
    }

    /// The nearest workspace at or above `folder`.
    pub fn find(folder: &Path) -> Option<PathBuf> {
        let folder = folder.canonicalize().ok()?;
        folder.ancestors().find(|path| path.join(HIDDEN).is_dir()).map(Path::to_owned)
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.inner.root
    }

    /// The folder of pipeline files.
    pub fn pipelines(&self) -> PathBuf {
        self.inner.root.join("pipelines")
    }

    /// The folder of a local deployment's state.
    pub fn deployment_folder(&self, name: &str) -> PathBuf {
        self.inner.root.join(HIDDEN).join("deployments").join(name)
    }

    /// The database file.
    pub fn database(&self) -> &Path {
        &self.inner.database
    }

    /// Its files by digest.
    pub fn artifacts(&self) -> &Artifacts {
        &self.inner.artifacts
    }

    /// False when nothing can be written to it.
    pub fn writable(&self) -> bool {
        self.inner.owner.is_some()
    }

    /// Refuses with `read_only` where nothing can be written.
    pub fn require_writable(&self) -> Result<()> {
        match self.writable() {
            true => Ok(()),
            false => Err(Error::new(Code::ReadOnly).file(self.root())),
        }
    }

    /// What is known of the workspace itself.
    pub fn workspace(&self) -> Result<Workspace> {
        self.read(|c| {
            c.query_row("SELECT id, name, created FROM workspace", [], |row| {
                Ok(Workspace {
                    path: self.root().display().to_string(),
                    id: row.get(0)?,
                    name: row.get(1)?,
                    version: crate::DATABASE,
                    created: row.get(2)?,
                    writable: self.writable(),
                })
            })
        })
    }

    /// A number that changes whenever another process, or another opening in this one, commits to the database.
    pub fn data_version(&self) -> Result<i64> {
        self.read(|c| c.pragma_query_value(None, "data_version", |row| row.get(0)))
    }

    pub(crate) fn owner(&self) -> Result<&str> {
        self.require_writable()?;
        Ok(self.inner.owner.as_ref().map_or("", |owner| &owner.id))
    }

    pub(crate) fn owner_is_gone(&self, id: &str) -> bool {
        self.inner.owner.as_ref().is_none_or(|own| own.id != id)
            && owner::is_gone(&self.inner.root.join(HIDDEN).join("owners"), id)
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A panic while holding it left at most a transaction open, which was rolled back on the way out.
        self.inner.connection.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Runs a query.
    pub(crate) fn read<T>(&self, query: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        query(&self.connection()).map_err(|e| sql_error(&self.inner.database, e))
    }

    /// Runs a change in a transaction: all of it happens, or nothing.
    pub(crate) fn write<T>(&self, change: impl FnOnce(&Transaction) -> rusqlite::Result<T>) -> Result<T> {
        self.require_writable()?;
        let mut connection = self.connection();
        let result = connection.transaction_with_behavior(TransactionBehavior::Immediate).and_then(|tx| {
            let value = change(&tx)?;
            tx.commit()?;
            Ok(value)
        });
        result.map_err(|e| sql_error(&self.inner.database, e))
    }
}

fn connect(database: &Path, hidden: &Path) -> Result<(Connection, Option<Owner>)> {
    let owners = hidden.join("owners");
    match Owner::new(&owners) {
        Ok(owner) => {
            owner::sweep(&owners, &owner.id);
            Ok((connect_to_write(database)?, Some(owner)))
        }
        Err(e) if matches!(e.code, Code::ReadOnly | Code::AccessDenied) => Ok((connect_to_read(database)?, None)),
        Err(e) => Err(e),
    }
}

fn connect_to_write(database: &Path) -> Result<Connection> {
    let fail = |e| sql_error(database, e);
    let mut connection = Connection::open(database).map_err(fail)?;
    connection.busy_timeout(Duration::from_secs(10)).map_err(fail)?;
    migrate::refuse_newer(migrate::version(&connection).map_err(fail)?, database)?;
    connection.pragma_update(None, "journal_mode", "WAL").map_err(fail)?;
    // With WAL, NORMAL survives a killed process and a crash of the system keeps the database whole.
    connection.pragma_update(None, "synchronous", "NORMAL").map_err(fail)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(fail)?;
    migrate::migrate(&mut connection, database)?;
    Ok(connection)
}

// A WAL database on a read-only medium opens only as immutable, where nobody can be writing to it; then what a killed
// process left in the log is not seen. Where there is such a log, it is read along if the system allows.
fn connect_to_read(database: &Path) -> Result<Connection> {
    let log = PathBuf::from(format!("{}-wal", database.display()));
    let with_log = log.metadata().is_ok_and(|m| m.len() > 0).then(|| open_to_read(database, "mode=ro"));
    match with_log {
        Some(Ok(connection)) => Ok(connection),
        _ => open_to_read(database, "immutable=1"),
    }
}

fn open_to_read(database: &Path, how: &str) -> Result<Connection> {
    let fail = |e| sql_error(database, e);
    let path = database.display().to_string().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(format!("file:{path}?{how}"), flags).map_err(fail)?;
    let found = migrate::version(&connection).map_err(fail)?;
    migrate::refuse_newer(found, database)?;
    if found as usize != migrate::MIGRATIONS.len() {
        // It would have to be migrated, and can't be.
        return Err(Error::new(Code::ReadOnly).file(database));
    }
    Ok(connection)
}
