//! Expressions that are being written: what could come next, and what they give.

use falaj_data::transform::{Derived, expression_preview};
use falaj_pipeline::{Flow, check, file, flow, keys};
use falaj_schema::dataset::{Column, RowsResponse};
use falaj_schema::expression::{
    CompleteRequest, Completion, ExpressionOf, PreviewExpressionRequest, PreviewExpressionResponse,
};
use falaj_schema::{Caller, Code, Error, Result};

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

    /// The values of an expression on the first rows of a dataset or of what enters a node, or what is wrong with it.
    ///
    /// Errors: `dataset_missing`, `node_missing`, those of reading; `rows_missing` with the node that has to run before.
    pub(crate) fn preview_expression(
        &self,
        caller: &Caller,
        request: &PreviewExpressionRequest,
    ) -> Result<PreviewExpressionResponse> {
        let canonical = falaj_expr::parse(&request.expression).ok().map(|expr| expr.to_string());
        let limit = request.limit.unwrap_or(ROWS).min(MOST_ROWS);
        match self.previewed(request, limit) {
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

    fn previewed(&self, request: &PreviewExpressionRequest, limit: u32) -> Result<RowsResponse> {
        match &request.of {
            ExpressionOf::Data(name) => {
                let path = self.store().dataset_path(&self.store().dataset_find(name)?);
                expression_preview(&path, &[], &request.expression, limit)
            }
            ExpressionOf::Node { file, node } => {
                let before = request.before.iter();
                let before = before.map(|one| Derived { name: one.name.clone(), expression: one.expression.clone() });
                self.flow_into(file, node)?.preview(before.collect(), &request.expression, limit)
            }
        }
    }

    /// The rows that enter a node by its first port.
    fn flow_into(&self, reference: &str, node: &str) -> Result<Flow> {
        let pipeline = file::read(&self.pipeline_path(reference)?)?;
        let checked = check(&pipeline, self.store());
        let position = checked.expanded.position(node)?;
        let input = checked.graph.inputs[position].first().copied().flatten();
        let input =
            input.ok_or_else(|| Error::new(Code::InputMissing).node(node).param("table").with("expected", "table"))?;
        let missing = || Error::new(Code::RowsMissing).node(&checked.expanded.pipeline.nodes[input].id);
        let keys = keys(&checked)?;
        let flow = flow(self.store(), &checked, &keys, input)?.ok_or_else(missing)?;
        if flow.is_quick()? { Ok(flow) } else { Err(missing()) }
    }
}
