//! The weights of a step, laid out for the products of forward and backward pass.

use super::matrix::{Matrix, Panels};
use crate::network::Network;

/// One layer's weight as right factor: transposed for the forward pass, as it is for the backward pass.
#[derive(Default)]
pub struct LayerPanels {
    /// [inputs, outputs].
    pub forward: Panels,
    /// [outputs, inputs], without the numeric inputs of the first layer, whose derivative nobody needs.
    pub backward: Panels,
}

/// Lays out `weights` again after they have changed. Layers of one output have loops of their own and are left out.
pub fn fill(panels: &mut [LayerPanels], network: &Network, weights: &[f32], backward: bool) {
    for (j, (panels, layer)) in panels.iter_mut().zip(&network.layers).enumerate() {
        if layer.outputs == 1 {
            continue;
        }
        let weight = Matrix::new(&weights[layer.weight.clone()], layer.outputs, layer.inputs);
        panels.forward.fill(weight.transposed());
        if backward {
            panels.backward.fill(weight.columns_from(if j == 0 { network.numeric } else { 0 }));
        }
    }
}
