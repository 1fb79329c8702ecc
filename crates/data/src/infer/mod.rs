//! Finding the type of a column from all of its values as text, and turning that text into values of the type.

mod builder;
mod cell;
pub(crate) mod looks;
mod tally;
mod zones;

pub(crate) use builder::{Builder, Read, frame, moment};
pub(crate) use cell::{Cell, Sort};
pub(crate) use looks::Looks;
pub(crate) use tally::{Label, Tally};
