//! Writes the trained network.

use std::path::Path;

use falaj_model::architecture::{Architecture, fill_unused_rows};
use falaj_model::prepared::PartRows;
use falaj_model::whole_file;
use falaj_schema::{Code, Error, Result};
use safetensors::tensor::{Dtype, TensorView};

use crate::network::Network;

/// Name of the file of weights in the output folder.
pub const WEIGHTS: &str = "weights.safetensors";
/// Name of the file of the architecture in the output folder.
pub const ARCHITECTURE: &str = "architecture.json";

/// Gives embeddings of codes that no training row has the mean of the others.
pub fn settle_unused(network: &Network, weights: &mut [f32], train: PartRows) {
    for (i, table) in network.tables.iter().enumerate() {
        let mut uses = vec![0u64; table.cardinality];
        for code in train.codes.iter().skip(i).step_by(network.tables.len()) {
            uses[*code as usize] += 1;
        }
        fill_unused_rows(&mut weights[table.weight.clone()], table.width, &uses);
    }
}

/// Writes `architecture.json` and `weights.safetensors` into `folder`, each whole or not at all; weights come last, so
/// that where they are the rest is too.
pub fn write(folder: &Path, architecture: &Architecture, network: &Network, weights: &[f32]) -> Result<()> {
    let internal = |e: &dyn std::fmt::Display| Error::new(Code::Internal).detail(e);
    let json = serde_json::to_vec_pretty(architecture).map_err(|e| internal(&e))?;
    let bytes: Vec<u8> = weights.iter().flat_map(|weight| weight.to_le_bytes()).collect();
    let mut tensors = Vec::new();
    for block in &network.blocks {
        let data = &bytes[block.range.start * 4..block.range.end * 4];
        let view = TensorView::new(Dtype::F32, block.shape.clone(), data).map_err(|e| internal(&e))?;
        tensors.push((block.name.as_str(), view));
    }
    let tensors = safetensors::serialize(tensors, None).map_err(|e| internal(&e))?;
    std::fs::create_dir_all(folder).map_err(|e| whole_file::io_error(e, folder))?;
    whole_file::write(&folder.join(ARCHITECTURE), &json)?;
    whole_file::write(&folder.join(WEIGHTS), &tensors)
}
