//! The use cases without a host: roles, the record, events, jobs.
mod bench;
mod calls;
mod components;
mod drawn;
mod editor;
mod expressions;
mod inspect;
mod notes;
mod profiles;
mod quality;
mod reimport;
mod watch;
mod watched;
