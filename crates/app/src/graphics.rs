//! The graphics processors that NVIDIA's own program tells of.

use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use falaj_schema::machine::{Gpu, GpuUse};

use crate::hardware::output;

const PROGRAM: &str = "nvidia-smi";
/// It takes its driver a moment to answer, and several windows may ask.
const KEPT: Duration = Duration::from_secs(2);
/// Where nothing answered there is mostly nothing, but a driver may fail once, or be loaded later.
const KEPT_NOTHING: Duration = Duration::from_secs(30);

/// What is there. None where there is no such program.
pub(crate) fn found() -> Vec<Gpu> {
    ask("name,memory.total,driver_version", gpu)
}

fn ask<T>(query: &str, read: fn(&str) -> Option<T>) -> Vec<T> {
    let query = [&format!("--query-gpu={query}"), "--format=csv,noheader,nounits"];
    output(Path::new(PROGRAM), &query).unwrap_or_default().lines().filter_map(read).collect()
}

/// A line of nvidia-smi: name, mebibytes, driver.
fn gpu(line: &str) -> Option<Gpu> {
    let [name, memory, driver] = last_fields(line)?;
    let driver = Some(driver.to_owned()).filter(|driver| !driver.starts_with('['));
    Some(Gpu { name: name.to_owned(), memory: mebibytes(memory), driver })
}

/// A line of nvidia-smi: name, mebibytes in use, mebibytes in all, percent of the time at work.
fn in_use(line: &str) -> Option<GpuUse> {
    let [name, used, memory, busy] = last_fields(line)?;
    let busy = busy.parse::<f64>().ok().map(|percent| (percent / 100.0).clamp(0.0, 1.0));
    Some(GpuUse { name: name.to_owned(), memory: mebibytes(memory)?, memory_used: mebibytes(used)?, busy })
}

// A name may have a comma in it; what follows it has none.
fn last_fields<const N: usize>(line: &str) -> Option<[&str; N]> {
    let mut fields: Vec<&str> = line.rsplitn(N, ',').map(str::trim).collect();
    fields.reverse();
    fields.try_into().ok()
}

fn mebibytes(text: &str) -> Option<u64> {
    text.parse::<u64>().ok().map(|count| count << 20)
}

/// Asks how the graphics processors are used, at most every other second, and seldom where nothing answered.
#[derive(Default)]
pub(crate) struct Watch {
    last: Mutex<Option<(Instant, Vec<GpuUse>)>>,
}

impl Watch {
    pub(crate) fn read(&self) -> Vec<GpuUse> {
        let mut last = self.last.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let kept = |found: &Vec<GpuUse>| if found.is_empty() { KEPT_NOTHING } else { KEPT };
        match &*last {
            Some((asked, found)) if asked.elapsed() < kept(found) => found.clone(),
            _ => {
                let found = ask("name,memory.used,memory.total,utilization.gpu", in_use);
                *last = Some((Instant::now(), found.clone()));
                found
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_about_a_graphics_processor_is_read() {
        let read = gpu("NVIDIA H100 80GB HBM3, 81559, 570.86.15").unwrap();
        assert_eq!((read.name.as_str(), read.memory), ("NVIDIA H100 80GB HBM3", Some(81_559 << 20)));
        assert_eq!(read.driver.as_deref(), Some("570.86.15"));
        assert_eq!(
            gpu("Tesla, MIG 1g, [N/A], [N/A]").unwrap(),
            Gpu { name: "Tesla, MIG 1g".into(), memory: None, driver: None }
        );
        assert_eq!(gpu("No devices were found"), None);
    }

    #[test]
    fn a_line_about_its_use_is_read() {
        let read = in_use("NVIDIA H100 80GB HBM3, 50123, 81559, 64").unwrap();
        assert_eq!((read.memory_used, read.memory, read.busy), (50_123 << 20, 81_559 << 20, Some(0.64)));
        // A slice of a processor does not tell how busy it is.
        assert_eq!(in_use("NVIDIA A100, 10, 40960, [N/A]").unwrap().busy, None);
        assert_eq!(in_use("NVIDIA A100, [N/A], [N/A], 3"), None);
        assert_eq!(in_use("No devices were found"), None);
    }
}
