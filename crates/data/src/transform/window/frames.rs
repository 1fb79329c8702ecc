//! Values over the rows of a frame that moves along a group.

use std::collections::VecDeque;

use falaj_expr::{Value, order as order_of_values};
use falaj_schema::Result;
use polars::prelude::{Column as PlColumn, DataFrame, IdxSize};

use super::super::batches::{internal, invalid};
use super::super::keys::span;
use super::super::values::Reader;
use super::{Frame, Order, Values, WindowColumn, WindowFunction};

/// The values of `wanted` for all rows, from those of its column.
pub(super) fn column(source: &PlColumn, wanted: &WindowColumn, order: &Order) -> Result<Values> {
    use WindowFunction::*;
    let reader = Reader::new(source).map_err(internal)?;
    let taken = |rows: Vec<Option<IdxSize>>| {
        let frame = DataFrame::new(source.len(), vec![source.clone()]).map_err(internal)?;
        Ok(Values::Rows(rows, frame))
    };
    let offset = wanted.offset.unwrap_or(1) as usize;
    match wanted.function {
        Lag => taken(shifted(order, |at, _| at.checked_sub(offset))),
        Lead => taken(shifted(order, |at, len| Some(at + offset).filter(|at| *at < len))),
        Min => taken(extremes(&reader, wanted, order, std::cmp::Ordering::Less)?),
        Max => taken(extremes(&reader, wanted, order, std::cmp::Ordering::Greater)?),
        function => sums(&reader, function, wanted, order),
    }
}

/// The row that stands elsewhere in the group.
fn shifted(order: &Order, place: impl Fn(usize, usize) -> Option<usize>) -> Vec<Option<IdxSize>> {
    let mut rows = vec![None; order.rows.len()];
    for group in order.groups() {
        for (at, row) in group.iter().enumerate() {
            rows[*row as usize] = place(at, group.len()).map(|other| group[other] as IdxSize);
        }
    }
    rows
}

/// For each row of a group the first row of its frame, and the one behind its last; none without a frame.
fn frames(group: &[u32], wanted: &WindowColumn, order: &Order) -> Result<Vec<Option<(usize, usize)>>> {
    let end = |at: usize| at + usize::from(!wanted.without_current);
    let whole = wanted.function == WindowFunction::CumulativeSum;
    Ok(match &wanted.frame {
        _ if whole => (0..group.len()).map(|at| Some((0, end(at)))).collect(),
        None => (0..group.len()).map(|at| Some((0, end(at)))).collect(),
        Some(Frame::Rows(count)) => {
            // Without the row itself the frame begins one row earlier.
            let first = |at: usize| end(at).saturating_sub(*count as usize);
            (0..group.len()).map(|at| Some((first(at), end(at)))).collect()
        }
        Some(Frame::Span(text)) => {
            let span = span(text).ok_or_else(|| invalid("columns", text, "15m, 2h, 7d"))?;
            let time = |at: usize| order.times.as_ref().and_then(|times| times[group[at] as usize]);
            let mut first = 0;
            let frame = |at: usize| {
                let now = time(at)?;
                while first < at && time(first).is_some_and(|then| then <= now.saturating_sub(span)) {
                    first += 1;
                }
                Some((first, end(at).max(first)))
            };
            (0..group.len()).map(frame).collect()
        }
    })
}

/// The row with the least or greatest value of each frame; the earliest of several.
fn extremes(
    reader: &Reader,
    wanted: &WindowColumn,
    order: &Order,
    side: std::cmp::Ordering,
) -> Result<Vec<Option<IdxSize>>> {
    let mut found = vec![None; order.rows.len()];
    for group in order.groups() {
        // Places in the group whose values get worse; the front is the best of the frame.
        let mut best: VecDeque<usize> = VecDeque::new();
        let mut next = 0;
        for (at, frame) in frames(group, wanted, order)?.into_iter().enumerate() {
            let Some((first, end)) = frame else { continue };
            while next < end {
                let value = reader.value(group[next] as usize);
                if !value.is_null() {
                    let worse =
                        |other: &usize| order_of_values(&value, &reader.value(group[*other] as usize)) == Some(side);
                    while best.back().is_some_and(worse) {
                        best.pop_back();
                    }
                    best.push_back(next);
                }
                next += 1;
            }
            while best.front().is_some_and(|place| *place < first) {
                best.pop_front();
            }
            found[group[at] as usize] = best.front().map(|place| group[*place] as IdxSize);
        }
    }
    Ok(found)
}

