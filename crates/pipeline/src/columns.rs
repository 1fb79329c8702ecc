//! Which columns leave each node, and what is wrong with the columns its settings name.

use falaj_schema::dataset::{Column, ColumnType};
use falaj_schema::model::Signature;
use falaj_schema::{Code, Error};

use crate::names::suggest;
use crate::params::{Join, JoinKind, Label, Params, Prepare, Report, Select, Split, SplitMethod, TaskName, Threshold};

/// The columns that leave a node with these settings, given those that enter; and what is wrong.
///
/// None where only running the node tells them: what reads from it is checked when it runs.
pub(crate) fn leaving(params: &Params, entering: &[&[Column]]) -> (Option<Vec<Column>>, Vec<Error>) {
    if let Params::Operation(operation) = params {
        return match operation.columns(entering) {
            Ok(columns) => (columns, Vec::new()),
            Err(errors) => (None, errors.into_iter().map(|error| with_names(error, entering)).collect()),
        };
    }
    let mut check = Check { errors: Vec::new() };
    let first = entering.first().copied().unwrap_or_default();
    let columns = match params {
        Params::Join(join) => check.join(join, first, entering.get(1).copied().unwrap_or_default()),
        Params::Label(label) => check.label(label, first),
        Params::Select(select) => check.select(select, first),
        Params::Split(split) => check.split(split, first),
        Params::Prepare(prepare) => check.prepare(prepare, first),
        Params::Report(Report { target: Some(target) }) => {
            check.column(first, target, "target");
            first.to_vec()
        }
        _ => first.to_vec(),
    };
    (Some(columns), check.errors)
}

// The columns there are, which a hint lists.
fn with_names(error: Error, entering: &[&[Column]]) -> Error {
    match (error.code, error.place.column.clone()) {
        (Code::ColumnMissing, Some(name)) => {
            suggest(error, &name, entering.iter().flat_map(|table| table.iter().map(|column| column.name.as_str())))
        }
        _ => error,
    }
}

fn is_number(kind: ColumnType) -> bool {
    matches!(kind, ColumnType::Integer | ColumnType::Real)
}

fn is_moment(kind: ColumnType) -> bool {
    matches!(kind, ColumnType::Date | ColumnType::Datetime)
}

/// What a table lacks of the inputs of a model, or has as another type.
pub(crate) fn fits(signature: &Signature, entering: &[Column]) -> Vec<Error> {
    let mut errors = Vec::new();
    for field in &signature.inputs {
        let Some(column) = entering.iter().find(|column| column.name == field.name) else {
            let error = Error::new(Code::ColumnMissing).column(&field.name).param("model");
            errors.push(suggest(error, &field.name, entering.iter().map(|column| column.name.as_str())));
            continue;
        };
        let alike = |test: fn(ColumnType) -> bool| test(column.kind) && test(field.kind);
        if column.kind != field.kind && !alike(is_number) && !alike(is_moment) {
            let error = Error::new(Code::ColumnType).column(&column.name).param("model");
            errors.push(error.with("found", column.kind.as_str()).with("expected", field.kind.as_str()));
        }
    }
    errors
}

struct Check {
    errors: Vec<Error>,
}

