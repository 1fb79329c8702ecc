//! Vectors of 32-bit floats of each width that processors have.
//!
//! Every function is `inline(always)`, so that it is compiled with the features of the function it is used in.

/// A vector of floats. All functions need a processor that has the vector; pointers must be valid for what is read or
/// written.
pub trait Lanes {
    /// The vector.
    type Vector: Copy;
    /// Floats in a vector.
    const WIDTH: usize;
    /// The same number in each place.
    unsafe fn splat(value: f32) -> Self::Vector;
    /// Reads `WIDTH` floats.
    unsafe fn load(from: *const f32) -> Self::Vector;
    /// Reads `count` floats; the rest is 0.
    unsafe fn load_some(from: *const f32, count: usize) -> Self::Vector;
    /// Writes `WIDTH` floats.
    unsafe fn store(to: *mut f32, vector: Self::Vector);
    /// Writes `count` floats.
    unsafe fn store_some(to: *mut f32, vector: Self::Vector, count: usize);
    /// a · b + c.
    unsafe fn multiply_add(a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector;
}

/// Plain arrays, which the compiler turns into whatever vectors the target always has.
pub struct Plain;

impl Lanes for Plain {
    type Vector = [f32; 4];
    const WIDTH: usize = 4;

    #[inline(always)]
    unsafe fn splat(value: f32) -> Self::Vector {
        [value; 4]
    }
    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self::Vector {
        unsafe { from.cast::<[f32; 4]>().read_unaligned() }
    }
    #[inline(always)]
    unsafe fn load_some(from: *const f32, count: usize) -> Self::Vector {
        let mut vector = [0.0; 4];
        unsafe { std::ptr::copy_nonoverlapping(from, vector.as_mut_ptr(), count) };
        vector
    }
    #[inline(always)]
    unsafe fn store(to: *mut f32, vector: Self::Vector) {
        unsafe { to.cast::<[f32; 4]>().write_unaligned(vector) };
    }
    #[inline(always)]
    unsafe fn store_some(to: *mut f32, vector: Self::Vector, count: usize) {
        unsafe { std::ptr::copy_nonoverlapping(vector.as_ptr(), to, count) };
    }
    #[inline(always)]
    unsafe fn multiply_add(a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector {
        std::array::from_fn(|i| a[i] * b[i] + c[i])
    }
}

#[cfg(target_arch = "x86_64")]
pub use x86::{Avx2, Avx512};

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::Lanes;

    /// 256-bit vectors with fused multiply-add.
    pub struct Avx2;

    #[inline(always)]
    unsafe fn mask(count: usize) -> __m256i {
        const ONES: [i32; 16] = [-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0];
        unsafe { _mm256_loadu_si256(ONES.as_ptr().add(8 - count).cast()) }
    }

    impl Lanes for Avx2 {
        type Vector = __m256;
        const WIDTH: usize = 8;

        #[inline(always)]
        unsafe fn splat(value: f32) -> Self::Vector {
            unsafe { _mm256_set1_ps(value) }
        }
        #[inline(always)]
        unsafe fn load(from: *const f32) -> Self::Vector {
            unsafe { _mm256_loadu_ps(from) }
        }
        #[inline(always)]
        unsafe fn load_some(from: *const f32, count: usize) -> Self::Vector {
            unsafe { _mm256_maskload_ps(from, mask(count)) }
        }
        #[inline(always)]
        unsafe fn store(to: *mut f32, vector: Self::Vector) {
            unsafe { _mm256_storeu_ps(to, vector) };
        }
        #[inline(always)]
        unsafe fn store_some(to: *mut f32, vector: Self::Vector, count: usize) {
            unsafe { _mm256_maskstore_ps(to, mask(count), vector) };
        }
        #[inline(always)]
        unsafe fn multiply_add(a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector {
            unsafe { _mm256_fmadd_ps(a, b, c) }
        }
    }

    /// 512-bit vectors.
    pub struct Avx512;

    impl Lanes for Avx512 {
        type Vector = __m512;
        const WIDTH: usize = 16;

        #[inline(always)]
        unsafe fn splat(value: f32) -> Self::Vector {
            unsafe { _mm512_set1_ps(value) }
        }
        #[inline(always)]
        unsafe fn load(from: *const f32) -> Self::Vector {
            unsafe { _mm512_loadu_ps(from) }
        }
        #[inline(always)]
        unsafe fn load_some(from: *const f32, count: usize) -> Self::Vector {
            unsafe { _mm512_maskz_loadu_ps(((1u32 << count) - 1) as u16, from) }
        }
        #[inline(always)]
        unsafe fn store(to: *mut f32, vector: Self::Vector) {
            unsafe { _mm512_storeu_ps(to, vector) };
        }
        #[inline(always)]
        unsafe fn store_some(to: *mut f32, vector: Self::Vector, count: usize) {
            unsafe { _mm512_mask_storeu_ps(to, ((1u32 << count) - 1) as u16, vector) };
        }
        #[inline(always)]
        unsafe fn multiply_add(a: Self::Vector, b: Self::Vector, c: Self::Vector) -> Self::Vector {
            unsafe { _mm512_fmadd_ps(a, b, c) }
        }
    }
}
