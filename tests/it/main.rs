//! What holds for the repository as a whole: who may depend on whom, that documents and generated files match the code,
//! that the message catalogue is complete, and that a bare system can be set up.

mod architecture_table;
mod catalogue;
mod contract;
mod direction;
mod fonts;
mod fresh_machine;
mod plurals;
mod samples;
mod sources;
