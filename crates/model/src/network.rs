//! A trained network: its weights, and the forward pass.

use std::path::Path;

use falaj_schema::spec::ModelSpec;
use falaj_schema::{Code, Error, Result};
use rayon::prelude::*;
use safetensors::SafeTensors;
use safetensors::tensor::Dtype;

use crate::architecture::{Architecture, TensorShape};
use crate::dense::Dense;
use crate::prep::Encoded;
use crate::whole_file;

/// Rows computed at a time: enough for an efficient product, few enough that a layer's values stay in the cache.
const BATCH: usize = 512;

/// A network ready to compute, on the processor.
pub struct Network {
    architecture: Architecture,
    /// Row-major [cardinality_i, width_i].
    embeddings: Vec<Vec<f32>>,
    layers: Vec<Dense>,
}

impl Network {
    /// Reads weights from the safetensors file at `path`.
    ///
    /// # Errors
    /// [`Code::ModelDamaged`] with the file, when a tensor is not there or has another shape or type.
    pub fn load(architecture: &Architecture, path: &Path) -> Result<Self> {
        let bytes = whole_file::read(path)?;
        Self::from_bytes(architecture, &bytes).map_err(|e| e.file(path))
    }

    /// As [`Network::load`], from the content of the file.
    pub fn from_bytes(architecture: &Architecture, bytes: &[u8]) -> Result<Self> {
        let file = SafeTensors::deserialize(bytes).map_err(damaged)?;
        let expected = architecture.tensors();
        if architecture.embeddings.len() != architecture.cardinalities.len() || file.len() != expected.len() {
            return Err(damaged("number of tensors"));
        }
        let mut embeddings = Vec::new();
        for i in 0..architecture.cardinalities.len() {
            let name = format!("embed.{i}.weight");
            embeddings.push(find(&expected, &name).map_or(Ok(Vec::new()), |shape| numbers(&file, shape))?);
        }
        let layers = 0..architecture.layers().len();
        let layer = |j| {
            let read = |name: &str| find(&expected, &format!("layer.{j}.{name}")).map(|shape| numbers(&file, shape));
            let bias = read("bias").unwrap_or_else(|| Err(damaged(format!("layer {j} has no outputs"))))?;
            Dense::new(read("weight").transpose()?, bias)
        };
        let layers = layers.map(layer).collect::<Result<_>>()?;
        Ok(Self { architecture: architecture.clone(), embeddings, layers })
    }

    /// The shape of the network.
    pub fn architecture(&self) -> &Architecture {
        &self.architecture
    }

    /// What the last layer gives for each row, row-major [rows, outputs].
    pub fn logits(&self, encoded: &Encoded) -> Result<Vec<f32>> {
        let (d, k) = (self.architecture.numeric as usize, self.architecture.cardinalities.len());
        if encoded.numeric.len() != encoded.rows * d || encoded.codes.len() != encoded.rows * k {
            return Err(damaged("inputs of the network do not fit the preprocessing"));
        }
        let outputs = self.architecture.outputs as usize;
        let mut logits = vec![0.0; encoded.rows * outputs];
        let compute = |(batch, logits): (usize, &mut [f32])| {
            let (start, end) = (batch * BATCH, encoded.rows.min((batch + 1) * BATCH));
            let (numeric, codes) = (&encoded.numeric[start * d..end * d], &encoded.codes[start * k..end * k]);
            let values = match self.architecture.spec {
                ModelSpec::Linear {} => self.linear(end - start, numeric, codes)?,
                ModelSpec::Mlp { .. } => self.mlp(end - start, numeric, codes)?,
            };
            logits.copy_from_slice(&values);
            Ok::<_, Error>(())
        };
        // A request of a few rows is done sooner than handed to another thread.
        match encoded.rows {
            0 => {}
            1..=BATCH => compute((0, &mut logits))?,
            _ => logits.par_chunks_mut(BATCH * outputs).enumerate().try_for_each(compute)?,
        }
        Ok(logits)
    }

    fn mlp(&self, rows: usize, numeric: &[f32], codes: &[u32]) -> Result<Vec<f32>> {
        let mut values = self.joined(rows, numeric, codes)?;
        for (j, layer) in self.layers.iter().enumerate() {
            let relu = j + 1 < self.layers.len();
            values = layer.forward(rows, values, relu)?;
        }
        Ok(values)
    }

    fn linear(&self, rows: usize, numeric: &[f32], codes: &[u32]) -> Result<Vec<f32>> {
        let mut logits = self.layers[0].forward(rows, numeric.to_vec(), false)?;
        let (k, outputs) = (self.embeddings.len(), self.architecture.outputs as usize);
        if k > 0 {
            for (logits, codes) in logits.chunks_exact_mut(outputs).zip(codes.chunks_exact(k)) {
                for (i, code) in codes.iter().enumerate() {
                    let part = self.embedding(i, *code)?;
                    logits.iter_mut().zip(part).for_each(|(logit, weight)| *logit += weight);
                }
            }
        }
        Ok(logits)
    }

