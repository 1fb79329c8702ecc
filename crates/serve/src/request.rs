//! An inference request: JSON, perhaps followed by binary tensors, made into the model's input.

use falaj_model::frame::{Frame, Series};
use falaj_schema::model::{Field, Signature};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::column;
use crate::datatype::{self, Datatype};
use crate::flat::Flat;
use crate::refusal::Refusal;

/// A request as the protocol defines it. Members that mean nothing to this server are passed over.
#[derive(Deserialize)]
pub struct InferRequest<'a> {
    /// Echoed in the response.
    #[serde(default)]
    pub id: Option<String>,
    /// `binary_data_output`: true asks for all outputs in binary.
    #[serde(default)]
    pub parameters: Map<String, Value>,
    /// One tensor for each input column.
    #[serde(borrow)]
    pub inputs: Vec<Tensor<'a>>,
    /// The outputs wanted; all when left out.
    #[serde(default)]
    pub outputs: Option<Vec<Wanted>>,
}

/// An input tensor.
#[derive(Deserialize)]
pub struct Tensor<'a> {
    name: String,
    shape: Vec<i64>,
    datatype: String,
    #[serde(default)]
    parameters: TensorParameters,
    #[serde(default, borrow)]
    data: Option<Flat<'a>>,
}

#[derive(Deserialize, Default)]
struct TensorParameters {
    binary_data_size: Option<usize>,
    /// Rows (from 0) whose value is missing, whatever stands in `data`.
    #[serde(default)]
    missing: Vec<usize>,
    shared_memory_region: Option<String>,
}

/// An output that is asked for.
#[derive(Deserialize)]
pub struct Wanted {
    /// Its name.
    pub name: String,
    /// `binary_data`: whether it is sent in binary.
    #[serde(default)]
    pub parameters: Map<String, Value>,
}

/// Reads the JSON part of a body, whose length the `Inference-Header-Content-Length` header gives; the rest is binary.
pub fn split(body: &[u8], header: Option<usize>) -> Result<(InferRequest<'_>, &[u8]), Refusal> {
    let length = header.unwrap_or(body.len());
    let Some((json, binary)) = body.split_at_checked(length) else {
        let text = format!("Inference-Header-Content-Length is {length}, but the body has only {} bytes", body.len());
        return Err(Refusal::bad(text));
    };
    let request =
        serde_json::from_slice(json).map_err(|error| Refusal::bad(format!("the request is not valid: {error}")))?;
    Ok((request, binary))
}

/// The model's input from the tensors of a request. At most `most` rows.
pub fn frame(signature: &Signature, tensors: Vec<Tensor>, mut binary: &[u8], most: usize) -> Result<Frame, Refusal> {
    let rows = rows(&tensors, most)?;
    let mut given: Vec<Option<Series>> = signature.inputs.iter().map(|_| None).collect();
    for tensor in tensors {
        let position = position(signature, &tensor)?;
        if given[position].is_some() {
            return Err(Refusal::bad(format!("input {:?} is there twice", tensor.name)));
        }
        let (raw, rest) = tensor.take_binary(binary)?;
        binary = rest;
        given[position] = Some(tensor.into_series(&signature.inputs[position], raw, rows)?);
    }
    if !binary.is_empty() {
        return Err(Refusal::bad(format!("{} bytes follow the last binary tensor", binary.len())));
    }
    let fill = |(field, series): (&Field, Option<Series>)| match series {
        Some(series) => Ok(series),
        None if field.optional => {
            Ok(Series { name: field.name.clone(), kind: field.kind, values: column::absent(field.kind, rows) })
        }
        None => Err(Refusal::bad(format!("input {:?} is missing", field.name))),
    };
    let columns = signature.inputs.iter().zip(given).map(fill).collect::<Result<_, _>>()?;
    Ok(Frame { rows, columns })
}

fn position(signature: &Signature, tensor: &Tensor) -> Result<usize, Refusal> {
    signature.inputs.iter().position(|field| field.name == tensor.name).ok_or_else(|| {
        let known: Vec<_> = signature.inputs.iter().take(50).map(|field| field.name.as_str()).collect();
        Refusal::bad(format!("the model has no input {:?}; its inputs are {}", tensor.name, known.join(", ")))
    })
}

fn rows(tensors: &[Tensor], most: usize) -> Result<usize, Refusal> {
    let Some(first) = tensors.first() else { return Err(Refusal::bad("the request has no inputs")) };
    let rows = first.rows()?;
    if let Some(other) = tensors.iter().find(|tensor| tensor.rows().ok() != Some(rows)) {
        let text = format!("input {:?} has shape {:?}, but {:?} has {rows} rows", other.name, other.shape, first.name);
        return Err(Refusal::bad(text));
    }
    check_rows(rows, most)?;
    Ok(rows)
}

