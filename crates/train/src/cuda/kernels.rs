//! The kernels of `kernels.cu` and cuBLAS's matrix product, launched on one stream.

use std::sync::Arc;

use candle_core::Result;
use candle_core::cuda::cudarc::cublas::sys::cublasOperation_t::{CUBLAS_OP_N, CUBLAS_OP_T};
use candle_core::cuda::cudarc::cublas::{CudaBlas, Gemm, GemmConfig};
use candle_core::cuda::cudarc::driver::{CudaFunction, CudaStream, DevicePtr, DevicePtrMut, LaunchConfig};
use candle_core::cuda::cudarc::nvrtc::compile_ptx;
use candle_core::cuda::{CudaDevice, WrapErr};

const SOURCE: &str = include_str!("kernels.cu");
/// Threads of a block that walks over elements.
const THREADS: u32 = 256;
/// Most blocks of such a launch: they walk on where there is more.
const MOST_BLOCKS: u32 = 8192;

/// The kernels, compiled and loaded.
pub(super) struct Kernels {
    pub stream: Arc<CudaStream>,
    blas: Arc<CudaBlas>,
    pub take_codes: CudaFunction,
    pub take_inputs: CudaFunction,
    pub add_embedded: CudaFunction,
    pub activate: CudaFunction,
    pub through_relu: CudaFunction,
    pub losses: CudaFunction,
    pub add_up: CudaFunction,
    pub column_sums: CudaFunction,
    pub scatter: CudaFunction,
    pub update: CudaFunction,
}

/// A matrix in row-major order as a factor: whether it is transposed, and the length of its rows in memory.
#[derive(Clone, Copy)]
pub(super) struct Side {
    pub transposed: bool,
    pub stride: usize,
}

impl Side {
    /// A matrix as it lies there.
    pub fn plain(stride: usize) -> Self {
        Self { transposed: false, stride }
    }

    /// A matrix that is transposed.
    pub fn turned(stride: usize) -> Self {
        Self { transposed: true, stride }
    }
}

impl Kernels {
    pub fn new(device: &CudaDevice) -> Result<Self> {
        let stream = device.cuda_stream();
        let module = stream.context().load_module(compile_ptx(SOURCE).w()?).w()?;
        let function = |name: &str| module.load_function(name).w();
        Ok(Self {
            blas: device.cublas_handle(),
            take_codes: function("take_codes")?,
            take_inputs: function("take_inputs")?,
            add_embedded: function("add_embedded")?,
            activate: function("activate")?,
            through_relu: function("through_relu")?,
            losses: function("losses")?,
            add_up: function("add_up")?,
            column_sums: function("column_sums")?,
            scatter: function("scatter")?,
            update: function("update")?,
            stream,
        })
    }

    /// `result` = `left` · `right`: [rows, inner] · [inner, columns] in row-major order, the result's rows dense.
    pub fn product<A: DevicePtr<f32>, B: DevicePtr<f32>, C: DevicePtrMut<f32>>(
        &self,
        (left, left_side): (&A, Side),
        (right, right_side): (&B, Side),
        result: &mut C,
        [rows, inner, columns]: [usize; 3],
    ) -> Result<()> {
        let operation = |side: Side| if side.transposed { CUBLAS_OP_T } else { CUBLAS_OP_N };
        // cuBLAS counts columns first: what it sees of each matrix is the transposed one, hence right · left.
        let config = GemmConfig {
            transa: operation(right_side),
            transb: operation(left_side),
            m: columns as i32,
            n: rows as i32,
            k: inner as i32,
            alpha: 1.0,
            lda: right_side.stride as i32,
            ldb: left_side.stride as i32,
            beta: 0.0,
            ldc: columns as i32,
        };
        // SAFETY: callers pass matrices of these sizes.
        unsafe { self.blas.gemm(config, right, left, result) }.w()
    }
}

/// A launch that walks over `count` elements.
pub(super) fn over(count: usize) -> LaunchConfig {
    let blocks = count.div_ceil(THREADS as usize).clamp(1, MOST_BLOCKS as usize) as u32;
    LaunchConfig { grid_dim: (blocks, 1, 1), block_dim: (THREADS, 1, 1), shared_mem_bytes: 0 }
}

/// A launch of `columns` × `rows` blocks of 1,024 threads.
pub(super) fn tall(columns: usize, rows: usize) -> LaunchConfig {
    LaunchConfig { grid_dim: (columns as u32, rows as u32, 1), block_dim: (1024, 1, 1), shared_mem_bytes: 0 }
}
