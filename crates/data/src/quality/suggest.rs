//! Rules that suit a table, from its profile. Each is checked before it is suggested: it holds for the rows it came from.

use std::collections::HashMap;
use std::path::Path;

use falaj_schema::Result;
use falaj_schema::dataset::{ColumnProfile, ColumnType, Profile, Semantic};
use falaj_schema::quality::{
    ExpectedColumn, QualityCheck, QualityRule, RuleStatus, Scalar, Severity, SuggestReason as Reason,
};

use super::check::check;
use super::gather::{Gather, Gathered};
use super::pass::{Pass, part_of};
use super::plan::Plan;
use super::shape;
use super::view::{Values, View};
use crate::parquet::Source;
use crate::table::{Progress, is_number, position, tell};

/// Rows from which on "none is missing" is no chance.
const SURE_ROWS: u64 = 1_000;
/// Values that a column must have to say something about it.
const FEWEST: u64 = 20;
/// Different values that are listed in a rule.
const LISTED: u64 = 50;
/// Rows there must be for each different value, so that rare ones are likely to have been seen.
const ROWS_OF_VALUE: u64 = 10;
/// Different texts that are all looked at for their shape; of more, those of the first rows are.
const ALL_TEXTS: u64 = 1_000;
/// Share of rows without a value up to which most having one is a rule.
const FEW_MISSING: f64 = 0.05;
/// How far beyond the smallest and largest number a range reaches, as a share of what lies between them.
const MARGIN: f64 = 0.1;

/// A rule that suits a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    /// The rule.
    pub rule: QualityRule,
    /// Why it is suggested.
    pub reason: Reason,
}

/// Rules that suit the table in the Parquet file `path` with this `profile`: about all of it, or about `columns` alone.
///
/// Errors: `column_missing` (one of `columns`), those of opening, `parquet_damaged`, `cancelled`.
pub fn suggest(
    path: &Path,
    profile: &Profile,
    columns: Option<&[String]>,
    progress: Progress,
) -> Result<Vec<Suggested>> {
    let source = Source::open(path)?;
    let table = source.columns();
    for name in columns.unwrap_or_default() {
        position(&table, name)?;
    }
    let wanted = |column: &&ColumnProfile| columns.is_none_or(|names| names.contains(&column.name));
    let chosen: Vec<&ColumnProfile> = profile.columns.iter().filter(wanted).collect();
    let texts = look_at_texts(&source, &chosen, profile.rows, &part_of(progress, 0.0, 0.4))?;
    let mut found = Vec::new();
    if columns.is_none() {
        found.extend(of_table(profile));
    }
    for (at, column) in chosen.iter().enumerate() {
        let mut of_column = OfColumn { column, rows: profile.rows, at, found: &mut found };
        of_column.all(texts.get(column.name.as_str()));
    }
    let rules: Vec<QualityRule> = found.iter().map(|suggested| suggested.rule.clone()).collect();
    let nothing = |_: &str| Err(falaj_schema::Error::new(falaj_schema::Code::DatasetMissing));
    let checked = check(path, &rules, &nothing, 0, &part_of(progress, 0.4, 1.0))?;
    let holds = checked.measured.iter().map(|measured| measured.status == RuleStatus::Passed);
    Ok(found.into_iter().zip(holds).filter(|(_, holds)| *holds).map(|(suggested, _)| suggested).collect())
}

fn of_table(profile: &Profile) -> Vec<Suggested> {
    let columns = profile.columns.iter();
    let columns = columns.map(|column| ExpectedColumn { name: column.name.clone(), kind: Some(column.kind) }).collect();
    let schema = QualityRule::new("columns", QualityCheck::Columns { columns, others: true, ordered: false });
    let (half, double) = (profile.rows as f64 / 2.0, profile.rows as f64 * 2.0);
    let (min, max) = (rounded(half, false) as u64, rounded(double, true) as u64);
    let rows = QualityCheck::RowCount { min: Some(min.max(1)), max: Some(max) };
    let rows = QualityRule { severity: Severity::Warn, ..QualityRule::new("rows", rows) };
    vec![Suggested { rule: schema, reason: Reason::Schema }, Suggested { rule: rows, reason: Reason::RowCount }]
}

/// Two significant digits, down or up.
fn rounded(value: f64, up: bool) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let step = 10f64.powf(value.log10().floor() - 1.0).max(1.0);
    if up { (value / step).ceil() * step } else { (value / step).floor() * step }
}

/// Different texts of a column: all of them where these are few.
struct Texts {
    all: bool,
    different: Vec<String>,
}

