//! The machine the host runs on.

use crate::contract;

contract! {
    /// What the machine has and uses.
    pub struct Machine {
        /// Name of the machine.
        pub name: String,
        /// Operating system and its version.
        pub os: String,
        /// Logical processors.
        pub cpus: u32,
        /// Use of all processors, 0 to 1.
        pub cpu_use: f64,
        /// Memory in bytes.
        pub memory: u64,
        /// Memory in use in bytes.
        pub memory_used: u64,
        /// Size of the workspace's disk in bytes.
        pub disk: u64,
        /// Free space on the workspace's disk in bytes.
        pub disk_free: u64,
    }

    /// The machine.
    pub struct MachineResponse {
        /// The machine.
        pub machine: Machine,
    }

    /// Which Falaj this is.
    pub struct Version {
        /// Version of the program.
        pub version: String,
        /// Version of the workspace database that it writes.
        pub database: u32,
        /// Version of the pipeline format that it writes.
        pub pipeline: u32,
    }
}
