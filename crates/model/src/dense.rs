//! A dense layer of a network.

use candle_core::{Device, Tensor};
use falaj_schema::{Code, Error, Result};

/// Rows up to which the product is done in place: sooner than candle's threads are woken for it.
const FEW: usize = 4;

/// A dense layer: values · weight + bias.
pub(crate) struct Dense {
    /// [in, out]; none for a layer without inputs.
    weight: Option<Weight>,
    /// [out]
    bias: Vec<f32>,
}

/// The same numbers for one row at a time and for many.
struct Weight {
    few: Vec<f32>,
    many: Tensor,
}

impl Dense {
    /// A layer of `weight`, row-major [out, in] as in the file, and `bias` [out].
    pub(crate) fn new(weight: Option<Vec<f32>>, bias: Vec<f32>) -> Result<Self> {
        let weight = match weight {
            None => None,
            Some(weight) => {
                let (out, inputs) = (bias.len(), weight.len() / bias.len());
                // Laid out as the product reads it, once.
                let few: Vec<f32> = (0..weight.len()).map(|at| weight[at % out * inputs + at / out]).collect();
                let many = Tensor::from_slice(&few, (inputs, out), &Device::Cpu).map_err(internal)?;
                Some(Weight { few, many })
            }
        };
        Ok(Self { weight, bias })
    }

    /// The layer's values, row-major [rows, out], for `values` [rows, in]; negative ones become 0 if `relu`.
    pub(crate) fn forward(&self, rows: usize, values: Vec<f32>, relu: bool) -> Result<Vec<f32>> {
        let out = self.bias.len();
        let mut values = match &self.weight {
            Some(weight) if rows > FEW => multiply(rows, values, &weight.many).map_err(internal)?,
            Some(weight) => multiply_few(rows, &values, &weight.few, out),
            None => vec![0.0; rows * out],
        };
        let floor = if relu { 0.0 } else { f32::NEG_INFINITY };
        for row in values.chunks_exact_mut(out) {
            row.iter_mut().zip(&self.bias).for_each(|(value, bias)| *value = (*value + bias).max(floor));
        }
        Ok(values)
    }
}

fn multiply(rows: usize, values: Vec<f32>, weight: &Tensor) -> candle_core::Result<Vec<f32>> {
    let inputs = values.len() / rows;
    Tensor::from_vec(values, (rows, inputs), &Device::Cpu)?.matmul(weight)?.flatten_all()?.to_vec1()
}

fn multiply_few(rows: usize, values: &[f32], weight: &[f32], out: usize) -> Vec<f32> {
    let mut product = vec![0.0; rows * out];
    let inputs = weight.len() / out;
    for (sums, values) in product.chunks_exact_mut(out).zip(values.chunks_exact(inputs)) {
        for (value, weights) in values.iter().zip(weight.chunks_exact(out)) {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += value * weight);
        }
    }
    product
}

fn internal(error: candle_core::Error) -> Error {
    Error::new(Code::Internal).detail(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_rows_give_what_many_give() {
        let layer = Dense::new(Some(vec![1.0, 2.0, 3.0, 4.0, 5.0, 6.0]), vec![0.5, -100.0]).unwrap();
        let row = [1.0, -1.0, 2.0];
        assert_eq!(layer.forward(1, row.to_vec(), true).unwrap(), [5.5, 0.0]);
        assert_eq!(layer.forward(1, row.to_vec(), false).unwrap(), [5.5, -89.0]);
        assert_eq!(layer.forward(6, row.repeat(6), false).unwrap(), [5.5, -89.0].repeat(6));
    }
}
