//! `join`: adds columns of a second table.

use falaj_data::JoinOptions;
use falaj_schema::Result;

use super::{Bench, keep_table};
use crate::output::Table;
use crate::params::{Join, JoinKind, Several};

pub(super) fn kind(join: &Join) -> falaj_data::JoinKind {
    match join.how {
        JoinKind::Left => falaj_data::JoinKind::Left,
        JoinKind::Inner => falaj_data::JoinKind::Inner,
        JoinKind::Semi => falaj_data::JoinKind::Semi,
        JoinKind::Anti => falaj_data::JoinKind::Anti,
        JoinKind::Full => falaj_data::JoinKind::Full,
    }
}

pub(super) fn options(join: &Join) -> JoinOptions {
    let several = match join.several {
        Several::Refuse => falaj_data::Several::Refuse,
        Several::First => falaj_data::Several::First,
        Several::All => falaj_data::Several::All,
    };
    JoinOptions { kind: kind(join), columns: join.columns.clone(), suffix: Some(join.suffix.clone()), several }
}

pub(super) fn work(join: &Join, left: &Table, right: &Table, bench: &Bench) -> Result<Table> {
    let options = options(join);
    let (left, right, out) = (left.path(bench.store), right.path(bench.store), bench.path("joined.parquet"));
    let progress = bench.whole("join");
    let joined = falaj_data::join(&left, &right, &join.left_on, &join.right_on, &options, &out, &progress)?;
    keep_table(bench, &out, joined.table)
}