    /// Numbers and embeddings side by side, row-major.
    fn joined(&self, rows: usize, numeric: &[f32], codes: &[u32]) -> Result<Vec<f32>> {
        let (d, k) = (self.architecture.numeric as usize, self.embeddings.len());
        let width = d + self.architecture.embeddings.iter().sum::<u32>() as usize;
        let mut joined = Vec::with_capacity(rows * width);
        for row in 0..rows {
            joined.extend_from_slice(&numeric[row * d..][..d]);
            for i in 0..k {
                joined.extend_from_slice(self.embedding(i, codes[row * k + i])?);
            }
        }
        Ok(joined)
    }

    fn embedding(&self, i: usize, code: u32) -> Result<&[f32]> {
        let width = self.architecture.embeddings[i] as usize;
        let row = self.embeddings[i].get(code as usize * width..(code as usize + 1) * width);
        row.ok_or_else(|| damaged(format!("code {code} of input {i}")))
    }
}

fn find<'a>(expected: &'a [TensorShape], name: &str) -> Option<&'a TensorShape> {
    expected.iter().find(|tensor| tensor.name == name)
}

fn numbers(file: &SafeTensors, expected: &TensorShape) -> Result<Vec<f32>> {
    let name = &expected.name;
    let tensor = file.tensor(name).map_err(damaged)?;
    if tensor.shape() != expected.shape || tensor.dtype() != Dtype::F32 {
        return Err(damaged(format!(
            "{name}: {:?} {:?}, expected {:?}",
            tensor.dtype(),
            tensor.shape(),
            expected.shape
        )));
    }
    let bytes = tensor.data().chunks_exact(4);
    let numbers: Vec<f32> = bytes.map(|bytes| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])).collect();
    match numbers.iter().all(|number| number.is_finite()) {
        true => Ok(numbers),
        false => Err(damaged(format!("{name}: not a number"))),
    }
}

fn damaged(detail: impl std::fmt::Display) -> Error {
    Error::new(Code::ModelDamaged).detail(detail)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use safetensors::tensor::TensorView;

    use super::*;

    fn file(tensors: &[(&str, &[usize], &[f32])]) -> Vec<u8> {
        let views: HashMap<_, _> = tensors
            .iter()
            .map(|(name, shape, data)| {
                (*name, TensorView::new(Dtype::F32, shape.to_vec(), bytemuck::cast_slice(data)).unwrap())
            })
            .collect();
        safetensors::serialize(views, None).unwrap()
    }

    #[test]
    fn mlp_by_hand() {
        let spec = ModelSpec::Mlp { hidden: vec![2], dropout: 0.5, embedding: 1 };
        let architecture = Architecture::new(spec, 1, vec![2], 1);
        let bytes = file(&[
            ("embed.0.weight", &[2, 1], &[10.0, 20.0]),
            ("layer.0.weight", &[2, 2], &[1.0, 1.0, -1.0, 0.0]),
            ("layer.0.bias", &[2], &[0.5, 0.0]),
            ("layer.1.weight", &[1, 2], &[2.0, 3.0]),
            ("layer.1.bias", &[1], &[-1.0]),
        ]);
        let network = Network::from_bytes(&architecture, &bytes).unwrap();
        let encoded = Encoded { rows: 2, numeric: vec![1.0, -2.0], codes: vec![1, 0] };
        // Row 0: relu(1 + 20 + .5, −1) = (21.5, 0) → 42; row 1: relu(−2 + 10 + .5, 2) = (8.5, 2) → 22.
        assert_eq!(network.logits(&encoded).unwrap(), [42.0, 22.0]);
        let out_of_range = Encoded { rows: 1, numeric: vec![1.0], codes: vec![2] };
        assert!(network.logits(&out_of_range).is_err());
    }

    #[test]
    fn linear_without_numbers_sums_codes() {
        let architecture = Architecture::new(ModelSpec::Linear {}, 0, vec![2, 2], 3);
        let bytes = file(&[
            ("embed.0.weight", &[2, 3], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
            ("embed.1.weight", &[2, 3], &[10.0, 20.0, 30.0, 40.0, 50.0, 60.0]),
            ("layer.0.bias", &[3], &[0.5, 0.5, 0.5]),
        ]);
        let network = Network::from_bytes(&architecture, &bytes).unwrap();
        let encoded = Encoded { rows: 1, numeric: vec![], codes: vec![1, 0] };
        assert_eq!(network.logits(&encoded).unwrap(), [14.5, 25.5, 36.5]);
    }

    #[test]
    fn another_shape_is_refused() {
        let architecture = Architecture::new(ModelSpec::Linear {}, 2, vec![], 1);
        let refused = |shape: &[usize], data: &[f32]| {
            let bytes = file(&[("layer.0.weight", shape, data), ("layer.0.bias", &[1], &[0.0])]);
            Network::from_bytes(&architecture, &bytes).err().map(|e| e.code)
        };
        assert_eq!(refused(&[1, 2], &[1.0, 2.0]), None);
        assert_eq!(refused(&[2, 1], &[1.0, 2.0]), Some(Code::ModelDamaged));
        assert_eq!(refused(&[1, 2], &[1.0, f32::NAN]), Some(Code::ModelDamaged));
    }
}