fn look_at_texts<'a>(
    source: &Source,
    columns: &[&'a ColumnProfile],
    rows: u64,
    progress: &dyn Fn(f64) -> bool,
) -> Result<HashMap<&'a str, Texts>> {
    let table = source.columns();
    let mut texts = HashMap::new();
    let (mut few, mut many) = (Vec::new(), Vec::new());
    for column in columns {
        let at = position(&table, &column.name)?;
        let listed = column.distinct <= ALL_TEXTS && rows > 0;
        match column.kind {
            ColumnType::Text if !listed => many.push((column.name.as_str(), at)),
            ColumnType::Text => few.push((column.name.as_str(), at)),
            ColumnType::Integer if column.semantic == Semantic::Category => few.push((column.name.as_str(), at)),
            _ => {}
        }
    }
    let plan = Plan {
        table: table.clone(),
        kinds: table.iter().map(|column| column.kind).collect(),
        slots: Vec::new(),
        judges: Vec::new(),
        gathers: few.iter().map(|(_, at)| Gather::Counts(*at)).collect(),
        steps: Vec::new(),
        columns: Vec::new(),
    };
    let pass = Pass { source, plan: &plan, judges: false, gathers: (0..few.len()).collect(), all_rows: false };
    for ((name, _), gathered) in few.iter().zip(pass.run(progress)?.gathered) {
        if let Some(Gathered::Counts(counts)) = gathered {
            let mut different: Vec<String> = counts.into_keys().collect();
            different.sort_unstable();
            texts.insert(*name, Texts { all: true, different });
        }
    }
    if let Some(first) = source.batches().first().filter(|_| !many.is_empty()) {
        tell(progress, 1.0)?;
        let mut positions: Vec<usize> = many.iter().map(|(_, at)| *at).collect();
        positions.sort_unstable();
        let view = View::new(source.read(&positions, *first)?, 0, &positions, &plan.kinds);
        for (name, at) in many {
            if let Values::Texts(found) = &view.column(at)?.data()?.values {
                let different = (0..found.different()).map(|code| found.word(code).to_owned()).collect();
                texts.insert(name, Texts { all: false, different });
            }
        }
    }
    Ok(texts)
}

/// Makes the rules about one column.
struct OfColumn<'a> {
    column: &'a ColumnProfile,
    rows: u64,
    at: usize,
    found: &'a mut Vec<Suggested>,
}

