//! The prepared file: rows after preprocessing, as the trainer and the evaluation read them.
//!
//! One safetensors file. For each part P of `train`, `valid`, `test`: `P.numeric` f32 [n, d], `P.codes` u32 [n, k] and
//! `P.target` f32 [n]. A tensor without elements is left out. `cardinalities` in the header's metadata is a JSON list of
//! the number of codes of each of the k categorical inputs. Everything is 4 bytes wide, so the mapped file is read in place.

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use falaj_schema::{Code, Error, Result};
use memmap2::Mmap;
use safetensors::tensor::{Dtype, Metadata, SafeTensors, TensorView};

use crate::prep::Encoded;
use crate::whole_file::{self, io_error};

/// A part of the split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Rows that weights and preprocessing are fitted on.
    Train,
    /// Rows that decide when to stop.
    Valid,
    /// Rows that are only evaluated on.
    Test,
}

impl Part {
    /// Every part.
    pub const ALL: [Part; 3] = [Part::Train, Part::Valid, Part::Test];

    /// The name in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Valid => "valid",
            Self::Test => "test",
        }
    }
}

/// The rows of one part, in place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartRows<'a> {
    /// Number of rows.
    pub rows: usize,
    /// Numeric inputs, row-major [rows, d].
    pub numeric: &'a [f32],
    /// Codes of categorical inputs, row-major [rows, k].
    pub codes: &'a [u32],
    /// Class index, or standardised number.
    pub target: &'a [f32],
}

impl<'a> PartRows<'a> {
    /// The encoded rows with their encoded target.
    pub fn new(encoded: &'a Encoded, target: &'a [f32]) -> Self {
        Self { rows: encoded.rows, numeric: &encoded.numeric, codes: &encoded.codes, target }
    }

    /// The rows without their target, as a network takes them.
    pub fn to_encoded(&self) -> Encoded {
        Encoded { rows: self.rows, numeric: self.numeric.to_vec(), codes: self.codes.to_vec() }
    }
}

/// A prepared file, mapped into memory.
pub struct Prepared {
    path: PathBuf,
    map: Mmap,
    header: usize,
    metadata: Metadata,
    cardinalities: Vec<u32>,
}

/// Writes a prepared file, whole or not at all. A part that is not given has no rows.
pub fn write(path: &Path, cardinalities: &[u32], parts: &[(Part, PartRows)]) -> Result<()> {
    let mut tensors = Vec::new();
    for (part, rows) in parts {
        let mut add = |name: &str, dtype, width: Option<usize>, data| {
            let shape: Vec<usize> = [Some(rows.rows), width].into_iter().flatten().collect();
            if shape.contains(&0) {
                return Ok::<(), Error>(());
            }
            let view = TensorView::new(dtype, shape, data).map_err(|e| Error::new(Code::Internal).detail(e))?;
            tensors.push((format!("{}.{name}", part.as_str()), view));
            Ok(())
        };
        let width = |len: usize| Some(len.checked_div(rows.rows).unwrap_or(0));
        add("numeric", Dtype::F32, width(rows.numeric.len()), bytemuck::cast_slice(rows.numeric))?;
        add("codes", Dtype::U32, width(rows.codes.len()), bytemuck::cast_slice(rows.codes))?;
        add("target", Dtype::F32, None, bytemuck::cast_slice(rows.target))?;
    }
    let list = serde_json::to_string(cardinalities).map_err(|e| Error::new(Code::Internal).detail(e))?;
    let metadata = HashMap::from([("cardinalities".to_owned(), list)]);
    let bytes = safetensors::serialize(tensors, Some(metadata)).map_err(|e| Error::new(Code::Internal).detail(e))?;
    whole_file::write(path, &bytes)
}

