//! Row-wise rules: which rows of a batch fail.

use std::cmp::Ordering;
use std::collections::HashMap;

use falaj_schema::quality::CompareOp;
use falaj_schema::{Code, Error, Result};

use super::bits::Bits;
use super::expression::Truth;
use super::value::{Bounds, Value};
use super::view::{Data, Texts, Values, View};

/// Failing rows that a result names.
pub(super) const FIRST_ROWS: usize = 20;
/// Different failing texts that are counted.
const FAILING_TEXTS: usize = 1_000;

type Holds<T> = Box<dyn Fn(T) -> bool + Send + Sync>;
type TextHolds = Box<dyn Fn(&str) -> bool + Send + Sync>;

/// What must hold for a value of a row.
pub(super) enum Test {
    /// It is there.
    Present,
    /// It lies between bounds.
    Within(Bounds),
    /// For whole numbers, yes/no and times.
    Int(Holds<i64>),
    /// For real numbers.
    Real(Holds<f64>),
    /// For texts.
    Text(TextHolds),
    /// It compares so with the value of the column at this position.
    Compare(CompareOp, usize),
    /// It does not fall (rise, with `descending`) from the row before.
    Ordered { descending: bool, strict: bool },
    /// The expression in this slot is true.
    Expression(usize),
}

/// A row-wise rule, ready to look at batches.
pub(super) struct Judge {
    /// Position of the column that it is about; of none for expressions.
    pub(super) column: Option<usize>,
    /// Slot of its condition.
    pub(super) condition: Option<usize>,
    pub(super) test: Test,
    /// Positions of the columns whose values stand beside failing rows.
    pub(super) shown: Vec<usize>,
}

/// A failing row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Failing {
    /// Counted from 1.
    pub(super) row: u64,
    pub(super) values: Vec<Option<String>>,
}

/// The first and the last value of a batch that an ordered column has.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    /// Number of the batch's first row in the table, counted from 0.
    pub(super) offset: usize,
    /// Row in the batch, and value.
    pub(super) first: (usize, Value),
    pub(super) first_texts: Vec<Option<String>>,
    pub(super) last: Value,
}

/// What a batch says of a rule.
#[derive(Default)]
pub(super) struct Verdict {
    pub(super) checked: u64,
    pub(super) failed: u64,
    pub(super) first: Vec<Failing>,
    /// Failing texts and how often they occur.
    pub(super) texts: HashMap<String, u64>,
    /// Smallest and largest value, of ranges without a condition.
    pub(super) span: Option<(Value, Value)>,
    pub(super) edge: Option<Edge>,
    /// The failing rows, where they are asked for.
    pub(super) bits: Option<Bits>,
}

/// How much of the failing rows is wanted.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    /// Rows that may be named.
    pub(super) first: usize,
    /// All of them, as bits.
    pub(super) bits: bool,
}

