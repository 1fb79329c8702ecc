//! Training from prepared files, in this process and in the runner's.

mod devices;
mod gradients;
mod learns;
mod loops;
mod process;
mod support;
