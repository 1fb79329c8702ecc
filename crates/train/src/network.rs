//! Where each weight of an architecture lies in one flat vector of parameters.

use std::ops::Range;

use falaj_model::architecture::Architecture;
use falaj_schema::spec::ModelSpec;

/// One tensor of weights within the flat vector of parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Name in the weights file.
    pub name: String,
    /// Sizes, outermost first; none is 0.
    pub shape: Vec<usize>,
    /// Where its numbers lie.
    pub range: Range<usize>,
    /// Weight decay applies: to all but biases.
    pub decays: bool,
}

/// An embedding table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Rows.
    pub cardinality: usize,
    /// Numbers in a row.
    pub width: usize,
    /// Row-major [cardinality, width].
    pub weight: Range<usize>,
}

/// A dense layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// Inputs.
    pub inputs: usize,
    /// Outputs.
    pub outputs: usize,
    /// Row-major [outputs, inputs]; empty without inputs.
    pub weight: Range<usize>,
    /// [outputs].
    pub bias: Range<usize>,
}

/// An architecture laid out in one flat vector: the embedding tables first, then weight and bias of each layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// Numeric inputs.
    pub numeric: usize,
    /// Embedding tables, one for each categorical input.
    pub tables: Vec<Table>,
    /// Dense layers, first to last; the last has no ReLU.
    pub layers: Vec<Layer>,
    /// Embeddings are added to the output (linear model), not joined to the input.
    pub additive: bool,
    /// Share of hidden units dropped while training.
    pub dropout: f32,
    /// Length of the flat vector.
    pub parameters: usize,
    /// Every tensor, in the order of the flat vector.
    pub blocks: Vec<Block>,
}

impl Network {
    /// Lays out `architecture`.
    pub fn new(architecture: &Architecture) -> Self {
        let mut blocks = Vec::new();
        let mut end = 0;
        let mut place = |name: String, shape: Vec<usize>| {
            let range = end..end + shape.iter().product::<usize>();
            end = range.end;
            if !range.is_empty() {
                blocks.push(Block { decays: !name.ends_with(".bias"), name, shape, range: range.clone() });
            }
            range
        };
        let sizes = architecture.cardinalities.iter().zip(&architecture.embeddings);
        let tables: Vec<_> = sizes
            .enumerate()
            .map(|(i, (rows, width))| {
                let (cardinality, width) = (*rows as usize, *width as usize);
                let weight = place(format!("embed.{i}.weight"), vec![cardinality, width]);
                Table { cardinality, width, weight }
            })
            .collect();
        let layers = architecture
            .layers()
            .into_iter()
            .enumerate()
            .map(|(j, (inputs, outputs))| {
                let weight = place(format!("layer.{j}.weight"), vec![outputs, inputs]);
                let bias = place(format!("layer.{j}.bias"), vec![outputs]);
                Layer { inputs, outputs, weight, bias }
            })
            .collect();
        let (additive, dropout) = match architecture.spec {
            ModelSpec::Linear {} => (true, 0.0),
            ModelSpec::Mlp { dropout, .. } => (false, dropout as f32),
        };
        let numeric = architecture.numeric as usize;
        Self { numeric, tables, layers, additive, dropout, parameters: end, blocks }
    }

    /// Numbers that the network gives for a row.
    pub fn outputs(&self) -> usize {
        self.layers.last().map_or(0, |layer| layer.outputs)
    }

    /// Most numbers that a layer takes or gives for a row; at least 1.
    pub fn widest(&self) -> usize {
        self.layers.iter().map(|layer| layer.inputs.max(layer.outputs)).fold(1, usize::max)
    }

    /// Numbers of all embedding tables; they come first in the flat vector.
    pub fn embedded(&self) -> usize {
        self.tables.last().map_or(0, |table| table.weight.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_the_tensors_of_the_architecture() {
        let spec = ModelSpec::Mlp { hidden: vec![8], dropout: 0.0, embedding: 3 };
        let architecture = Architecture::new(spec, 2, vec![3, 10], 1);
        let network = Network::new(&architecture);
        let blocks: Vec<_> = network.blocks.iter().map(|block| (block.name.clone(), block.shape.clone())).collect();
        let tensors: Vec<_> = architecture.tensors().into_iter().map(|tensor| (tensor.name, tensor.shape)).collect();
        assert_eq!(blocks, tensors);
        assert_eq!(network.parameters as u64, architecture.parameters());
        assert_eq!(network.embedded(), 39);
        assert_eq!(network.widest(), 2 + 3 + 3);
        assert!(network.blocks.iter().all(|block| block.decays != block.name.ends_with("bias")));
    }
}
