//! The columns of a table that is made from one or several files, and where the files differ.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use falaj_schema::dataset::{Column, ColumnType, Warning};
use falaj_schema::{Code, Error, Result};

use super::drift::{Difference, What, differ, widened};
use super::hive;
use super::{Findings, Found, Kind, Part, Place};
use crate::import::{ImportOptions, in_file, warning};
use crate::infer::{Builder, Label, Tally};
use crate::table::{is_number, position};

/// Differences that an error lists; all of them are counted.
const LISTED: usize = 50;
/// Columns that a table can have.
pub(crate) const MOST_COLUMNS: usize = 50_000;

/// The columns of a table, settled.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) columns: Vec<Column>,
    /// True for columns whose type was asked for.
    pub(crate) asked: Vec<bool>,
}

impl Plan {
    /// One empty column for each.
    pub(super) fn builders(&self, capacity: usize) -> Vec<Builder> {
        let capacity = capacity.min(8_192);
        let pairs = self.columns.iter().zip(&self.asked);
        pairs.map(|(column, asked)| Builder::new(column, capacity, *asked)).collect()
    }
}

/// The columns found so far.
pub(crate) struct Blend<'a> {
    options: &'a ImportOptions,
    columns: Vec<Found>,
    index: HashMap<String, usize>,
    /// Names of the first file's columns.
    first: Vec<String>,
    origins: Origins,
    differences: Vec<Difference>,
    differing: usize,
    rows: Option<u64>,
    /// Columns that stand in the path and in a file.
    shadowed: BTreeSet<String>,
    warnings: Vec<Warning>,
}

impl<'a> Blend<'a> {
    pub(crate) fn new(options: &'a ImportOptions) -> Self {
        Self {
            options,
            columns: Vec::new(),
            index: HashMap::new(),
            first: Vec::new(),
            origins: Origins::default(),
            differences: Vec::new(),
            differing: 0,
            rows: Some(0),
            shadowed: BTreeSet::new(),
            warnings: Vec::new(),
        }
    }

    /// Takes in what was found in the next file. Errors: `columns_many`.
    pub(crate) fn add(&mut self, part: &Part, findings: Findings, label: Label) -> Result<()> {
        let number = self.origins.columns.len();
        self.rows = self.rows.zip(findings.rows).map(|(sum, rows)| sum + rows);
        for found in findings.warnings {
            // What names no rows is said of a column, and once for all files in which it is the same.
            let found = if found.rows.is_empty() { found } else { in_file(found, label(number)) };
            if self.warnings.iter().all(|known| (&known.code, &known.message) != (&found.code, &found.message)) {
                self.warnings.push(found);
            }
        }
        let mut places = Vec::with_capacity(findings.columns.len());
        for found in findings.columns {
            if part.keys.iter().any(|(key, _)| *key == found.name) {
                // What the path says of a partition is what its other readers go by, too.
                self.shadowed.insert(found.name);
                continue;
            }
            let at = found.at;
            places.push((self.take(found, number, part), at));
        }
        let mut keys = Vec::with_capacity(part.keys.len());
        for (name, value) in &part.keys {
            let mut tally = Tally::after(0, number);
            hive::count(&mut tally, value.as_deref());
            let found = Found { name: name.clone(), at: 0, kind: Kind::Seen(Box::new(tally)) };
            keys.push((self.take(found, number, part), value.clone()));
        }
        if number > 0 {
            self.compare_with_first(&places, &keys, part);
        }
        self.origins.add(places, keys);
        match self.columns.len() {
            0..=MOST_COLUMNS => Ok(()),
            _ => Err(Error::new(Code::ColumnsMany).file(&part.path).with("limit", MOST_COLUMNS)),
        }
    }

    /// Where the column stands among those known.
    fn take(&mut self, found: Found, number: usize, part: &Part) -> usize {
        let Some(at) = self.index.get(&found.name).copied() else {
            if number > 0 {
                self.differ(part, &found.name, What::Added);
            } else {
                self.first.push(found.name.clone());
            }
            self.index.insert(found.name.clone(), self.columns.len());
            self.columns.push(found);
            return self.columns.len() - 1;
        };
        let (known, asked) = (&self.columns[at].kind, self.options.types.contains_key(&found.name));
        if let (Some(expected), Some(found_kind), false) = (certain(known), certain(&found.kind), asked)
            && !goes_with(expected, found_kind)
        {
            self.differ(part, &found.name, What::Type { expected, found: found_kind });
            if !self.options.union {
                return at;
            }
        }
        widen(&mut self.columns[at].kind, found.kind);
        at
    }

    fn compare_with_first(&mut self, places: &[(usize, usize)], keys: &[(usize, Option<String>)], part: &Part) {
        let mut here = vec![false; self.columns.len()];
        places.iter().for_each(|(at, _)| here[*at] = true);
        keys.iter().for_each(|(at, _)| here[*at] = true);
        // The columns of the first file are the first ones.
        for at in (0..self.first.len()).filter(|at| !here[*at]) {
            let name = self.first[at].clone();
            self.differ(part, &name, What::Missing);
        }
    }