impl Prepared {
    /// Maps the prepared file at `path` and checks that its tensors fit together.
    pub fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|e| io_error(e, path))?;
        // SAFETY: the file is written whole under another name and renamed into place, and nobody changes it afterwards;
        // a mapping of it therefore never changes under the slices handed out.
        let map = unsafe { Mmap::map(&file) }.map_err(|e| io_error(e, path))?;
        let damaged = |e: &dyn std::fmt::Display| Error::new(Code::ModelDamaged).file(path).detail(e);
        let (header, metadata) = SafeTensors::read_metadata(&map).map_err(|e| damaged(&e))?;
        let list = metadata.metadata().as_ref().and_then(|entries| entries.get("cardinalities"));
        let list = list.ok_or_else(|| damaged(&"no cardinalities"))?;
        let cardinalities = serde_json::from_str(list).map_err(|e| damaged(&e))?;
        let prepared = Self { path: path.to_owned(), map, header: header + 8, metadata, cardinalities };
        Part::ALL.into_iter().try_for_each(|part| prepared.part(part).map(|_| ()))?;
        Ok(prepared)
    }

    /// Number of codes of each categorical input.
    pub fn cardinalities(&self) -> &[u32] {
        &self.cardinalities
    }

    /// Numeric inputs of a row.
    pub fn numeric(&self) -> usize {
        let shape = |part: Part| Some(self.metadata.info(&format!("{}.numeric", part.as_str()))?.shape[1]);
        Part::ALL.into_iter().find_map(shape).unwrap_or(0)
    }

    /// The rows of `part`; none if the file lacks it.
    pub fn part(&self, part: Part) -> Result<PartRows<'_>> {
        let numeric: Option<(&[usize], &[f32])> = self.tensor(part, "numeric", Dtype::F32)?;
        let codes: Option<(&[usize], &[u32])> = self.tensor(part, "codes", Dtype::U32)?;
        let target: Option<(&[usize], &[f32])> = self.tensor(part, "target", Dtype::F32)?;
        let rows = target.map_or(0, |(shape, _)| shape[0]);
        let fits = |shape: Option<&[usize]>, width: Option<usize>| {
            shape
                .is_none_or(|shape| shape.len() == 2 && shape[0] == rows && width.is_none_or(|width| shape[1] == width))
        };
        let widths = fits(numeric.map(|found| found.0), None)
            && fits(codes.map(|found| found.0), Some(self.cardinalities.len()))
            && (codes.is_some() || rows == 0 || self.cardinalities.is_empty());
        if !widths || target.is_some_and(|(shape, _)| shape.len() != 1) {
            return Err(self.damaged(part.as_str(), "shape"));
        }
        let empty = (&[][..], &[][..]);
        let target = target.unwrap_or(empty).1;
        Ok(PartRows {
            rows,
            numeric: numeric.unwrap_or(empty).1,
            codes: codes.map_or(&[][..], |found| found.1),
            target,
        })
    }

    #[allow(clippy::type_complexity)]
    fn tensor<T: bytemuck::Pod>(&self, part: Part, name: &str, dtype: Dtype) -> Result<Option<(&[usize], &[T])>> {
        let name = format!("{}.{name}", part.as_str());
        let Some(info) = self.metadata.info(&name) else { return Ok(None) };
        let (start, end) = info.data_offsets;
        let bytes = self.map.get(self.header + start..self.header + end);
        let data = bytes.and_then(|bytes| bytemuck::try_cast_slice(bytes).ok());
        match data {
            Some(data) if info.dtype == dtype && !info.shape.is_empty() => Ok(Some((&info.shape, data))),
            _ => Err(self.damaged(&name, "type")),
        }
    }

    fn damaged(&self, tensor: &str, what: &str) -> Error {
        Error::new(Code::ModelDamaged).file(&self.path).detail(format!("{tensor}: {what}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back_as_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("prepared.safetensors");
        let train = PartRows { rows: 2, numeric: &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], codes: &[0, 4], target: &[0.0, 1.0] };
        let valid = PartRows { rows: 1, numeric: &[7.0, 8.0, 9.0], codes: &[2], target: &[1.0] };
        write(&path, &[5], &[(Part::Train, train), (Part::Valid, valid)]).unwrap();
        let prepared = Prepared::open(&path).unwrap();
        assert_eq!(prepared.part(Part::Train).unwrap(), train);
        assert_eq!(prepared.part(Part::Valid).unwrap(), valid);
        assert_eq!(prepared.part(Part::Test).unwrap().rows, 0);
        assert_eq!((prepared.numeric(), prepared.cardinalities()), (3, &[5][..]));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_cut_short_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("prepared.safetensors");
        let rows = PartRows { rows: 1, numeric: &[7.0], codes: &[], target: &[1.0] };
        write(&path, &[], &[(Part::Train, rows)]).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
        assert_eq!(Prepared::open(&path).err().map(|e| e.code), Some(Code::ModelDamaged));
    }
}
