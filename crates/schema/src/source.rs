//! Sources: databases and object stores whose tables are read in place, registered once with a name.

use crate::dataset::Column;
use crate::{Millis, contract};

/// The port of PostgreSQL where none is named.
pub const POSTGRES_PORT: u16 = 5432;

/// The region where none is named, which most stores of one's own take.
pub const S3_REGION: &str = "us-east-1";

fn region() -> String {
    S3_REGION.to_owned()
}

fn postgres_port() -> u16 {
    POSTGRES_PORT
}

contract! {
    /// Where a source is, and how it is reached. Secrets are never part of it.
    #[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
    pub enum SourcePlace {
        /// A SQLite file.
        Sqlite {
            /// Its path.
            path: String,
        },
        /// A database on a PostgreSQL server.
        Postgres {
            /// Host name or address; a path is the folder of a Unix socket.
            host: String,
            /// Port; 5432 by default.
            #[serde(default = "postgres_port")]
            port: u16,
            /// Name of the database.
            database: String,
            /// Name of the user.
            user: String,
            /// Whether the connection is encrypted and the server's certificate checked.
            #[serde(default)]
            tls: bool,
            /// PEM file of the authorities to trust instead of the machine's.
            #[serde(default)]
            #[ts(optional)]
            authority: Option<String>,
        },
        /// A bucket of an S3-compatible store, or a folder of it. Each object is a table.
        S3 {
            /// Address of the store, such as `https://s3.site:9000`; that of AWS by default.
            #[serde(default)]
            #[ts(optional)]
            endpoint: Option<String>,
            /// Its region; `us-east-1` by default.
            #[serde(default = "region")]
            region: String,
            /// Name of the bucket.
            bucket: String,
            /// Only objects in this folder.
            #[serde(default)]
            prefix: String,
            /// Access key, whose secret is the source's password; without one, requests are not signed.
            #[serde(default)]
            #[ts(optional)]
            access_key: Option<String>,
        },
    }

    /// A registered source.
    pub struct Source {
        /// Name in the workspace.
        pub name: String,
        /// Where it is.
        pub place: SourcePlace,
        /// When it was registered or last changed.
        pub created: Millis,
        /// Who did.
        pub actor: String,
    }

    /// The registered sources.
    pub struct SourceList {
        /// By name.
        pub sources: Vec<Source>,
    }

    /// Asks to register a source, or to change the one of that name.
    pub struct AddSourceRequest {
        /// Name in the workspace.
        pub name: String,
        /// Where it is.
        pub place: SourcePlace,
        /// Its password, kept in the operating system's keyring; none keeps the one that is there.
        #[serde(default)]
        #[ts(optional)]
        pub password: Option<String>,
    }

    /// Names a source.
    pub struct SourceRef {
        /// Its name.
        pub name: String,
    }

    /// A source.
    pub struct SourceResponse {
        /// The source.
        pub source: Source,
    }

    /// What answered at a source's address.
    pub struct SourceCheck {
        /// Name and version, such as `PostgreSQL 15.14`.
        pub product: String,
        /// How long the answer took, in milliseconds.
        pub milliseconds: u64,
    }

    /// A table or view of a source, or an object.
    pub struct SourceTable {
        /// Its schema, where the source has schemas.
        pub schema: Option<String>,
        /// Its name.
        pub table: String,
        /// True for a view.
        pub view: bool,
        /// About how many rows it has, where the source says so without counting.
        pub rows: Option<u64>,
        /// Size in bytes, where the source says so.
        pub bytes: Option<u64>,
    }

    /// The tables of a source.
    pub struct SourceTables {
        /// By schema and name.
        pub tables: Vec<SourceTable>,
    }

    /// What to read from a source. All of it is done there: only what is asked for leaves it.
    pub struct SourceRead {
        /// Name of the source.
        pub source: String,
        /// Schema of the table.
        #[serde(default)]
        #[ts(optional)]
        pub schema: Option<String>,
        /// A table, view or object; or else a query.
        #[serde(default)]
        #[ts(optional)]
        pub table: Option<String>,
        /// A query in the source's own SQL, one statement that reads.
        #[serde(default)]
        #[ts(optional)]
        pub sql: Option<String>,
        /// Only these columns, in this order.
        #[serde(default)]
        #[ts(optional)]
        pub columns: Option<Vec<String>>,
        /// Only rows for which this is true, in the source's own SQL (databases).
        #[serde(default)]
        #[ts(optional)]
        pub filter: Option<String>,
    }

    /// Asks for the first rows.
    pub struct SourcePreviewRequest {
        /// What to read.
        pub read: SourceRead,
        /// How many rows, at most 200; 20 by default.
        #[serde(default)]
        #[ts(optional)]
        pub limit: Option<u32>,
    }

    /// A column that can't be read.
    pub struct LeftOut {
        /// Its name.
        pub name: String,
        /// Its type in the source.
        #[serde(rename = "type")]
        pub kind: String,
    }

    /// The first rows.
    pub struct SourcePreview {
        /// The columns that an import would make.
        pub columns: Vec<Column>,
        /// Columns of types that can't be read.
        pub left_out: Vec<LeftOut>,
        /// Cells as text; `null` where there is no value.
        pub rows: Vec<Vec<Option<String>>>,
    }

    /// Asks to import from a source.
    pub struct SourceImportRequest {
        /// What to read.
        pub read: SourceRead,
        /// Name of the dataset; by default the table's.
        #[serde(default)]
        #[ts(optional)]
        pub name: Option<String>,
    }
}
