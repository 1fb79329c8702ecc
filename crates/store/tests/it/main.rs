//! The workspace on disk.
mod run_list;
mod workspace;
