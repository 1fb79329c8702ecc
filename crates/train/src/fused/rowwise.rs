//! Loops over rows that are compiled for the widest vector unit of the machine (through `pulp`).

use pulp::Arch;

use crate::random::Mask;

/// Loops that need it written out work on blocks of so many numbers.
const LANES: usize = 16;

/// Adds `bias` to each row of `values`, then ReLU, then dropout. `first` is the first row's place in the batch.
pub fn bias_relu(values: &mut [f32], bias: &[f32], mask: Option<Mask>, first: usize) {
    let width = bias.len();
    match mask {
        None => Arch::new().dispatch(|| {
            for row in values.chunks_exact_mut(width) {
                row.iter_mut().zip(bias).for_each(|(value, bias)| *value = (*value + bias).max(0.0));
            }
        }),
        Some(mask) => Arch::new().dispatch(|| {
            for (i, row) in values.chunks_exact_mut(width).enumerate() {
                let start = ((first + i) * width) as u32;
                for (j, (value, bias)) in row.iter_mut().zip(bias).enumerate() {
                    *value = (*value + bias).max(0.0) * mask.factor(start.wrapping_add(j as u32));
                }
            }
        }),
    }
}

/// Adds `bias` to each row of `values`.
pub fn add_bias(values: &mut [f32], bias: &[f32]) {
    for row in values.chunks_exact_mut(bias.len()) {
        row.iter_mut().zip(bias).for_each(|(value, bias)| *value += bias);
    }
}

/// Passes a derivative back through dropout and ReLU: what was dropped or cut off gets 0, the rest × `scale`.
pub fn through_relu(derivative: &mut [f32], activated: &[f32], scale: f32) {
    // Half of the units are off, at random: masks of bits keep the compiler from branching on them.
    let pass = |d: &mut f32, a: f32| {
        let mask = u32::from(a > 0.0).wrapping_neg();
        *d = f32::from_bits((*d * scale).to_bits() & mask);
    };
    Arch::new().dispatch(|| {
        let (blocks, rest) = derivative.as_chunks_mut::<LANES>();
        let (activated_blocks, activated_rest) = activated.as_chunks::<LANES>();
        for (block, activated) in blocks.iter_mut().zip(activated_blocks) {
            block.iter_mut().zip(activated).for_each(|(d, a)| pass(d, *a));
        }
        rest.iter_mut().zip(activated_rest).for_each(|(d, a)| pass(d, *a));
    });
}

/// Sums of the columns of `values`.
pub fn column_sums(sums: &mut [f32], values: &[f32]) {
    sums.fill(0.0);
    Arch::new().dispatch(|| {
        for row in values.chunks_exact(sums.len()) {
            sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
    });
}

/// A layer of one output: `results[i]` = row i · `weight`.
pub fn dot_rows(results: &mut [f32], rows: &[f32], weight: &[f32]) {
    Arch::new().dispatch(|| {
        for (result, row) in results.iter_mut().zip(rows.chunks_exact(weight.len())) {
            let mut sums = [0.0f32; LANES];
            let (row_blocks, row_rest) = row.as_chunks::<LANES>();
            let (weight_blocks, weight_rest) = weight.as_chunks::<LANES>();
            for (a, b) in row_blocks.iter().zip(weight_blocks) {
                for lane in 0..LANES {
                    sums[lane] += a[lane] * b[lane];
                }
            }
            let rest: f32 = row_rest.iter().zip(weight_rest).map(|(a, b)| a * b).sum();
            *result = sums.iter().sum::<f32>() + rest;
        }
    });
}

/// The derivative of a layer of one output by its weight: Σ `factors[i]` · row i.
pub fn weighted_row_sum(sum: &mut [f32], rows: &[f32], factors: &[f32]) {
    sum.fill(0.0);
    Arch::new().dispatch(|| {
        for (row, factor) in rows.chunks_exact(sum.len()).zip(factors) {
            sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += factor * value);
        }
    });
}

/// The derivative of a layer of one output by its input: row i = `factors[i]` · `weight`.
pub fn outer(rows: &mut [f32], weight: &[f32], factors: &[f32]) {
    Arch::new().dispatch(|| {
        for (row, factor) in rows.chunks_exact_mut(weight.len()).zip(factors) {
            row.iter_mut().zip(weight).for_each(|(value, weight)| *value = factor * weight);
        }
    });
}
