//! What the machine has and uses.

use std::path::Path;
use std::sync::Mutex;

use falaj_schema::machine::Machine;
use sysinfo::{Disks, System};

/// Reads the machine's figures; processor use is measured between two readings.
pub(crate) struct Sampler {
    system: Mutex<System>,
}

impl Sampler {
    pub(crate) fn new() -> Self {
        let mut system = System::new();
        system.refresh_cpu_usage();
        Self { system: Mutex::new(system) }
    }

    /// The figures now; the disk is the one that holds `folder`.
    pub(crate) fn sample(&self, folder: &Path) -> Machine {
        let mut system = self.system.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        system.refresh_cpu_usage();
        system.refresh_memory();
        let (disk, disk_free) = disk_of(folder);
        Machine {
            name: System::host_name().unwrap_or_default(),
            os: System::long_os_version().unwrap_or_default(),
            cpus: system.cpus().len() as u32,
            cpu_use: f64::from(system.global_cpu_usage()) / 100.0,
            memory: system.total_memory(),
            memory_used: system.used_memory(),
            disk,
            disk_free,
        }
    }
}

// Size and free space of the disk whose mount point is the longest one above `folder`.
fn disk_of(folder: &Path) -> (u64, u64) {
    let disks = Disks::new_with_refreshed_list();
    let holds = disks.iter().filter(|disk| folder.starts_with(disk.mount_point()));
    let disk = holds.max_by_key(|disk| disk.mount_point().components().count());
    disk.map_or((0, 0), |disk| (disk.total_space(), disk.available_space()))
}
