//! What a trained model is: its inputs, fitted preprocessing, network, evaluation and package on disk.
//!
//! The same code prepares rows in training, evaluation, batch scoring and serving, so they can't drift apart. This crate
//! knows neither Polars nor training; it is small enough for the inference server.

pub mod architecture;
mod dense;
pub mod frame;
pub mod metrics;
pub mod moment;
pub mod network;
pub mod package;
pub mod predictor;
pub mod prep;
pub mod prepared;
mod rows;
pub mod target;
pub mod whole_file;