impl Check {
    // The column `name`, or an error that names the parameter.
    fn column<'a>(&mut self, columns: &'a [Column], name: &str, param: &str) -> Option<&'a Column> {
        let found = columns.iter().find(|column| column.name == name);
        if found.is_none() {
            let error = Error::new(Code::ColumnMissing).column(name).param(param);
            self.errors.push(suggest(error, name, columns.iter().map(|c| c.name.as_str())));
        }
        found
    }

    fn of_type(&mut self, column: &Column, param: &str, expected: &[ColumnType]) {
        if !expected.contains(&column.kind) {
            let names: Vec<_> = expected.iter().map(|kind| kind.as_str()).collect();
            let error = Error::new(Code::ColumnType).column(&column.name).param(param);
            self.errors.push(error.with("found", column.kind.as_str()).with("expected", names.join(", ")));
        }
    }

    fn twice(&mut self, name: &str, param: &str) {
        self.errors.push(Error::new(Code::ColumnTwice).column(name).param(param));
    }

    fn join(&mut self, join: &Join, left: &[Column], right: &[Column]) -> Vec<Column> {
        for (left_name, right_name) in join.left_on.iter().zip(&join.right_on) {
            let left_key = self.column(left, left_name, "left_on");
            let right_key = self.column(right, right_name, "right_on");
            let (Some(left_key), Some(right_key)) = (left_key, right_key) else { continue };
            let alike = |test: fn(ColumnType) -> bool| test(left_key.kind) && test(right_key.kind);
            if left_key.kind != right_key.kind && !alike(is_number) && !alike(is_moment) {
                self.of_type(right_key, "right_on", &[left_key.kind]);
            }
        }
        let added: Vec<&Column> = match &join.columns {
            Some(names) => names.iter().filter_map(|name| self.column(right, name, "columns")).collect(),
            None => right.iter().filter(|column| !join.right_on.contains(&column.name)).collect(),
        };
        if matches!(join.how, JoinKind::Semi | JoinKind::Anti) {
            return left.to_vec();
        }
        let mut columns = left.to_vec();
        for column in added {
            let taken = |columns: &[Column], name: &str| columns.iter().any(|c| c.name == name);
            let name = match taken(&columns, &column.name) {
                true => format!("{}{}", column.name, join.suffix),
                false => column.name.clone(),
            };
            if taken(&columns, &name) {
                self.twice(&name, "suffix");
            } else {
                columns.push(Column { name, kind: column.kind });
            }
        }
        columns
    }

    fn label(&mut self, label: &Label, table: &[Column]) -> Vec<Column> {
        use ColumnType::*;
        let mut columns = table.to_vec();
        let Some(source) = self.column(table, &label.column, "column") else { return columns };
        let kind = match label.threshold {
            Some(threshold) => {
                let param = match threshold {
                    Threshold::Above(_) => "above",
                    Threshold::Below(_) => "below",
                    Threshold::AtLeast(_) => "at_least",
                };
                if !is_number(source.kind) {
                    self.of_type(source, param, &[Integer, Real]);
                }
                Boolean
            }
            None => {
                self.of_type(source, "column", &[Text, Boolean, Integer, Real]);
                source.kind
            }
        };
        if label.drop || label.name == label.column {
            columns.retain(|column| column.name != label.column);
        }
        if columns.iter().any(|column| column.name == label.name) {
            self.twice(&label.name, "name");
        } else {
            columns.push(Column { name: label.name.clone(), kind });
        }
        columns
    }

    fn select(&mut self, select: &Select, table: &[Column]) -> Vec<Column> {
        match select {
            Select::Keep(names) => names.iter().filter_map(|name| self.column(table, name, "keep").cloned()).collect(),
            Select::Drop(names) => {
                for name in names {
                    self.column(table, name, "drop");
                }
                table.iter().filter(|column| !names.contains(&column.name)).cloned().collect()
            }
        }
    }

    fn split(&mut self, split: &Split, table: &[Column]) -> Vec<Column> {
        use ColumnType::*;
        if let (SplitMethod::Time, Some(name)) = (split.method, &split.column)
            && let Some(column) = self.column(table, name, "column")
        {
            self.of_type(column, "column", &[Date, Datetime, Time, Integer, Real]);
        }
        if let Some(name) = &split.stratify {
            self.column(table, name, "stratify");
        }
        table.to_vec()
    }

    fn prepare(&mut self, prepare: &Prepare, parts: &[Column]) -> Vec<Column> {
        use ColumnType::*;
        if let Some(target) = self.column(parts, &prepare.target, "target") {
            match prepare.task {
                Some(TaskName::Regression) => self.of_type(target, "target", &[Integer, Real, Boolean]),
                _ => self.of_type(target, "target", &[Text, Boolean, Integer, Real]),
            }
        }
        for name in &prepare.categories {
            if let Some(column) = self.column(parts, name, "categories") {
                self.of_type(column, "categories", &[Integer, Real]);
            }
        }
        for name in prepare.bins.iter().flat_map(|bins| &bins.columns) {
            if let Some(column) = self.column(parts, name, "bins") {
                self.of_type(column, "bins", &[Integer, Real]);
            }
        }
        for name in prepare.text.iter().flat_map(|text| &text.columns) {
            if let Some(column) = self.column(parts, name, "text") {
                self.of_type(column, "text", &[Text]);
            }
        }
        for name in &prepare.ignore {
            self.column(parts, name, "ignore");
        }
        let inputs = parts.iter().filter(|c| c.name != prepare.target && !prepare.ignore.contains(&c.name));
        if !parts.is_empty() && inputs.count() == 0 {
            self.errors.push(Error::new(Code::NoInputs).param("ignore"));
        }
        parts.to_vec()
    }
}
