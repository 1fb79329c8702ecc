//! Rows and embedding tables as the kernels read them.

use std::sync::Arc;

use candle_core::Result;
use candle_core::cuda::WrapErr;
use candle_core::cuda::cudarc::driver::{
    CudaSlice, CudaStream, DeviceRepr, LaunchArgs, PushKernelArg, ValidAsZeroBits,
};
use falaj_model::prepared::PartRows;

use crate::network::Network;

/// The rows of a part on the device.
pub(super) struct DeviceRows {
    pub rows: usize,
    pub numeric: CudaSlice<f32>,
    pub codes: CudaSlice<u32>,
    pub target: CudaSlice<f32>,
}

impl DeviceRows {
    pub fn new(stream: &Arc<CudaStream>, part: PartRows) -> Result<Self> {
        Ok(Self {
            rows: part.rows,
            numeric: upload(stream, part.numeric)?,
            codes: upload(stream, part.codes)?,
            target: upload(stream, part.target)?,
        })
    }
}

/// Which rows of a part are in a batch: those of a list, else those that follow each other.
pub(super) struct Pick<'a> {
    list: Option<&'a CudaSlice<u32>>,
    first: u32,
    count: u32,
}

impl<'a> Pick<'a> {
    /// The rows whose numbers are the first `count` of `list`.
    pub fn listed(list: &'a CudaSlice<u32>, count: usize) -> Self {
        Self { list: Some(list), first: 0, count: count as u32 }
    }

    /// `count` rows from `first` on.
    pub fn from(first: usize, count: usize) -> Self {
        Self { list: None, first: first as u32, count: count as u32 }
    }

    pub fn count(&self) -> usize {
        self.count as usize
    }

    /// Adds the arguments `rows`, `first` and `count` of a kernel.
    pub fn push<'b>(&'b self, launch: &mut LaunchArgs<'b>) {
        const NONE: &u64 = &0;
        match self.list {
            Some(list) => launch.arg(list),
            None => launch.arg(NONE),
        };
        launch.arg(&self.first).arg(&self.count);
    }
}

/// The embedding tables of a network.
pub(super) struct Tables {
    /// How many there are.
    pub count: usize,
    /// How many codes they have together.
    pub codes: usize,
    /// Numbers in the widest row.
    pub widest: usize,
    /// Where each lies among the parameters.
    pub start: CudaSlice<u64>,
    pub width: CudaSlice<u32>,
    /// First column of each among the embedded inputs; 0 where embeddings are added to the outputs.
    pub column: CudaSlice<u32>,
    /// For each embedded input: its table, and its place in the table's row.
    pub column_table: CudaSlice<u32>,
    pub column_place: CudaSlice<u32>,
    /// For each code of all tables: its table, and its number there.
    pub owner: CudaSlice<u32>,
    pub own_code: CudaSlice<u32>,
}

impl Tables {
    pub fn new(stream: &Arc<CudaStream>, network: &Network) -> Result<Self> {
        let tables = || network.tables.iter().enumerate();
        let each = |count: fn(&crate::network::Table) -> usize| {
            let pairs = tables().flat_map(move |(t, table)| (0..count(table)).map(move |i| (t as u32, i as u32)));
            pairs.unzip::<u32, u32, Vec<_>, Vec<_>>()
        };
        let ((column_table, column_place), (owner, own_code)) = (each(|t| t.width), each(|t| t.cardinality));
        let mut next = 0;
        let column = |(_, table): (usize, &crate::network::Table)| {
            let first = next;
            next += if network.additive { 0 } else { table.width as u32 };
            first
        };
        Ok(Self {
            count: network.tables.len(),
            codes: owner.len(),
            widest: tables().map(|(_, table)| table.width).max().unwrap_or(0),
            column: upload(stream, &tables().map(column).collect::<Vec<_>>())?,
            start: upload(stream, &tables().map(|(_, table)| table.weight.start as u64).collect::<Vec<_>>())?,
            width: upload(stream, &tables().map(|(_, table)| table.width as u32).collect::<Vec<_>>())?,
            column_table: upload(stream, &column_table)?,
            column_place: upload(stream, &column_place)?,
            owner: upload(stream, &owner)?,
            own_code: upload(stream, &own_code)?,
        })
    }
}

/// A copy on the device; of nothing, one zero, since the device allocates no empty memory.
pub(super) fn upload<T: DeviceRepr + ValidAsZeroBits>(stream: &Arc<CudaStream>, host: &[T]) -> Result<CudaSlice<T>> {
    if host.is_empty() { stream.alloc_zeros(1).w() } else { stream.clone_htod(host).w() }
}
