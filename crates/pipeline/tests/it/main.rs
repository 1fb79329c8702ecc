//! Pipelines run in a workspace, with the real training process.

mod cache;
mod deliver;
mod end;
mod failure;
mod quality;
mod samples;
mod single;
mod support;
mod template;
mod together;
mod transforms;