/// Refuses no rows at all and more than `most`.
pub fn check_rows(rows: usize, most: usize) -> Result<(), Refusal> {
    match rows {
        0 => Err(Refusal::bad("the request has no rows")),
        rows if rows > most => {
            Err(Refusal::too_large(format!("the request has {rows} rows; this server takes at most {most} at a time")))
        }
        _ => Ok(()),
    }
}

impl<'a> Tensor<'a> {
    fn bad(&self, problem: impl std::fmt::Display) -> Refusal {
        Refusal::bad(format!("input {:?}: {problem}", self.name))
    }

    fn rows(&self) -> Result<usize, Refusal> {
        match self.shape[..] {
            [rows] | [rows, 1] if rows >= 0 => Ok(rows as usize),
            _ => Err(self.bad(format!("shape is {:?}; it must be [rows] or [rows, 1]", self.shape))),
        }
    }

    fn take_binary<'b>(&self, binary: &'b [u8]) -> Result<(Option<&'b [u8]>, &'b [u8]), Refusal> {
        let Some(size) = self.parameters.binary_data_size else { return Ok((None, binary)) };
        match binary.split_at_checked(size) {
            Some((raw, rest)) => Ok((Some(raw), rest)),
            None => Err(self.bad(format!("binary_data_size is {size}, but only {} bytes are left", binary.len()))),
        }
    }

    fn into_series<'b: 'a>(mut self, field: &Field, raw: Option<&'b [u8]>, rows: usize) -> Result<Series, Refusal> {
        let datatype = self.datatype(field)?;
        let missing = self.missing(rows)?;
        let values = match (raw, self.data.take()) {
            (Some(raw), None) => self.binary(datatype, raw)?,
            (None, Some(flat)) => self.json(datatype, flat)?,
            (Some(_), Some(_)) => return Err(self.bad("both data and binary_data_size are there")),
            (None, None) if self.parameters.shared_memory_region.is_some() => {
                return Err(self.bad("shared memory is not supported"));
            }
            (None, None) => return Err(self.bad("data is missing")),
        };
        if values.len() != rows {
            return Err(self.bad(format!("shape {:?} does not fit {} values", self.shape, values.len())));
        }
        Ok(column::column(field, datatype, values, &missing)?)
    }

    fn datatype(&self, field: &Field) -> Result<Datatype, Refusal> {
        let Some(datatype) = Datatype::parse(&self.datatype) else {
            return Err(self.bad(format!("datatype {:?} is not known", self.datatype)));
        };
        if !datatype.fits(field.kind) {
            let wanted = Datatype::of(field.kind).name();
            return Err(self.bad(format!("datatype is {}, but the column takes {wanted}", self.datatype)));
        }
        Ok(datatype)
    }

    fn missing(&self, rows: usize) -> Result<Vec<bool>, Refusal> {
        if self.parameters.missing.is_empty() {
            return Ok(Vec::new());
        }
        let mut missing = vec![false; rows];
        for row in &self.parameters.missing {
            match missing.get_mut(*row) {
                Some(flag) => *flag = true,
                None => return Err(self.bad(format!("missing names row {row}, but rows are 0 to {}", rows - 1))),
            }
        }
        Ok(missing)
    }

    fn binary<'b>(&self, datatype: Datatype, raw: &'b [u8]) -> Result<Flat<'b>, Refusal> {
        let Some(width) = datatype.width() else {
            let texts = datatype::texts(raw).map_err(|problem| self.bad(problem))?;
            return Ok(Flat::Texts(texts.into_iter().map(Some).collect()));
        };
        if !raw.len().is_multiple_of(width) {
            return Err(self.bad(format!("{} bytes are not a whole number of {}", raw.len(), self.datatype)));
        }
        Ok(Flat::Numbers(datatype::numbers(datatype, raw)))
    }

    fn json<'b>(&self, datatype: Datatype, flat: Flat<'b>) -> Result<Flat<'b>, Refusal> {
        let fits = match &flat {
            Flat::Nulls(_) => true,
            Flat::Texts(_) => datatype == Datatype::Bytes,
            Flat::Bools(_) => datatype == Datatype::Bool,
            Flat::Numbers(_) => datatype != Datatype::Bytes,
        };
        if fits {
            Ok(flat)
        } else {
            Err(self.bad(format!("datatype is {}, but data is {}", self.datatype, flat.kind())))
        }
    }
}
