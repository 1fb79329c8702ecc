//! The use cases without a host: roles, the record, events, jobs.
mod calls;
