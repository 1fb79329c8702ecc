//! Watched folders: datasets that are kept up to date with a folder.

use crate::dataset::{Dataset, ImportRequest};
use crate::error::WireError;
use crate::{Millis, contract};

contract! {
    /// A folder whose files are read again, as a new version of a dataset, whenever they have changed.
    pub struct WatchedFolder {
        /// Name of the dataset.
        pub name: String,
        /// How the folder is read.
        pub request: ImportRequest,
        /// When it was registered.
        pub created: Millis,
        /// Who registered it.
        pub actor: String,
        /// When it was last read; `null` before the first time.
        pub read: Option<Millis>,
        /// Why the last reading came to nothing; `null` where it did not.
        pub last_error: Option<WireError>,
    }

    /// A watched folder, and the dataset as far as there is one.
    pub struct WatchResponse {
        /// The folder.
        pub watched: WatchedFolder,
        /// The newest version; `null` as long as the folder had no files.
        pub dataset: Option<Dataset>,
    }

    /// The watched folders.
    pub struct WatchedList {
        /// By name.
        pub watched: Vec<WatchedFolder>,
    }
}
