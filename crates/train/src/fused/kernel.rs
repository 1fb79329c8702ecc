//! The product of two matrices for the shapes of training: a batch's rows against a layer.
//!
//! The result is cut into tiles of a few rows and two vectors of columns, whose sums stay in registers. The left factor is
//! read in place; the right factor is read in place or from panels as wide as a tile (see `matrix`). Every element is
//! summed in the order of the inner dimension, whatever the tile.

use super::lanes::{Lanes, Plain};

/// Vectors in a tile's row.
const VECTORS: usize = 2;

/// A product with raw pointers.
///
/// The left factor has element (i, p) at `a + i · a_row + p · a_column`. The right factor has (p, j) at
/// `b + p · b_row + j`; if `panels`, column j lies in panel j / w, at `panel · depth · w + p · w + j % w`, w being
/// [`panel_width`], and the last panel is filled up to w. The result has (i, j) at `c + i · columns + j`.
#[derive(Clone, Copy)]
pub struct Product {
    pub rows: usize,
    pub columns: usize,
    pub depth: usize,
    pub a: *const f32,
    pub a_row: usize,
    pub a_column: usize,
    pub b: *const f32,
    pub b_row: usize,
    pub panels: bool,
    pub c: *mut f32,
}

/// Columns of a panel on this machine.
pub fn panel_width() -> usize {
    VECTORS
        * match instructions() {
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512 => super::lanes::Avx512::WIDTH,
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 => super::lanes::Avx2::WIDTH,
            Instructions::Plain => Plain::WIDTH,
        }
}

/// Computes `product` with the widest vectors of this machine.
///
/// # Safety
/// Its pointers are valid for the factors and the result that it describes, and the result overlaps neither factor.
pub unsafe fn multiply(product: Product) {
    // SAFETY: the caller's promise; the instructions are there, since the machine was asked.
    unsafe {
        match instructions() {
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512 => multiply_avx512(product),
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 => multiply_avx2(product),
            Instructions::Plain => tiles::<Plain, 4, 2>(product),
        }
    }
}

#[derive(Clone, Copy)]
enum Instructions {
    #[cfg(target_arch = "x86_64")]
    Avx512,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    Plain,
}

fn instructions() -> Instructions {
    #[cfg(target_arch = "x86_64")]
    {
        // The answers are kept by the standard library.
        if is_x86_feature_detected!("avx512f") {
            return Instructions::Avx512;
        }
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            return Instructions::Avx2;
        }
    }
    Instructions::Plain
}

