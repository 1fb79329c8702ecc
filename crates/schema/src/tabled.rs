//! Charts of tables: which columns are drawn, and what came out.

use crate::chart::{ChartAxis, ChartBody};
use crate::contract;
use crate::dataset::Column;

contract! {
    /// How a table is drawn.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "lowercase")]
    pub enum TableChartKind {
        /// A bar for each value of a column.
        Bar,
        /// Values over an ordered column.
        Line,
        /// A point for each row.
        Scatter,
        /// How often the values of a column fall between edges.
        Histogram,
        /// How the values of a column spread.
        Box,
    }

    /// What becomes of the values of several rows.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "lowercase")]
    pub enum ChartAggregate {
        /// How many rows there are.
        Count,
        /// Their sum.
        Sum,
        /// Their mean.
        Mean,
        /// The value in their middle.
        Median,
        /// The least.
        Min,
        /// The greatest.
        Max,
    }

    /// What a chart of a table is to show.
    #[serde(deny_unknown_fields)]
    pub struct ChartPick {
        /// How it is drawn; without it, as suits the types of the columns.
        #[serde(default)]
        #[ts(optional)]
        pub kind: Option<TableChartKind>,
        /// The column along the chart; of boxes the one that is measured, unless `y` is.
        pub x: String,
        /// The column of values; without one, rows are counted.
        #[serde(default)]
        #[ts(optional)]
        pub y: Option<String>,
        /// What becomes of the values of bars and lines: the mean by default, the count without `y`.
        #[serde(default)]
        #[ts(optional)]
        pub aggregate: Option<ChartAggregate>,
        /// A column whose values have a colour each.
        #[serde(default)]
        #[ts(optional)]
        pub color: Option<String>,
        /// Of a histogram, how many bins at most, 1 to 200; 40 by default.
        #[serde(default)]
        #[ts(optional)]
        pub bins: Option<u32>,
    }

    /// Asks for a chart of what a node gave the last time it ran with just these settings and inputs.
    #[serde(deny_unknown_fields)]
    pub struct NodeChartRequest {
        /// Path or id of the pipeline.
        pub file: String,
        /// The node.
        pub node: String,
        /// Of a split, the part: `train`, `valid` or `test`.
        #[serde(default)]
        #[ts(optional)]
        pub part: Option<String>,
        /// What it is to show.
        pub chart: ChartPick,
    }

    /// Asks for a chart of a dataset.
    #[serde(deny_unknown_fields)]
    pub struct DataChartRequest {
        /// `name` or `name@version`.
        pub name: String,
        /// What it is to show.
        pub chart: ChartPick,
    }

    /// A chart of a table, worked out from all of its rows, with its words in the caller's language.
    pub struct TableChart {
        /// How it is drawn.
        pub kind: TableChartKind,
        /// The column along the chart; places of dates, moments and times of day are milliseconds.
        pub x: Column,
        /// The column of values.
        pub y: Option<Column>,
        /// The column whose values have a colour each.
        pub color: Option<Column>,
        /// What became of the values of several rows.
        pub aggregate: Option<ChartAggregate>,
        /// What the chart shows, in words.
        pub title: String,
        /// The axis along the bottom.
        pub across: ChartAxis,
        /// The axis that rises.
        pub up: ChartAxis,
        /// What is drawn.
        pub body: ChartBody,
        /// Rows of the table.
        pub rows: u64,
        /// Rows that are left out, since a value is missing or no finite number.
        pub missing: u64,
        /// Points that are drawn, where there are too many rows to draw each.
        pub points: Option<u64>,
        /// Rows that quartiles and medians were estimated from, where there are too many to hold.
        pub sampled: Option<u64>,
        /// How many intervals the values of `x` are gathered into, where they are too many for a place each.
        pub places: Option<u64>,
        /// How many values of `x` are drawn together as the rest.
        pub others: u64,
        /// How many values of `color` are drawn together as the rest.
        pub other_colors: u64,
        /// What is left out, gathered or estimated, in words: a sentence each.
        pub notes: Vec<String>,
    }

    /// A chart of a table.
    pub struct TableChartResponse {
        /// The chart.
        pub chart: TableChart,
    }
}
