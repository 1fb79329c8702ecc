//! Training from prepared files, in this process and in the runner's.

#[cfg(feature = "cuda")]
mod cuda;
mod devices;
mod gradients;
mod learns;
mod loops;
mod process;
mod support;
