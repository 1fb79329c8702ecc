//! The workspace on disk.
mod quality;
mod run_list;
mod workspace;