/// Count, sum, mean and standard deviation of each frame.
fn sums(reader: &Reader, function: WindowFunction, wanted: &WindowColumn, order: &Order) -> Result<Values> {
    use WindowFunction::*;
    let whole = matches!(reader, Reader::Integer(_)) && matches!(function, Sum | CumulativeSum);
    let counts = function == Count;
    let mut integers = vec![None; if whole || counts { order.rows.len() } else { 0 }];
    let mut reals = vec![None; if whole || counts { 0 } else { order.rows.len() }];
    for group in order.groups() {
        let mut sum = Moving::default();
        let (mut first, mut next) = (0, 0);
        for (at, frame) in frames(group, wanted, order)?.into_iter().enumerate() {
            let Some((begin, end)) = frame else { continue };
            let row = group[at] as usize;
            while next < end {
                sum.add(&reader.value(group[next] as usize));
                next += 1;
            }
            while first < begin {
                sum.take(&reader.value(group[first] as usize));
                first += 1;
            }
            match function {
                Count => integers[row] = Some(sum.count as i64),
                Sum | CumulativeSum if whole => {
                    integers[row] = i64::try_from(sum.whole).ok().filter(|_| sum.count > 0);
                }
                Sum | CumulativeSum => reals[row] = sum.sum().filter(|sum| sum.is_finite()),
                Mean => reals[row] = sum.mean().filter(|mean| mean.is_finite()),
                _ => {
                    if sum.spoilt {
                        sum.mend(group[begin..end].iter().map(|row| reader.value(*row as usize)));
                    }
                    reals[row] = sum.sd().filter(|sd| sd.is_finite());
                }
            }
        }
    }
    Ok(if whole || counts { Values::Integers(integers) } else { Values::Reals(reals) })
}

/// Sums of values that come and go.
#[derive(Default)]
struct Moving {
    count: u64,
    /// Sum of integers.
    whole: i128,
    sum: Compensated,
    /// Mean and sum of squared differences from it (Welford 1962).
    centre: f64,
    squares: f64,
    /// A value went that outweighed all others, so that what rounding left of it is too much.
    spoilt: bool,
}

impl Moving {
    fn add(&mut self, value: &Value) {
        let Some((number, whole)) = number(value) else { return };
        if self.count == 0 {
            // An empty frame has no sum, whatever rounding left of it.
            *self = Self::default();
        }
        self.count += 1;
        self.whole += whole;
        self.sum.add(number);
        let difference = number - self.centre;
        self.centre += difference / self.count as f64;
        self.squares += difference * (number - self.centre);
    }

    fn take(&mut self, value: &Value) {
        const LEFT: f64 = 1e-6;
        let Some((number, whole)) = number(value) else { return };
        self.count -= 1;
        self.whole -= whole;
        self.sum.add(-number);
        if self.count == 0 {
            return;
        }
        let before = self.squares;
        let difference = number - self.centre;
        self.centre -= difference / self.count as f64;
        self.squares -= difference * (number - self.centre);
        self.spoilt |= self.squares < before * LEFT;
    }

    /// Mean and squares anew, from the values of the frame.
    fn mend<'a>(&mut self, values: impl Iterator<Item = Value<'a>>) {
        let mut fresh = Self::default();
        values.for_each(|value| fresh.add(&value));
        (self.centre, self.squares, self.spoilt) = (fresh.centre, fresh.squares, false);
    }

    fn sum(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum.value())
    }

    fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum.value() / self.count as f64)
    }

    fn sd(&self) -> Option<f64> {
        (self.count > 1).then(|| (self.squares.max(0.0) / (self.count - 1) as f64).sqrt())
    }
}

/// A value as a number, and as a whole one; what is no number counts as 0. None of null.
fn number(value: &Value) -> Option<(f64, i128)> {
    Some(match value {
        Value::Null => return None,
        Value::Integer(number) => (*number as f64, i128::from(*number)),
        Value::Real(number) => (*number, 0),
        _ => (0.0, 0),
    })
}

/// A sum that keeps what rounding takes (Neumaier 1974).
#[derive(Default, Clone, Copy)]
struct Compensated {
    sum: f64,
    rest: f64,
}

impl Compensated {
    fn add(&mut self, value: f64) {
        let sum = self.sum + value;
        self.rest += if self.sum.abs() >= value.abs() { (self.sum - sum) + value } else { (value - sum) + self.sum };
        self.sum = sum;
    }

    fn value(&self) -> f64 {
        self.sum + self.rest
    }
}
