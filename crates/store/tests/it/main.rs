//! The workspace on disk.
mod pipelines;
mod quality;
mod run_list;
mod workspace;
