//! The workspace on disk.
mod workspace;
