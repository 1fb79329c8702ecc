//! The verbs of sources.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub enum SourcesVerb {
    /// Register a database or object store, or change the one of that name
    #[command(after_help = "Examples:
  falaj sources add orders --sqlite /data/orders.db
  falaj sources add ops --postgres reader@db.site:5432/ops --tls --ask-password
  echo \"$SECRET\" | falaj sources add lake --s3 tables/2026 --endpoint https://s3.site:9000 --access-key K --ask-password
  echo \"$SECRET\" | falaj sources add ops --postgres reader@db.site/ops --ask-password

The password is kept in the operating system's keyring. Where there is none, leave it out here and set the variable
FALAJ_PASSWORD_<NAME> for each command.")]
    Add(AddSource),
    /// List the registered sources
    List,
    /// Connect and show what answers
    Check {
        /// Name of the source
        name: String,
    },
    /// List the tables, views or objects of a source
    Tables {
        /// Name of the source
        name: String,
    },
    /// Show the first rows of a table or query
    #[command(after_help = "Examples:
  falaj sources preview ops --table flights --schema public
  falaj sources preview ops --sql 'select carrier, count(*) from flights group by 1' --json")]
    Preview {
        #[command(flatten)]
        read: ReadArgs,
        /// Most rows to show
        #[arg(long)]
        limit: Option<u32>,
    },
    /// Import a table or query as a new version of a dataset
    #[command(after_help = "Examples:
  falaj sources import ops --table flights --columns carrier,arr_delay --filter 'month = 1'
  falaj sources import ops --sql 'select * from flights where origin = $$JFK$$' --name from-kennedy")]
    Import {
        #[command(flatten)]
        read: ReadArgs,
        /// Name of the dataset [default: the table's name]
        #[arg(long)]
        name: Option<String>,
    },
    /// Forget a source and its password; datasets imported from it stay
    Remove {
        /// Name of the source
        name: String,
    },
}

#[derive(Args)]
#[group(required = true, multiple = false, id = "place")]
pub struct PlaceArgs {
    /// A SQLite file
    #[arg(long, value_name = "FILE")]
    pub sqlite: Option<PathBuf>,
    /// A bucket of an S3-compatible store, or a folder of it: BUCKET[/FOLDER]
    #[arg(long, value_name = "BUCKET")]
    pub s3: Option<String>,
    /// A PostgreSQL database: USER@HOST[:PORT]/DATABASE
    #[arg(long, value_name = "ADDRESS")]
    pub postgres: Option<String>,
}

#[derive(Args)]
pub struct AddSource {
    /// Name in the workspace
    pub name: String,
    #[command(flatten)]
    pub place: PlaceArgs,
    /// Encrypt the connection and check the server's certificate
    #[arg(long, requires = "postgres")]
    pub tls: bool,
    /// PEM file of the authorities to trust [default: the machine's]
    #[arg(long, value_name = "FILE", requires = "tls")]
    pub authority: Option<PathBuf>,
    /// Address of the store, for example https://s3.site:9000 [default: AWS]
    #[arg(long, value_name = "URL", requires = "s3")]
    pub endpoint: Option<String>,
    /// Region of the store [default: us-east-1]
    #[arg(long, requires = "s3")]
    pub region: Option<String>,
    /// Access key; its secret is the password
    #[arg(long, value_name = "KEY", requires = "s3")]
    pub access_key: Option<String>,
    /// Read the password from standard input
    #[arg(long)]
    pub ask_password: bool,
}

#[derive(Args)]
pub struct ReadArgs {
    /// Name of the source
    pub source: String,
    /// A table, view or object
    #[arg(long, required_unless_present = "sql", conflicts_with = "sql")]
    pub table: Option<String>,
    /// Schema of the table
    #[arg(long, requires = "table")]
    pub schema: Option<String>,
    /// A query in the source's own SQL
    #[arg(long)]
    pub sql: Option<String>,
    /// Only these columns, separated by commas
    #[arg(long, value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Only rows for which this is true, in the source's own SQL
    #[arg(long)]
    pub filter: Option<String>,
}