/// Judges a batch; `slots` are the expressions evaluated over it.
pub(super) fn judge(judge: &Judge, view: &View, slots: &[Option<Result<Truth>>], wanted: Wanted) -> Result<Verdict> {
    let condition = judge.condition.map(|slot| truth(slots, slot)).transpose()?.map(|truth| &truth.holds);
    if let Test::Expression(slot) = judge.test {
        let truth = truth(slots, slot)?;
        let checked = narrowed(&truth.known, condition);
        let failing = checked.without(&truth.holds);
        return verdict(judge, view, checked.count(), failing, wanted);
    }
    let position = judge.column.ok_or_else(|| Error::new(Code::Internal).detail("a rule without a column"))?;
    let column = view.column(position)?;
    let data = column.data()?;
    if matches!(judge.test, Test::Present) {
        let checked = condition.cloned().unwrap_or_else(|| Bits::from_fn(view.rows, |_| true));
        let failing = checked.without(&data.present);
        return verdict(judge, view, checked.count(), failing, wanted);
    }
    let checked = narrowed(&data.present, condition);
    let mut found = Verdict { checked: checked.count(), ..Verdict::default() };
    match &judge.test {
        Test::Within(bounds) => {
            let span = column.span()?;
            if condition.is_none() {
                found.span = span.cloned();
            }
            if !span.is_some_and(|span| is_within(span, *bounds)) {
                let failing = outside(data, *bounds)?.and(&checked);
                return with_failing(judge, view, found, failing, wanted);
            }
        }
        Test::Text(holds) => {
            let Values::Texts(texts) = &data.values else { return Err(mismatch()) };
            if let Some(failing) = failing_texts(texts, holds) {
                let rows = Bits::from_fn(view.rows, |row| checked.get(row) && failing[texts.codes[row] as usize]);
                found.texts = counted(texts, &rows);
                return with_failing(judge, view, found, rows, wanted);
            }
        }
        Test::Ordered { descending, strict } => {
            let (failing, edge) = disordered(data, &checked, *descending, *strict);
            if let Some((first, last)) = edge {
                let first_texts = view.texts(first.0, &judge.shown)?;
                found.edge = Some(Edge { offset: view.offset, first, first_texts, last });
            }
            return with_failing(judge, view, found, failing, wanted);
        }
        Test::Compare(op, other) => {
            let other = view.column(*other)?.data()?;
            let checked = checked.and(&other.present);
            found.checked = checked.count();
            let failing = compared(data, other, &checked, *op)?;
            return with_failing(judge, view, found, failing, wanted);
        }
        Test::Int(holds) => {
            let Values::Ints(values) = &data.values else { return Err(mismatch()) };
            let failing = Bits::from_fn(view.rows, |row| checked.get(row) && !holds(values[row]));
            return with_failing(judge, view, found, failing, wanted);
        }
        Test::Real(holds) => {
            let Values::Reals(values) = &data.values else { return Err(mismatch()) };
            let failing = Bits::from_fn(view.rows, |row| checked.get(row) && !holds(values[row]));
            return with_failing(judge, view, found, failing, wanted);
        }
        Test::Present | Test::Expression(_) => {}
    }
    if wanted.bits {
        found.bits = Some(Bits::none(view.rows));
    }
    Ok(found)
}

fn truth(slots: &[Option<Result<Truth>>], slot: usize) -> Result<&Truth> {
    match slots.get(slot) {
        Some(Some(Ok(truth))) => Ok(truth),
        Some(Some(Err(error))) => Err(error.clone()),
        _ => Err(Error::new(Code::Internal).detail("an expression was not evaluated")),
    }
}

// The columns of a rule were matched to its test before.
fn mismatch() -> Error {
    Error::new(Code::Internal).detail("a rule looks at a column of another type")
}

fn narrowed(rows: &Bits, condition: Option<&Bits>) -> Bits {
    condition.map_or_else(|| rows.clone(), |condition| rows.and(condition))
}

fn verdict(judge: &Judge, view: &View, checked: u64, failing: Bits, wanted: Wanted) -> Result<Verdict> {
    with_failing(judge, view, Verdict { checked, ..Verdict::default() }, failing, wanted)
}

fn with_failing(judge: &Judge, view: &View, found: Verdict, failing: Bits, wanted: Wanted) -> Result<Verdict> {
    let rows = failing.ones().take(wanted.first);
    let named =
        rows.map(|row| Ok(Failing { row: (view.offset + row) as u64 + 1, values: view.texts(row, &judge.shown)? }));
    let first = named.collect::<Result<_>>()?;
    Ok(Verdict { failed: failing.count(), first, bits: wanted.bits.then_some(failing), ..found })
}

/// True if the smallest and the largest value lie between the bounds, so that all do.
fn is_within((low, high): &(Value, Value), bounds: Bounds) -> bool {
    match (low, high, bounds) {
        (Value::Int(least), Value::Int(most), Bounds::Int { low, high }) => *least >= low && *most <= high,
        (Value::Real(least), Value::Real(most), Bounds::Real { low, high, above, below }) => {
            let from = if above { *least > low } else { *least >= low };
            from && if below { *most < high } else { *most <= high }
        }
        _ => false,
    }
}

fn outside(data: &Data, bounds: Bounds) -> Result<Bits> {
    match (&data.values, bounds) {
        (Values::Ints(values), Bounds::Int { low, high }) => {
            Ok(Bits::from_fn(values.len(), |row| values[row] < low || values[row] > high))
        }
        (Values::Reals(values), Bounds::Real { low, high, above, below }) => Ok(Bits::from_fn(values.len(), |row| {
            let value = values[row];
            value < low || value > high || above && value == low || below && value == high
        })),
        _ => Err(mismatch()),
    }
}

