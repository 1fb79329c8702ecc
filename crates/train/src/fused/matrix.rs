//! Products of small row-major matrices on one thread.

use gemm::Parallelism;

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

/// Writes `left` × `right` into `result`, row-major.
pub fn product(result: &mut [f32], left: Matrix, right: Matrix) {
    let (m, n, k) = (left.rows, right.columns, left.columns);
    assert!(right.rows == k && result.len() >= m * n);
    // SAFETY: `Matrix` covers its rows and columns (checked where it is made), the result was checked above, and `&mut`
    // keeps the result apart from both factors.
    unsafe {
        gemm::gemm(
            m,
            n,
            k,
            result.as_mut_ptr(),
            1,
            n as isize,
            false,
            left.data.as_ptr(),
            left.column_step as isize,
            left.row_step as isize,
            right.data.as_ptr(),
            right.column_step as isize,
            right.row_step as isize,
            0.0,
            1.0,
            false,
            false,
            false,
            Parallelism::None,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_each_orientation() {
        let a = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]; // 2 × 3
        let b = [1.0, 0.0, 2.0, 1.0, 1.0, 1.0]; // 2 × 3
        let mut c = [0.0; 4];
        product(&mut c, Matrix::new(&a, 2, 3), Matrix::new(&b, 2, 3).transposed());
        assert_eq!(c, [7.0, 6.0, 16.0, 15.0]);
        let mut d = [0.0; 9];
        product(&mut d, Matrix::new(&a, 2, 3).transposed(), Matrix::new(&b, 2, 3));
        assert_eq!(d, [5.0, 4.0, 6.0, 7.0, 5.0, 9.0, 9.0, 6.0, 12.0]);
        let mut e = [0.0; 4];
        product(&mut e, Matrix::new(&[1.0, 2.0, 3.0, 4.0], 2, 2), Matrix::new(&a, 2, 3).columns_from(1));
        assert_eq!(e, [12.0, 15.0, 26.0, 33.0]);
    }
}