// 32 registers hold 12 × 2 sums with room for the factors; 16 hold 6 × 2.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f")]
unsafe fn multiply_avx512(product: Product) {
    unsafe { tiles::<super::lanes::Avx512, 12, 4>(product) };
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
unsafe fn multiply_avx2(product: Product) {
    unsafe { tiles::<super::lanes::Avx2, 6, 2>(product) };
}

/// Cuts the result into tiles: `TALL` rows each, then `SHORT`, then single rows.
#[inline(always)]
unsafe fn tiles<L: Lanes, const TALL: usize, const SHORT: usize>(product: Product) {
    let width = VECTORS * L::WIDTH;
    let mut column = 0;
    while column < product.columns {
        let here = (product.columns - column).min(width);
        // SAFETY: `column` lies within the right factor and the result.
        let strip = unsafe {
            Product {
                b: product.b.add(if product.panels { column * product.depth } else { column }),
                b_row: if product.panels { width } else { product.b_row },
                c: product.c.add(column),
                ..product
            }
        };
        // SAFETY: `here` columns from `column` on are left.
        unsafe {
            match (here == width, here > L::WIDTH) {
                (true, _) => strip_of::<L, TALL, SHORT, 2, false>(strip, L::WIDTH),
                (false, true) => strip_of::<L, TALL, SHORT, 2, true>(strip, here - L::WIDTH),
                (false, false) => strip_of::<L, TALL, SHORT, 1, true>(strip, here),
            }
        }
        column += width;
    }
}

/// All rows of a strip of `N` vectors of columns; the last vector has `last` columns if `PART`.
#[inline(always)]
unsafe fn strip_of<L: Lanes, const TALL: usize, const SHORT: usize, const N: usize, const PART: bool>(
    strip: Product,
    last: usize,
) {
    let mut row = 0;
    // SAFETY: each tile lies within the rows that are left.
    unsafe {
        while row + TALL <= strip.rows {
            tile::<L, TALL, N, PART>(&strip, row, last);
            row += TALL;
        }
        while row + SHORT <= strip.rows {
            tile::<L, SHORT, N, PART>(&strip, row, last);
            row += SHORT;
        }
        while row < strip.rows {
            tile::<L, 1, N, PART>(&strip, row, last);
            row += 1;
        }
    }
}

#[inline(always)]
unsafe fn tile<L: Lanes, const M: usize, const N: usize, const PART: bool>(strip: &Product, row: usize, last: usize) {
    // SAFETY: the rows, columns and depth of the strip bound every access; see `Product`.
    unsafe {
        let mut sums = [[L::splat(0.0); N]; M];
        let mut a = strip.a.add(row * strip.a_row);
        let mut b = strip.b;
        for _ in 0..strip.depth {
            let mut right = [L::splat(0.0); N];
            for (j, vector) in right.iter_mut().enumerate() {
                let from = b.add(j * L::WIDTH);
                *vector = if PART && j + 1 == N { L::load_some(from, last) } else { L::load(from) };
            }
            for (i, sums) in sums.iter_mut().enumerate() {
                let left = L::splat(*a.add(i * strip.a_row));
                for (sum, right) in sums.iter_mut().zip(right) {
                    *sum = L::multiply_add(left, right, *sum);
                }
            }
            a = a.wrapping_add(strip.a_column);
            b = b.wrapping_add(strip.b_row);
        }
        for (i, sums) in sums.iter().enumerate() {
            for (j, sum) in sums.iter().enumerate() {
                let to = strip.c.add((row + i) * strip.columns + j * L::WIDTH);
                if PART && j + 1 == N {
                    L::store_some(to, *sum, last);
                } else {
                    L::store(to, *sum);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every kernel that this machine can run, with the width of its panels.
    fn kernels() -> Vec<(usize, unsafe fn(Product))> {
        #[allow(unused_mut)]
        let mut kernels: Vec<(usize, unsafe fn(Product))> = vec![(VECTORS * Plain::WIDTH, tiles::<Plain, 4, 2>)];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                kernels.push((VECTORS * super::super::lanes::Avx2::WIDTH, multiply_avx2));
            }
            if is_x86_feature_detected!("avx512f") {
                kernels.push((VECTORS * super::super::lanes::Avx512::WIDTH, multiply_avx512));
            }
        }
        kernels
    }

    #[test]
    fn every_kernel_computes_every_shape() {
        for (width, kernel) in kernels() {
            for (m, n, k) in [(1, 1, 1), (13, width, 3), (6, width + 1, 5), (4, width - 1, 2), (29, 70, 9), (2, 3, 0)] {
                let a: Vec<f32> = (0..m * k).map(|i| (i * 37 % 23) as f32 - 11.0).collect();
                let b: Vec<f32> = (0..k * n).map(|i| (i * 41 % 19) as f32 - 9.0).collect();
                let mut panels = vec![0.0; n.div_ceil(width) * width * k];
                for (at, value) in b.iter().enumerate() {
                    let (p, j) = (at / n, at % n);
                    panels[j / width * k * width + p * width + j % width] = *value;
                }
                let at = |i: usize, j: usize| (0..k).map(|p| a[i * k + p] * b[p * n + j]).sum::<f32>();
                let expected: Vec<f32> = (0..m * n).map(|c| at(c / n, c % n)).collect();
                for (b, in_panels) in [(&b, false), (&panels, true)] {
                    // One number more, to see that nothing is written behind the end.
                    let mut c = vec![f32::INFINITY; m * n + 1];
                    let product = Product {
                        rows: m,
                        columns: n,
                        depth: k,
                        a: a.as_ptr(),
                        a_row: k,
                        a_column: 1,
                        b: b.as_ptr(),
                        b_row: n,
                        panels: in_panels,
                        c: c.as_mut_ptr(),
                    };
                    // SAFETY: the vectors have the sizes that the product names.
                    unsafe { kernel(product) };
                    assert_eq!(c.pop(), Some(f32::INFINITY));
                    assert_eq!(c, expected, "{width} {m} {n} {k} {in_panels}");
                }
            }
        }
    }
}
