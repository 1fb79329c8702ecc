//! Looking at what nodes gave.

use crate::contract;
use crate::dataset::Column;
use crate::message::Lang;

contract! {
    /// Asks for rows of what a node gave the last time it ran with just these settings and inputs.
    pub struct NodeRowsRequest {
        /// Path or id of the pipeline.
        pub file: String,
        /// The node.
        pub node: String,
        /// Of a split, the part: `train`, `valid` or `test`.
        #[serde(default)]
        #[ts(optional)]
        pub part: Option<String>,
        /// First row, counted from 0.
        #[serde(default)]
        pub offset: u64,
        /// How many rows, at most 1,000.
        pub limit: u32,
    }

    /// Asks for a look at every column of what a node gave the last time it ran with just these settings and inputs.
    pub struct InspectNodeRequest {
        /// Path or id of the pipeline.
        pub file: String,
        /// The node.
        pub node: String,
        /// Of a split, the part: `train`, `valid` or `test`.
        #[serde(default)]
        #[ts(optional)]
        pub part: Option<String>,
        /// A column to compare the others with.
        #[serde(default)]
        #[ts(optional)]
        pub target: Option<String>,
    }

    /// Asks for a report on what a node gave.
    pub struct ReportNodeRequest {
        /// Path or id of the pipeline.
        pub file: String,
        /// The node.
        pub node: String,
        /// Of a split, the part: `train`, `valid` or `test`.
        #[serde(default)]
        #[ts(optional)]
        pub part: Option<String>,
        /// Language of the report; by default the caller's.
        #[serde(default)]
        #[ts(optional)]
        pub lang: Option<Lang>,
        /// Path of the HTML file to write; without one the report is in the response.
        #[serde(default)]
        #[ts(optional)]
        pub output: Option<String>,
    }

    /// Rows of what a node gave.
    pub struct NodeRowsResponse {
        /// The columns in order.
        pub columns: Vec<Column>,
        /// Rows of cells as text; `null` where there is no value.
        pub rows: Vec<Vec<Option<String>>>,
        /// Rows in the whole table.
        pub total: u64,
        /// Its parts and their rows, where it has some.
        pub parts: Vec<PartRows>,
        /// Whether it was worked on together with the next node: its rows are then worked out anew from those of a node before
        /// it, and there is no table of it.
        pub together: bool,
    }

    /// A part of a table and its rows.
    pub struct PartRows {
        /// `train`, `valid` or `test`.
        pub part: String,
        /// Its rows.
        pub rows: u64,
    }
}
