//! Which nodes of a plan have work to do.

use falaj_store::Store;

use super::result_of;
use crate::plan::Plan;

/// Of each node: whether there is work to do, and whether its table is wanted: by a node that works, or for itself because
/// no node reads from it. A node whose rows flowed into the next one has no table; it works again where one is wanted.
pub(super) fn look(store: &Store, plan: &Plan) -> (Vec<bool>, Vec<bool>) {
    let mut wanted = vec![true; plan.nodes.len()];
    for input in plan.nodes.iter().flat_map(|node| &node.inputs) {
        wanted[*input] = false;
    }
    let mut works = vec![false; plan.nodes.len()];
    for (at, node) in plan.nodes.iter().enumerate().rev() {
        // What is wrong with the database is told where a node needs it.
        works[at] = match result_of(store, node).ok().flatten() {
            None => true,
            Some(output) => output.is_fused() && wanted[at],
        };
        if works[at] {
            node.inputs.iter().for_each(|input| wanted[*input] = true);
        }
    }
    (works, wanted)
}
