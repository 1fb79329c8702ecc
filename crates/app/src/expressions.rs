//! Expressions that are being written: what could come next, and what they give.

use falaj_pipeline::{check, file};
use falaj_schema::dataset::Column;
use falaj_schema::expression::{
    CompleteRequest, Completion, ExpressionOf, PreviewExpressionRequest, PreviewExpressionResponse,
};
use falaj_schema::{Caller, Result};

use crate::App;

/// Rows that a preview shows unless told otherwise, and at most.
const ROWS: u32 = 20;
const MOST_ROWS: u32 = 100;

impl App {
    /// What could stand at a place of an expression: the columns that it can name, functions and words.
    ///
    /// Errors: `dataset_missing`, `node_missing`, those of reading the file.
    pub(crate) fn complete_expression(&self, caller: &Caller, request: &CompleteRequest) -> Result<Completion> {
        let columns = match &request.of {
            ExpressionOf::Data(name) => self.store().dataset_find(name)?.columns,
            ExpressionOf::Node { file, node } => self.entering(file, node)?,
        };
        Ok(falaj_expr::complete(&request.expression, request.cursor, &columns, caller.lang))
    }

    /// The columns that enter a node, or the nodes within one that is of a component; of several tables those of all.
    fn entering(&self, reference: &str, node: &str) -> Result<Vec<Column>> {
        let pipeline = file::read(&self.pipeline_path(reference)?)?;
        let checked = check(&pipeline, self.store());
        let within = match checked.expanded.group(node) {
            Some(group) => group.nodes.clone(),
            None => {
                let position = checked.expanded.position(node)?;
                position..position + 1
            }
        };
        let inputs = within.clone().flat_map(|node| checked.graph.inputs[node].iter().flatten());
        let mut columns: Vec<Column> = Vec::new();
        for input in inputs.filter(|input| !within.contains(input)) {
            let entering = checked.columns[*input].iter().flatten();
            for column in entering {
                if !columns.iter().any(|own| own.name == column.name) {
                    columns.push(column.clone());
                }
            }
        }
        Ok(columns)
    }

    /// The values of an expression on the first rows of a dataset, or what is wrong with it.
    ///
    /// Errors: `dataset_missing`, those of reading the dataset.
    pub(crate) fn preview_expression(
        &self,
        caller: &Caller,
        request: &PreviewExpressionRequest,
    ) -> Result<PreviewExpressionResponse> {
        let dataset = self.store().dataset_find(&request.data)?;
        let canonical = falaj_expr::parse(&request.expression).ok().map(|expr| expr.to_string());
        let limit = request.limit.unwrap_or(ROWS).min(MOST_ROWS) as usize;
        let path = self.store().dataset_path(&dataset);
        match falaj_data::transform::expression_preview(&path, &request.expression, limit) {
            Ok(shown) => Ok(PreviewExpressionResponse {
                canonical,
                column: shown.columns.last().cloned(),
                rows: shown.rows,
                columns: shown.columns,
                error: None,
            }),
            // Where the expression is wrong its place is known; everything else is no answer to the question.
            Err(error) if error.place.span.is_some() => Ok(PreviewExpressionResponse {
                canonical,
                column: None,
                rows: Vec::new(),
                columns: Vec::new(),
                error: Some(error.to_wire(caller.lang)),
            }),
            Err(error) => Err(error),
        }
    }
}
