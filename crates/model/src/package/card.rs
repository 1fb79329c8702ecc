//! `card.md`: the model card, for people.

use std::fmt::Write;

use falaj_schema::model::{Field, Task};

use super::{Manifest, Reference};
use crate::prep::{ColumnStep, DropReason, Step};

/// Known values that the table of inputs shows.
const SHOWN_VALUES: usize = 8;

/// The model card in Markdown.
pub(super) fn markdown(manifest: &Manifest, reference: &Reference) -> String {
    let sections =
        [title(manifest), data(manifest, reference), quality(manifest), inputs(manifest, reference), limits(manifest)];
    sections.join("\n")
}

fn title(manifest: &Manifest) -> String {
    let signature = &manifest.signature;
    let target = escape(&signature.target);
    let classes: Vec<String> = signature.classes.iter().take(20).map(|class| code(class)).collect();
    let answer = match signature.task {
        Task::Regression => format!("Predicts the number **{target}**."),
        Task::Binary => {
            let positive = classes.last().map_or("", String::as_str);
            format!("Predicts **{target}**: {}. The positive class is {positive}.", classes.join(" or "))
        }
        Task::Multiclass => {
            let more = if signature.classes.len() > 20 { ", …" } else { "" };
            format!("Predicts **{target}**, one of {} classes: {}{more}.", signature.classes.len(), classes.join(", "))
        }
    };
    format!(
        "# {}\n\n{answer}\n\nArchitecture: {}, {} trainable numbers. Made by {} on {}.\n",
        escape(&manifest.name),
        manifest.architecture.describe(),
        manifest.parameters,
        manifest.producer,
        day(manifest.created),
    )
}

fn day(created: falaj_schema::Millis) -> String {
    let micros = created.saturating_mul(1000);
    crate::moment::format(falaj_schema::dataset::ColumnType::Date, micros).unwrap_or_default()
}

fn data(manifest: &Manifest, reference: &Reference) -> String {
    let mut text = format!("## Data\n\nTrained on {} rows.\n\n", manifest.preprocessing.rows);
    if reference.rows != manifest.preprocessing.rows {
        text += &format!("Statistics for drift come from {} rows.\n\n", reference.rows);
    }
    for input in &manifest.lineage.datasets {
        let _ = writeln!(text, "- {} version {}, SHA-256 `{}`", escape(&input.dataset), input.version, input.digest);
    }
    let lineage = &manifest.lineage;
    let _ = writeln!(
        text,
        "- Pipeline {}, SHA-256 `{}`, run `{}`",
        escape(&lineage.pipeline),
        lineage.pipeline_digest,
        lineage.run
    );
    text
}

fn quality(manifest: &Manifest) -> String {
    let Some(evaluation) = &manifest.evaluation else {
        return "## Quality\n\nNot evaluated.\n".to_owned();
    };
    let mut text = format!(
        "## Quality\n\nMeasured on the {} part, {} rows that were not trained on.\n\n| Metric | Value |\n| --- | ---: |\n",
        evaluation.part, evaluation.rows
    );
    for (name, value) in &evaluation.metrics {
        let value = value.map_or("not defined".to_owned(), |value| format!("{value:.4}"));
        let _ = writeln!(text, "| {name} | {value} |");
    }
    text
}

fn inputs(manifest: &Manifest, reference: &Reference) -> String {
    let mut text =
        "## Inputs\n\n| Name | Type | Range or values | Missing in training |\n| --- | --- | --- | ---: |\n".to_owned();
    for (field, step) in manifest.signature.inputs.iter().zip(&manifest.preprocessing.columns) {
        let known = reference.inputs.iter().find(|input| input.name == field.name);
        let missing = known.map_or(String::new(), |input| format!("{:.1} %", input.missing * 100.0));
        let kind = field.kind.as_str();
        let _ = writeln!(text, "| {} | {kind} | {} | {missing} |", escape(&field.name), range(field, step));
    }
    if !manifest.preprocessing.dropped.is_empty() {
        text += "\nNot used:\n\n";
    }
    for column in &manifest.preprocessing.dropped {
        let reason = match column.reason {
            DropReason::Constant => "the same value in every row",
            DropReason::Empty => "no values",
            DropReason::Identifier => "a different value in every row",
        };
        let _ = writeln!(text, "- {}: {reason}", escape(&column.name));
    }
    text
}

fn range(field: &Field, step: &ColumnStep) -> String {
    if let (Some(min), Some(max)) = (field.min, field.max) {
        return format!("{} to {}", short(min), short(max));
    }
    if let Step::Moment(moment) = &step.step {
        let text = |at| crate::moment::format(step.kind, at).unwrap_or_default();
        return format!("{} to {}", text(moment.min), text(moment.max));
    }
    let shown: Vec<String> = field.values.iter().take(SHOWN_VALUES).map(|value| escape(value)).collect();
    let more = field.values.len().saturating_sub(SHOWN_VALUES);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    shown.join(", ") + &more
}

/// Whole numbers as they are, others with four decimals or as powers of ten.
fn short(number: f64) -> String {
    match number.abs() {
        size if number.fract() == 0.0 && size < 1e15 => number.to_string(),
        size if (1e-3..1e9).contains(&size) => format!("{number:.4}"),
        _ => format!("{number:.4e}"),
    }
}

fn limits(manifest: &Manifest) -> String {
    let mut text = "## Limits\n\n\
        - Answers are trustworthy for rows like those of training. Values outside the ranges above, and categories that \
        training has not seen, are answered with a note.\n\
        - Missing values are filled as in training; the more are missing, the less an answer says.\n"
        .to_owned();
    if manifest.signature.task != Task::Regression {
        text += "- Probabilities are the network's own; they were not calibrated afterwards.\n";
    }
    text + "- Fairness between groups of people was not examined.\n"
}

/// Text as code, which knows no escapes.
fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '\n', '\r'], " "))
}

/// Text that stays text in Markdown and in one cell of a table.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => escaped.push(' '),
            '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '#' => escaped.extend(['\\', letter]),
            _ => escaped.push(letter),
        }
    }
    escaped
}
