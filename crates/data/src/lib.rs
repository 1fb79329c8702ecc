//! Tables on disk: importing files (CSV, JSON, Excel, Parquet, Arrow) and folders of them, profiling, reading rows, and the
//! operations of pipelines.
//!
//! Every table inside Falaj is one Parquet file (zstd, with statistics, row groups of at most 131,072 rows). All
//! functions block; those that read every row take a [`Progress`] callback and stop with `cancelled` when it says so.
//! Every file is written whole or not at all.
//!
//! Polars is used here and by the crates above, never below: [`Extracted`] hands columns on as plain vectors.

mod append;
mod arrow;
mod bucket;
mod chart;
mod csv;
mod database;
mod disk;
mod engine;
mod excel;
mod export;
mod extract;
mod format;
mod guard;
mod import;
mod infer;
mod join;
mod json;
mod label;
mod lake;
mod parallel;
mod parquet;
mod predictions;
mod preview;
mod profile;
pub mod quality;
mod reading;
mod relations;
mod render;
mod rows;
mod select;
mod shift;
mod split;
mod table;
mod text;
pub mod transform;

use falaj_expr::calendar;

pub use append::append;
pub use bucket::{Bucket, Object};
pub use chart::{ChartName, Charted, Drawn, Run, Spread, chart, moments_between, usual_chart};
pub use csv::scoring::{columns_to_carry, read_for_scoring, read_for_scoring_with};
pub use database::{Database, FirstRows, Found, Postgres, Query, TableName, Tls, What};
pub use engine::set_up_engine;
pub use export::{EXPORT_ENDINGS, export};
pub use extract::{Cells, Extracted, frame_to_columns, to_columns};
pub use import::{ImportOptions, Imported, default_name, import, warning_text};
pub use join::{JoinKind, JoinOptions, Joined, Several, join};
pub use label::{LabelRule, Labelled, label};
pub use predictions::{OutColumn, write_predictions, write_predictions_with};
pub use preview::{Preview, preview};
pub use profile::{PROFILE_FORMAT, profile};
pub use reading::is_unfinished;
pub use relations::{Relations, matrix, relations};
pub use render::{cut_text, moment_text};
pub use rows::rows;
pub use select::select;
pub use shift::shifts;
pub use split::{Parts, SplitOptions, SplitRule, split};
pub use table::{Progress, Table, row_count, schema};
