//! Expressions over the columns of a table: what could be written, and what it gives.

use crate::contract;
use crate::dataset::Column;
use crate::error::WireError;

contract! {
    /// What a candidate of a completion is.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum CandidateKind {
        /// A column of the table.
        Column,
        /// A function.
        Function,
        /// A word or sign of the language.
        Keyword,
    }

    /// Something that could stand at a place of an expression.
    pub struct Candidate {
        /// What is inserted.
        pub text: String,
        /// What is shown.
        pub label: String,
        /// What it is.
        pub kind: CandidateKind,
        /// Of a function its name and arguments, of a column its type.
        pub signature: String,
        /// What it does in one line, in the caller's language; empty where there is nothing to say.
        pub doc: String,
    }

    /// What could stand at a place of an expression, best first.
    pub struct Completion {
        /// First character that a candidate replaces, counted from 0.
        pub from: u64,
        /// Character behind the last one that it replaces.
        pub to: u64,
        /// At most 50.
        pub candidates: Vec<Candidate>,
    }

    /// What an expression is written for, which says the columns that it can name.
    #[serde(rename_all = "lowercase", deny_unknown_fields)]
    pub enum ExpressionOf {
        /// A dataset, `name` or `name@version`: its columns.
        Data(String),
        /// A node of a pipeline: the columns that enter it.
        Node {
            /// Path or id of the pipeline.
            file: String,
            /// Id of the node.
            node: String,
        },
    }

    /// Asks what could stand at a place of an expression.
    pub struct CompleteRequest {
        /// What it is written for; the columns of that are offered.
        pub of: ExpressionOf,
        /// The expression as far as it is written.
        pub expression: String,
        /// Where the cursor stands, in characters from the start.
        pub cursor: u64,
    }

    /// A column that follows from an expression.
    #[serde(deny_unknown_fields)]
    pub struct DerivedColumn {
        /// Its name.
        pub name: String,
        /// The expression.
        pub expression: String,
    }

    /// Asks for the values of an expression on the first rows of a dataset, or of what enters a node.
    pub struct PreviewExpressionRequest {
        /// What it is written for. The rows that enter a node are those of the node before it, as far as they are there or
        /// can be worked out from a table that is.
        pub of: ExpressionOf,
        /// The expression.
        pub expression: String,
        /// Columns that are derived before it, which it can read, too.
        #[serde(default)]
        #[ts(optional, as = "Option<_>")]
        pub before: Vec<DerivedColumn>,
        /// How many rows, at most 100; 20 by default.
        #[serde(default)]
        #[ts(optional)]
        pub limit: Option<u32>,
    }

    /// The values of an expression, or what is wrong with it.
    pub struct PreviewExpressionResponse {
        /// The expression in its canonical form, where it can be read.
        pub canonical: Option<String>,
        /// Name and type of the result, where it is sound; the name is the canonical text.
        pub column: Option<Column>,
        /// The columns that it reads, then the result: cells as text, `null` where there is no value.
        pub rows: Vec<Vec<Option<String>>>,
        /// The columns of `rows`.
        pub columns: Vec<Column>,
        /// What is wrong, with its place in the expression.
        pub error: Option<WireError>,
    }
}