    fn differ(&mut self, part: &Part, column: &str, what: What) {
        self.differing += 1;
        if self.differences.len() < LISTED {
            self.differences.push(Difference { file: part.name.clone(), column: column.to_owned(), what });
        }
    }

    /// Number of rows, where all files say it beforehand.
    pub(crate) fn rows(&self) -> Option<u64> {
        self.rows
    }

    /// The columns of the table, what is worth knowing about them, and where their values come from.
    /// Errors: `files_differ` unless that is allowed, `column_missing` (of a type that was asked for).
    pub(crate) fn settle(self, parts: &[Part], label: Label) -> Result<(Plan, Vec<Warning>, Origins)> {
        if let (Some(first), false) = (self.differences.first(), self.options.union) {
            return Err(differ(first, &self.differences, self.differing, &parts[0]));
        }
        let (plan, found) = settle(&self.columns, &self.options.types, label)?;
        let mut warnings = self.warnings;
        let shadowed = |name: &String| warning("column_shadowed", &[("column", name)], Vec::new());
        warnings.extend(self.shadowed.iter().map(shadowed));
        warnings.extend(widened(&self.differences, &plan.columns));
        warnings.extend(found);
        Ok((plan, warnings, self.origins))
    }
}

/// For each file, where the values of the table's columns come from in it.
#[derive(Debug, Default)]
pub(crate) struct Origins {
    /// Positions in the table and in the file; files that follow each other mostly have the same.
    columns: Vec<Rc<[(usize, usize)]>>,
    /// Positions in the table, and what the path of the file says.
    keys: Vec<Vec<(usize, Option<String>)>>,
}

impl Origins {
    fn add(&mut self, columns: Vec<(usize, usize)>, keys: Vec<(usize, Option<String>)>) {
        let known = self.columns.last().filter(|last| ***last == *columns).cloned();
        self.columns.push(known.unwrap_or_else(|| columns.into()));
        self.keys.push(keys);
    }

    /// Where the values of `count` columns come from in a file.
    pub(crate) fn places(&self, file: usize, count: usize) -> Vec<Place> {
        let mut places = vec![Place::Missing; count];
        self.columns[file].iter().for_each(|(at, from)| places[*at] = Place::At(*from));
        self.keys[file].iter().for_each(|(at, value)| places[*at] = Place::Fixed(value.clone()));
        places
    }
}

/// Settles the type of every column: the one asked for, or the one that holds all values.
/// Errors: `column_missing` for a type that was asked for of a column that is not there.
fn settle(found: &[Found], types: &BTreeMap<String, ColumnType>, label: Label) -> Result<(Plan, Vec<Warning>)> {
    let mut plan = Plan { columns: Vec::with_capacity(found.len()), asked: Vec::with_capacity(found.len()) };
    let mut warnings = Vec::new();
    for column in found {
        let asked = types.get(&column.name).copied();
        let kind = match (&column.kind, asked) {
            (_, Some(kind)) => kind,
            (Kind::Said(kind), None) => *kind,
            (Kind::Seen(tally), None) => {
                let (kind, noticed) = tally.resolve(&column.name, label);
                warnings.extend(noticed);
                kind
            }
        };
        plan.columns.push(Column { name: column.name.clone(), kind });
        plan.asked.push(asked.is_some());
    }
    types.keys().try_for_each(|name| position(&plan.columns, name).map(drop))?;
    Ok((plan, warnings))
}

/// The type that is certain of a column; none where it has no value yet.
fn certain(kind: &Kind) -> Option<ColumnType> {
    match kind {
        Kind::Said(kind) => Some(*kind),
        Kind::Seen(tally) => (tally.values() > 0).then(|| tally.kind()),
    }
}

fn is_day(kind: ColumnType) -> bool {
    matches!(kind, ColumnType::Date | ColumnType::Datetime)
}

/// True if values of both types stand in one column without becoming text.
fn goes_with(a: ColumnType, b: ColumnType) -> bool {
    a == b || (is_number(a) && is_number(b)) || (is_day(a) && is_day(b))
}

fn widen(known: &mut Kind, found: Kind) {
    match (known, found) {
        (Kind::Seen(tally), Kind::Seen(more)) => tally.merge(&more),
        (Kind::Said(kind), Kind::Said(other)) => *kind = wider(*kind, other),
        (known, found) => {
            let kind = match (certain(known), certain(&found)) {
                (Some(a), Some(b)) => wider(a, b),
                (Some(one), None) | (None, Some(one)) => one,
                (None, None) => ColumnType::Text,
            };
            *known = Kind::Said(kind);
        }
    }
}

/// The type that holds the values of both.
fn wider(a: ColumnType, b: ColumnType) -> ColumnType {
    match (a, b) {
        _ if a == b => a,
        _ if is_number(a) && is_number(b) => ColumnType::Real,
        _ if is_day(a) && is_day(b) => ColumnType::Datetime,
        _ => ColumnType::Text,
    }
}
