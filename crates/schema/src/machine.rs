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
        /// How its graphics processors are used; empty where none tells.
        pub gpus: Vec<GpuUse>,
    }

    /// How a graphics processor is used now.
    pub struct GpuUse {
        /// What it is called.
        pub name: String,
        /// Its memory in bytes.
        pub memory: u64,
        /// Memory in use in bytes.
        pub memory_used: u64,
        /// Share of the last moments in which it worked, 0 to 1, where it tells.
        pub busy: Option<f64>,
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

    /// A graphics processor.
    pub struct Gpu {
        /// What it is called.
        pub name: String,
        /// Its memory in bytes, where that is known.
        pub memory: Option<u64>,
        /// Version of its driver, where that is known.
        pub driver: Option<String>,
    }

    /// One of Falaj's programs.
    pub struct Program {
        /// Its name.
        pub name: String,
        /// Where it is; none where it is missing.
        pub path: Option<String>,
        /// Its version; none where it did not say.
        pub version: Option<String>,
    }

    /// What the machine is made of, as far as it matters for training and serving.
    pub struct Hardware {
        /// What the processor is called.
        pub cpu: String,
        /// Physical cores, where that is known.
        pub cores: Option<u32>,
        /// Its instruction set: `x86_64`, `aarch64`.
        pub arch: String,
        /// Vector instructions that it has.
        pub features: Vec<String>,
        /// Graphics processors that were found; training and serving use none so far.
        pub gpus: Vec<Gpu>,
        /// The programs that work for this one.
        pub programs: Vec<Program>,
    }

    /// What the machine is made of.
    pub struct HardwareResponse {
        /// What it is made of.
        pub hardware: Hardware,
    }
}
