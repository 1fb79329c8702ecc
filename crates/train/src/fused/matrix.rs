//! Products of small row-major matrices on one thread.

use super::kernel::{Product, multiply, panel_width};

/// A matrix within a slice: element (i, j) lies at i · `row_step` + j · `column_step`.
#[derive(Clone, Copy)]
pub struct Matrix<'a> {
    data: &'a [f32],
    rows: usize,
    columns: usize,
    row_step: usize,
    column_step: usize,
}

impl<'a> Matrix<'a> {
    /// `rows` × `columns` numbers, row by row.
    pub fn new(data: &'a [f32], rows: usize, columns: usize) -> Self {
        assert!(data.len() >= rows * columns);
        Self { data, rows, columns, row_step: columns, column_step: 1 }
    }

    /// Rows as columns.
    pub fn transposed(self) -> Self {
        let Self { data, rows, columns, row_step, column_step } = self;
        Self { data, rows: columns, columns: rows, row_step: column_step, column_step: row_step }
    }

    /// The columns from `first` on, of a matrix that is not transposed.
    pub fn columns_from(self, first: usize) -> Self {
        assert!(self.column_step == 1 && first <= self.columns);
        let data = if self.rows == 0 || first == self.columns { &[] } else { &self.data[first..] };
        Self { data, columns: self.columns - first, ..self }
    }
}

/// A matrix copied into panels of a few columns, each row after row: as a right factor it is read straight on.
#[derive(Default)]
pub struct Panels {
    data: Vec<f32>,
    rows: usize,
    columns: usize,
}

impl Panels {
    /// Copies `matrix`, in memory that is used again.
    pub fn fill(&mut self, matrix: Matrix) {
        let width = panel_width();
        (self.rows, self.columns) = (matrix.rows, matrix.columns);
        self.data.resize(matrix.columns.div_ceil(width) * width * matrix.rows, 0.0);
        for (panel, target) in self.data.chunks_exact_mut((width * matrix.rows).max(1)).enumerate() {
            let first = panel * width;
            let columns = width.min(matrix.columns - first);
            for (i, row) in target.chunks_exact_mut(width).enumerate() {
                let start = i * matrix.row_step + first * matrix.column_step;
                if matrix.column_step == 1 {
                    row[..columns].copy_from_slice(&matrix.data[start..start + columns]);
                } else {
                    for (j, value) in row[..columns].iter_mut().enumerate() {
                        *value = matrix.data[start + j * matrix.column_step];
                    }
                }
            }
        }
    }
}

/// Writes `left` × `right` into `result`, row-major. `right` must not be transposed.
pub fn product(result: &mut [f32], left: Matrix, right: Matrix) {
    assert!(right.column_step == 1 && left.columns == right.rows && result.len() >= left.rows * right.columns);
    let b = (right.data, right.row_step, false);
    run(result, left, right.columns, b);
}

/// Writes `left` × `right` into `result`, row-major.
pub fn product_panels(result: &mut [f32], left: Matrix, right: &Panels) {
    assert!(left.columns == right.rows && result.len() >= left.rows * right.columns);
    run(result, left, right.columns, (&right.data, 0, true));
}

fn run(result: &mut [f32], left: Matrix, columns: usize, (b, b_row, panels): (&[f32], usize, bool)) {
    let product = Product {
        rows: left.rows,
        columns,
        depth: left.columns,
        a: left.data.as_ptr(),
        a_row: left.row_step,
        a_column: left.column_step,
        b: b.as_ptr(),
        b_row,
        panels,
        c: result.as_mut_ptr(),
    };
    // SAFETY: `Matrix` and `Panels` cover their rows and columns (checked where they are made), the callers compared the
    // sizes, and `&mut` keeps the result apart from both factors.
    unsafe { multiply(product) };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, seed: usize) -> Vec<f32> {
        (0..count).map(|i| ((i * 37 + seed * 11) % 23) as f32 - 11.0).collect()
    }

    #[test]
    fn products_of_every_shape_are_right() {
        for (m, n, k) in [(1, 1, 1), (12, 32, 5), (13, 33, 70), (5, 17, 3), (29, 70, 128), (4, 16, 0), (25, 7, 9)] {
            let (a, b) = (numbers(m * k, 1), numbers(k * n, 2));
            let at = |i: usize, j: usize| (0..k).map(|p| a[i * k + p] * b[p * n + j]).sum::<f32>();
            let expected: Vec<f32> = (0..m * n).map(|at_| at(at_ / n, at_ % n)).collect();
            let mut direct = vec![f32::NAN; m * n];
            product(&mut direct, Matrix::new(&a, m, k), Matrix::new(&b, k, n));
            assert_eq!(direct, expected, "{m} {n} {k}");
            let turned: Vec<f32> = (0..k * m).map(|at| a[(at % m) * k + at / m]).collect();
            let mut from_turned = vec![f32::NAN; m * n];
            product(&mut from_turned, Matrix::new(&turned, k, m).transposed(), Matrix::new(&b, k, n));
            assert_eq!(from_turned, expected, "{m} {n} {k}");
            let turned: Vec<f32> = (0..k * n).map(|at| b[(at % k) * n + at / k]).collect();
            for right in [Matrix::new(&b, k, n), Matrix::new(&turned, n, k).transposed()] {
                let mut panels = Panels::default();
                panels.fill(right);
                let mut by_panels = vec![f32::NAN; m * n];
                product_panels(&mut by_panels, Matrix::new(&a, m, k), &panels);
                assert_eq!(by_panels, expected, "{m} {n} {k}");
            }
        }
    }

    #[test]
    fn columns_can_be_left_out() {
        let a = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]; // 2 × 3
        let mut e = [0.0; 4];
        product(&mut e, Matrix::new(&[1.0, 2.0, 3.0, 4.0], 2, 2), Matrix::new(&a, 2, 3).columns_from(1));
        assert_eq!(e, [12.0, 15.0, 26.0, 33.0]);
    }
}