impl OfColumn<'_> {
    fn present(&self) -> u64 {
        self.rows.saturating_sub(self.column.missing)
    }

    fn all(&mut self, texts: Option<&Texts>) {
        self.not_missing();
        if self.present() < FEWEST {
            return;
        }
        match self.column.semantic {
            Semantic::Constant | Semantic::Category | Semantic::Boolean => self.values(texts),
            Semantic::Number => self.range(),
            // Amounts and degrees are numbers; amounts with their currency and codes of places are text.
            Semantic::Money | Semantic::Geo if self.column.kind != ColumnType::Text => self.range(),
            Semantic::Money => {}
            Semantic::Geo => self.values(texts),
            Semantic::Identifier => self.identifier(),
            Semantic::Time => self.rising(),
            Semantic::Text => {}
        }
        if self.column.kind == ColumnType::Text {
            self.built_alike(texts);
        }
    }

    fn add(&mut self, severity: Severity, mostly: f64, check: QualityCheck, reason: Reason) {
        // An id has an end; a name of a column need not have one.
        let id = match self.column.name.chars().count() {
            0..=120 => format!("{}.{}", self.column.name, check.as_str()),
            _ => format!("column-{}.{}", self.at + 1, check.as_str()),
        };
        let rule = QualityRule { severity, mostly, ..QualityRule::new(id, check) };
        self.found.push(Suggested { rule, reason });
    }

    fn name(&self) -> String {
        self.column.name.clone()
    }

    fn not_missing(&mut self) {
        let share = self.column.missing as f64 / self.rows.max(1) as f64;
        let check = QualityCheck::NotMissing { column: self.name() };
        if self.rows == 0 || share > FEW_MISSING {
            return;
        }
        if self.column.missing == 0 {
            let severity = if self.rows >= SURE_ROWS { Severity::Error } else { Severity::Warn };
            self.add(severity, 1.0, check, Reason::NothingMissing);
        } else if self.rows >= FEWEST {
            // Twice as many may be missing as are now, in thousandths.
            let mostly = ((1.0 - 2.0 * share) * 1_000.0).floor() / 1_000.0;
            self.add(Severity::Warn, mostly, check, Reason::FewMissing);
        }
    }

    fn values(&mut self, texts: Option<&Texts>) {
        let (kind, distinct) = (self.column.kind, self.column.distinct);
        if distinct == 0 || distinct > LISTED || self.present() < distinct * ROWS_OF_VALUE {
            return;
        }
        let listed = texts.filter(|texts| texts.all).map(|texts| texts.different.clone());
        let whole_top = || (distinct <= self.column.top.len() as u64).then(|| self.column.top.iter());
        let listed = listed.or_else(|| Some(whole_top()?.map(|value| value.value.clone()).collect()));
        let values: Option<Vec<Scalar>> = listed.and_then(|all| all.iter().map(|text| as_scalar(text, kind)).collect());
        let Some(mut values) = values else { return };
        values.sort_by(|a, b| match (a, b) {
            (Scalar::Integer(a), Scalar::Integer(b)) => a.cmp(b),
            _ => a.to_string().cmp(&b.to_string()),
        });
        let reason = if distinct == 1 { Reason::Constant } else { Reason::FewValues };
        if kind == ColumnType::Boolean && distinct == 2 {
            return;
        }
        let check = QualityCheck::Values { column: self.name(), values, forbidden: false };
        self.add(Severity::Warn, 1.0, check, reason);
    }

    fn range(&mut self) {
        let bound = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<f64>().ok());
        let (Some(low), Some(high)) = (bound(&self.column.min), bound(&self.column.max)) else { return };
        let span = high - low;
        if !(is_number(self.column.kind) && span > 0.0 && span.is_finite()) {
            return;
        }
        let whole = self.column.kind == ColumnType::Integer;
        let step = 10f64.powf((span * MARGIN).log10().floor());
        let step = if whole { step.max(1.0) } else { step };
        let mut min = ((low - span * MARGIN) / step).floor() * step;
        let max = ((high + span * MARGIN) / step).ceil() * step;
        let positive = low >= 0.0;
        if positive {
            min = min.max(0.0);
        }
        let written = |value: f64| match whole && value.abs() < 9e15 {
            true => Scalar::Integer(value as i64),
            false => Scalar::Real(tidy(value, step)),
        };
        let check = QualityCheck::Range {
            column: self.name(),
            min: Some(written(min)),
            max: Some(written(max)),
            strict_min: false,
            strict_max: false,
        };
        let reason = if positive && min == 0.0 { Reason::NotNegative } else { Reason::Span };
        self.add(Severity::Warn, 1.0, check, reason);
    }

    fn identifier(&mut self) {
        let severity = if self.rows >= SURE_ROWS { Severity::Error } else { Severity::Warn };
        if self.column.distinct == self.present() {
            self.add(severity, 1.0, QualityCheck::Unique { columns: vec![self.name()] }, Reason::TellsApart);
        }
        if self.column.kind == ColumnType::Integer {
            self.rising();
        }
    }

    fn rising(&mut self) {
        if self.column.distinct > 1 && self.column.kind != ColumnType::Time {
            let check = QualityCheck::Ordered { column: self.name(), descending: false, strict: false };
            self.add(Severity::Warn, 1.0, check, Reason::Rising);
        }
    }

    fn built_alike(&mut self, texts: Option<&Texts>) {
        let personal = self.column.pii.iter().find(|pii| pii.share >= 0.99);
        if let Some(pattern) = personal.and_then(|pii| pattern_of(&pii.kind)) {
            let check = QualityCheck::Pattern { column: self.name(), pattern: pattern.to_owned(), forbidden: false };
            return self.add(Severity::Warn, 1.0, check, Reason::Personal);
        }
        let listed = matches!(self.column.semantic, Semantic::Category | Semantic::Boolean | Semantic::Constant)
            && self.column.distinct <= LISTED;
        let Some(texts) = texts.filter(|texts| !listed && texts.different.len() >= 5) else { return };
        if let Some(pattern) = shape::common(texts.different.iter().map(String::as_str)) {
            let check = QualityCheck::Pattern { column: self.name(), pattern, forbidden: false };
            self.add(Severity::Warn, 1.0, check, Reason::Shape);
        }
    }
}

/// Without the rounding error of a multiple of a step below one.
fn tidy(value: f64, step: f64) -> f64 {
    let places = (1.0 - step.log10()).ceil();
    if step >= 1.0 || places > 15.0 {
        return value;
    }
    let scale = 10f64.powf(places);
    (value * scale).round() / scale
}

fn as_scalar(text: &str, kind: ColumnType) -> Option<Scalar> {
    match kind {
        ColumnType::Integer => text.parse().ok().map(Scalar::Integer),
        ColumnType::Real => text.parse().ok().map(Scalar::Real),
        ColumnType::Boolean => text.parse().ok().map(Scalar::Boolean),
        _ => Some(Scalar::Text(text.to_owned())),
    }
}

/// What values of a kind of personal data look like, as profiles name the kinds.
fn pattern_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "email" => r"^[^@\s]+@[^@\s]+\.[^@\s]{2,}$",
        "phone" => r"^\+?[0-9][0-9 ()./-]{6,22}$",
        "emirates_id" => r"^784-?[0-9]{4}-?[0-9]{7}-?[0-9]$",
        "iban" => r"^[A-Z]{2}[0-9]{2}[A-Z0-9 -]{11,38}$",
        "card" => r"^[0-9](?:[ -]?[0-9]){12,18}$",
        _ => return None,
    })
}
