//! The shape of a network: what the trainer writes, and what loads its weights back.

use falaj_schema::model::Task;
use falaj_schema::spec::ModelSpec;
use serde::{Deserialize, Serialize};

/// The shape of a trained network (`architecture.json`).
///
/// Its weights are tensors of 32-bit floats in a safetensors file, named as [`Architecture::tensors`] lists them:
/// `embed.{i}.weight` [cardinality_i, width_i], `layer.{j}.weight` [out, in] and `layer.{j}.bias` [out].
///
/// - MLP: the input is concat(numeric, embed_0(code_0), …, embed_{k-1}(code_{k-1})); ReLU follows every layer but the last.
/// - Linear: logits = layer.0(numeric) + Σ embed_i(code_i), where every width is `outputs`: the sparse form of one-hot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Architecture {
    /// Kind of model and its widths.
    pub spec: ModelSpec,
    /// Numeric inputs of a row.
    pub numeric: u32,
    /// Number of codes of each categorical input.
    pub cardinalities: Vec<u32>,
    /// Embedding width of each categorical input.
    pub embeddings: Vec<u32>,
    /// Numbers that the last layer gives: 1 logit (binary), a logit for each class, or 1 number (regression).
    pub outputs: u32,
}

/// Name and shape of one tensor of weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TensorShape {
    /// Name in the safetensors file.
    pub name: String,
    /// Sizes, outermost first.
    pub shape: Vec<usize>,
}

impl Architecture {
    /// The architecture of `spec` for `numeric` numbers and one code below each of `cardinalities` a row.
    pub fn new(spec: ModelSpec, numeric: u32, cardinalities: Vec<u32>, outputs: u32) -> Self {
        let width = |cardinality: &u32| match &spec {
            ModelSpec::Linear {} => outputs,
            ModelSpec::Mlp { embedding, .. } => embedding_width(*cardinality, *embedding),
        };
        let embeddings = cardinalities.iter().map(width).collect();
        Self { spec, numeric, cardinalities, embeddings, outputs }
    }

    /// Inputs and outputs of each dense layer, first to last.
    pub fn layers(&self) -> Vec<(usize, usize)> {
        match &self.spec {
            ModelSpec::Linear {} => vec![(self.numeric as usize, self.outputs as usize)],
            ModelSpec::Mlp { hidden, .. } => {
                let first = self.numeric as usize + self.embeddings.iter().map(|width| *width as usize).sum::<usize>();
                let mut widths = vec![first];
                widths.extend(hidden.iter().chain([&self.outputs]).map(|width| *width as usize));
                widths.windows(2).map(|pair| (pair[0], pair[1])).collect()
            }
        }
    }

    /// Every tensor of weights. One without elements (a layer without inputs) is left out of the file and of this list.
    pub fn tensors(&self) -> Vec<TensorShape> {
        let embed = self.cardinalities.iter().zip(&self.embeddings).enumerate().map(|(i, (rows, width))| TensorShape {
            name: format!("embed.{i}.weight"),
            shape: vec![*rows as usize, *width as usize],
        });
        let dense = self.layers().into_iter().enumerate().flat_map(|(j, (inputs, outputs))| {
            [
                TensorShape { name: format!("layer.{j}.weight"), shape: vec![outputs, inputs] },
                TensorShape { name: format!("layer.{j}.bias"), shape: vec![outputs] },
            ]
        });
        embed.chain(dense).filter(|tensor| !tensor.shape.contains(&0)).collect()
    }

    /// Trainable numbers.
    pub fn parameters(&self) -> u64 {
        self.tensors().iter().map(|tensor| tensor.shape.iter().product::<usize>() as u64).sum()
    }

    /// Short text for people: `linear`, `mlp 128-64`.
    pub fn describe(&self) -> String {
        match &self.spec {
            ModelSpec::Linear {} => "linear".to_owned(),
            ModelSpec::Mlp { hidden, .. } => {
                let widths: Vec<_> = hidden.iter().map(u32::to_string).collect();
                format!("mlp {}", widths.join("-")).trim_end().to_owned()
            }
        }
    }
}

/// Numbers that the last layer gives for `task` with `classes` classes.
pub fn outputs(task: Task, classes: u32) -> u32 {
    match task {
        Task::Binary | Task::Regression => 1,
        Task::Multiclass => classes,
    }
}

/// Width of the embedding of `cardinality` codes: min(`bound`, ⌈1.6·n^0.56⌉), at least 1 (the rule of fastai's tabular).
pub fn embedding_width(cardinality: u32, bound: u32) -> u32 {
    let rule = (1.6 * f64::from(cardinality).powf(0.56)).ceil() as u32;
    rule.min(bound).max(1)
}

/// Gives the rows of an embedding that no training row uses the mean of those it does, weighted by use.
///
/// `weights` is row-major [uses.len(), width]. An untouched row holds its random initial values, and a category first met
/// in production would get them; the mean says "nothing special". Nothing changes when no row is used.
pub fn fill_unused_rows(weights: &mut [f32], width: usize, uses: &[u64]) {
    let total: u64 = uses.iter().sum();
    if total == 0 || width == 0 {
        return;
    }
    let mut mean = vec![0.0f64; width];
    for (row, uses) in weights.chunks_exact(width).zip(uses) {
        for (sum, weight) in mean.iter_mut().zip(row) {
            *sum += f64::from(*weight) * *uses as f64 / total as f64;
        }
    }
    for (row, _) in weights.chunks_exact_mut(width).zip(uses).filter(|(_, uses)| **uses == 0) {
        row.iter_mut().zip(&mean).for_each(|(weight, mean)| *weight = *mean as f32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mlp_layers_join_numbers_and_embeddings() {
        let spec = ModelSpec::Mlp { hidden: vec![8, 4], dropout: 0.0, embedding: 3 };
        let net = Architecture::new(spec, 2, vec![3, 1000], 1);
        assert_eq!(net.embeddings, [3, 3]);
        assert_eq!(net.layers(), [(8, 8), (8, 4), (4, 1)]);
        assert_eq!(net.parameters(), 9 + 3000 + 72 + 36 + 5);
        assert_eq!(net.describe(), "mlp 8-4");
    }

    #[test]
    fn linear_without_numbers_has_no_weight_matrix() {
        let net = Architecture::new(ModelSpec::Linear {}, 0, vec![5], 3);
        let names: Vec<_> = net.tensors().into_iter().map(|tensor| tensor.name).collect();
        assert_eq!(names, ["embed.0.weight", "layer.0.bias"]);
        assert_eq!(net.embeddings, [3]);
    }

    #[test]
    fn unused_rows_become_the_weighted_mean() {
        let mut weights = [9.0, 9.0, 1.0, 2.0, 5.0, 6.0];
        fill_unused_rows(&mut weights, 2, &[0, 3, 1]);
        assert_eq!(weights, [2.0, 3.0, 1.0, 2.0, 5.0, 6.0]);
    }
}
