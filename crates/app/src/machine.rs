//! What the machine has and uses.

use std::path::Path;
use std::sync::Mutex;

use falaj_schema::machine::Machine;
use sysinfo::{Disks, System};

use crate::graphics;

/// Reads the machine's figures; processor use is measured between two readings.
pub(crate) struct Sampler {
    // None where the system does not tell.
    system: Option<Mutex<System>>,
    graphics: graphics::Watch,
}

impl Sampler {
    pub(crate) fn new() -> Self {
        let system = System::new().ok().map(|mut system| {
            system.refresh_cpu_usage();
            Mutex::new(system)
        });
        Self { system, graphics: graphics::Watch::default() }
    }

    /// The figures now; the disk is the one that holds `folder`.
    pub(crate) fn sample(&self, folder: &Path) -> Machine {
        let (disk, disk_free) = disk_of(folder);
        let mut machine = Machine {
            name: System::host_name().unwrap_or_default(),
            os: System::long_os_version().unwrap_or_default(),
            cpus: std::thread::available_parallelism().map_or(1, |n| n.get() as u32),
            cpu_use: 0.0,
            memory: 0,
            memory_used: 0,
            disk,
            disk_free,
            gpus: self.graphics.read(),
        };
        if let Some(system) = &self.system {
            let mut system = system.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            system.refresh_cpu_usage();
            system.refresh_memory();
            machine.cpu_use = f64::from(system.global_cpu_usage()) / 100.0;
            machine.memory = system.total_memory();
            machine.memory_used = system.used_memory();
        }
        machine
    }
}

// Size and free space of the disk whose mount point is the longest one above `folder`.
fn disk_of(folder: &Path) -> (u64, u64) {
    let Ok(disks) = Disks::new_with_refreshed_list() else { return (0, 0) };
    let holds = disks.iter().filter(|disk| folder.starts_with(disk.mount_point()));
    let disk = holds.max_by_key(|disk| disk.mount_point().components().count());
    disk.map_or((0, 0), |disk| (disk.total_space(), disk.available_space()))
}
