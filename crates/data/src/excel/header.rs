//! The header of a sheet: which row names the columns, and what merged cells in it mean.

use std::collections::{BTreeMap, HashMap};

use calamine::Dimensions;
use falaj_schema::{Code, Error, Result};

use super::cell::Content;
use super::rows::RawRows;
use super::{cell_name, column_name};
use crate::infer::Sort;

/// Rows that are looked at to tell a second row of names from a first row of values.
const LOOKED: usize = 50;

/// What names the columns of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    /// The row of the names, counted from 0.
    pub(super) row: u32,
    /// The first row of values.
    pub(super) first: u32,
    /// Names by column; none where there is no header, and every column is one.
    pub(super) names: Option<BTreeMap<u32, String>>,
}

impl Header {
    /// True if values may stand in this column.
    pub(super) fn has(&self, column: u32) -> bool {
        self.names.as_ref().is_none_or(|names| names.contains_key(&column))
    }

    /// Columns up to the last one with a name.
    pub(super) fn width(&self) -> usize {
        let last = self.names.as_ref().and_then(|names| names.keys().next_back());
        last.map_or(0, |last| *last as usize + 1)
    }
}

/// What a person said of the header.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// False if there is none.
    pub(super) header: bool,
    /// Its row, counted from 1.
    pub(super) row: Option<u32>,
}

/// One row as it is: text by column, and whether it was written as text.
#[derive(Debug)]
struct Line {
    row: u32,
    cells: BTreeMap<u32, (String, bool)>,
}

/// Finds the header in the first rows of a sheet.
/// Errors: `no_rows` for an empty sheet, `sheet_header`, `excel_damaged`.
pub(super) fn find(mut rows: RawRows, merged: &[Dimensions], asked: Asked) -> Result<Header> {
    let from = asked.row.map_or(0, |row| row.saturating_sub(1));
    let mut lines = Vec::new();
    while lines.len() < LOOKED && rows.advance()? {
        if rows.row >= from {
            lines.push(line(&rows));
        }
    }
    if !asked.header {
        return Ok(Header { row: from, first: from, names: None });
    }
    let Some(top) = lines.first() else { return Err(Error::new(Code::NoRows)) };
    if let Some(row) = asked.row.filter(|row| top.row + 1 != *row) {
        return Err(Error::new(Code::SheetHeader).row(u64::from(row)).with("reason", "blank"));
    }
    let reach = |region: &&Dimensions| region.start.0 <= top.row && region.end.0 >= top.row;
    let regions: Vec<&Dimensions> = merged.iter().filter(reach).collect();
    let wide: Vec<&Dimensions> = regions.iter().copied().filter(|region| region.end.1 > region.start.1).collect();
    let deepest = regions.iter().map(|region| region.end.0).max().unwrap_or(top.row);
    let below = lines.get(1).filter(|line| line.row == top.row + 1);
    let two_rows = match below {
        _ if deepest > top.row + 1 => false,
        Some(second) if deepest == top.row + 1 => is_text(second),
        Some(second) => !wide.is_empty() && names_columns(second, &lines[2..], &wide),
        // Every cell of the header reaches down over an empty row.
        None => deepest == top.row + 1,
    };
    if (deepest > top.row || !wide.is_empty()) && !two_rows {
        return Err(merged_cells(&regions, top.row));
    }
    let names = if two_rows { joined(top, below, &wide) } else { plain(top) };
    no_repeats(&names, top.row)?;
    Ok(Header { row: top.row, first: top.row + if two_rows { 2 } else { 1 }, names: Some(names) })
}

fn line(rows: &RawRows) -> Line {
    let text = |content: &Content| matches!(content, Content::Value(Sort::Text));
    let cells = rows.placed().iter().map(|cell| (cell.column, (rows.text(cell), text(&cell.content))));
    Line { row: rows.row, cells: cells.collect() }
}

fn is_text(line: &Line) -> bool {
    line.cells.values().all(|(_, is_text)| *is_text)
}

/// True if the row below merged cells names the columns under each of them, and does not look like the rows that follow.
fn names_columns(second: &Line, following: &[Line], wide: &[&Dimensions]) -> bool {
    let names_all = wide.iter().all(|region| {
        let names: Vec<&str> = (region.start.1..=region.end.1)
            .filter_map(|column| second.cells.get(&column).map(|(text, _)| text.trim()))
            .collect();
        let distinct = names.iter().enumerate().all(|(at, name)| !names[..at].contains(name));
        names.len() as u32 == region.end.1 - region.start.1 + 1 && distinct
    });
    names_all && is_text(second) && following.iter().any(|line| !is_text(line))
}

fn plain(top: &Line) -> BTreeMap<u32, String> {
    let names = top.cells.iter().map(|(column, (text, _))| (*column, text.trim().to_owned()));
    names.filter(|(_, name)| !name.is_empty()).collect()
}

/// Names of two rows: `group / sub` where both have one.
fn joined(top: &Line, second: Option<&Line>, wide: &[&Dimensions]) -> BTreeMap<u32, String> {
    let mut groups = plain(top);
    for region in wide {
        let Some(name) = groups.get(&region.start.1).cloned() else { continue };
        groups.extend((region.start.1..=region.end.1).map(|column| (column, name.clone())));
    }
    let subs = second.map(plain).unwrap_or_default();
    let columns = groups.keys().chain(subs.keys()).copied().collect::<std::collections::BTreeSet<u32>>();
    let name = |column: u32| match (groups.get(&column), subs.get(&column)) {
        (Some(group), Some(sub)) if group != sub => format!("{group} / {sub}"),
        (Some(one), _) | (None, Some(one)) => one.clone(),
        (None, None) => column_name(column),
    };
    columns.into_iter().map(|column| (column, name(column))).collect()
}

fn no_repeats(names: &BTreeMap<u32, String>, row: u32) -> Result<()> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for (column, name) in names {
        if let Some(first) = seen.insert(name, *column) {
            let error = Error::new(Code::SheetHeader).row(u64::from(row) + 1).column(name);
            let error = error.with("reason", "duplicate").with("cell", cell_name(row, first));
            return Err(error.with("found", cell_name(row, *column)));
        }
    }
    Ok(())
}

fn merged_cells(regions: &[&Dimensions], row: u32) -> Error {
    let names: Vec<String> = regions.iter().map(|region| region_name(region)).collect();
    let error = Error::new(Code::SheetHeader).row(u64::from(row) + 1).with("reason", "merged");
    error.with("cells", names.join(", "))
}

/// The name of merged cells, such as `B1:D1`.
pub(super) fn region_name(region: &Dimensions) -> String {
    format!("{}:{}", cell_name(region.start.0, region.start.1), cell_name(region.end.0, region.end.1))
}