/// For each different text whether it fails; none if none does.
fn failing_texts(texts: &Texts, holds: &TextHolds) -> Option<Vec<bool>> {
    let failing: Vec<bool> = (0..texts.different()).map(|code| !holds(texts.word(code))).collect();
    failing.contains(&true).then_some(failing)
}

fn counted(texts: &Texts, rows: &Bits) -> HashMap<String, u64> {
    let mut counts: HashMap<u32, u64> = HashMap::new();
    for row in rows.ones() {
        let code = texts.codes[row];
        if counts.len() < FAILING_TEXTS || counts.contains_key(&code) {
            *counts.entry(code).or_default() += 1;
        }
    }
    counts.into_iter().map(|(code, count)| (texts.word(code as usize).to_owned(), count)).collect()
}

/// Adds the failing texts of another batch, up to a limit.
pub(super) fn add_texts(texts: &mut HashMap<String, u64>, more: HashMap<String, u64>) {
    for (text, count) in more {
        if texts.len() < FAILING_TEXTS || texts.contains_key(&text) {
            *texts.entry(text).or_default() += count;
        }
    }
}

/// True if `next` may not come after `before`.
pub(super) fn is_disordered(before: &Value, next: &Value, descending: bool, strict: bool) -> bool {
    let order = match (before, next) {
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (Value::Real(a), Value::Real(b)) => a.partial_cmp(b).unwrap_or(Ordering::Equal),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        _ => Ordering::Equal,
    };
    let order = if descending { order.reverse() } else { order };
    order == Ordering::Greater || strict && order == Ordering::Equal
}

type Ends = Option<((usize, Value), Value)>;

fn disordered(data: &Data, checked: &Bits, descending: bool, strict: bool) -> (Bits, Ends) {
    let mut failing = Bits::none(checked.len());
    let mut before: Option<usize> = None;
    let mut first = None;
    for row in checked.ones() {
        match before {
            None => first = Some(row),
            Some(before) if falls(data, before, row, descending, strict) => failing.set(row),
            Some(_) => {}
        }
        before = Some(row);
    }
    let ends = first.zip(before).map(|(first, last)| ((first, data.value(first)), data.value(last)));
    (failing, ends)
}

// As `is_disordered`, without taking the values out of the column.
fn falls(data: &Data, before: usize, row: usize, descending: bool, strict: bool) -> bool {
    let order = match &data.values {
        Values::Ints(values) => values[before].cmp(&values[row]),
        Values::Reals(values) => values[before].partial_cmp(&values[row]).unwrap_or(Ordering::Equal),
        Values::Texts(texts) => texts.at(before).cmp(texts.at(row)),
    };
    let order = if descending { order.reverse() } else { order };
    order == Ordering::Greater || strict && order == Ordering::Equal
}

fn compared(left: &Data, right: &Data, checked: &Bits, op: CompareOp) -> Result<Bits> {
    let fails = |order: Option<Ordering>| order.is_none_or(|order| !is_so(order, op));
    let rows = checked.len();
    let failing =
        |order: &dyn Fn(usize) -> Option<Ordering>| Bits::from_fn(rows, |row| checked.get(row) && fails(order(row)));
    Ok(match (&left.values, &right.values) {
        (Values::Ints(a), Values::Ints(b)) => failing(&|row| Some(a[row].cmp(&b[row]))),
        (Values::Reals(a), Values::Reals(b)) => failing(&|row| a[row].partial_cmp(&b[row])),
        (Values::Ints(a), Values::Reals(b)) => failing(&|row| (a[row] as f64).partial_cmp(&b[row])),
        (Values::Reals(a), Values::Ints(b)) => failing(&|row| a[row].partial_cmp(&(b[row] as f64))),
        (Values::Texts(a), Values::Texts(b)) => failing(&|row| Some(a.at(row).cmp(b.at(row)))),
        _ => return Err(mismatch()),
    })
}

fn is_so(order: Ordering, op: CompareOp) -> bool {
    match op {
        CompareOp::Less => order.is_lt(),
        CompareOp::AtMost => order.is_le(),
        CompareOp::Equal => order.is_eq(),
        CompareOp::NotEqual => order.is_ne(),
        CompareOp::AtLeast => order.is_ge(),
        CompareOp::Greater => order.is_gt(),
    }
}
