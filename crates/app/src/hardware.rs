//! What the machine is made of, and the programs that work on it.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use falaj_pipeline::programs::sibling;
use falaj_schema::machine::{Hardware, Program};
use sysinfo::{CpuRefreshKind, RefreshKind, System};

use crate::graphics;

/// Another program has answered by then, or it does not count.
const PATIENCE: Duration = Duration::from_secs(3);

pub(crate) fn look() -> Hardware {
    let system = System::new_with_specifics(RefreshKind::nothing().with_cpu(CpuRefreshKind::nothing()));
    let cpu = system.ok().and_then(|system| Some(system.cpus().first()?.brand().trim().to_owned()));
    Hardware {
        cpu: cpu.unwrap_or_default(),
        cores: System::physical_core_count().ok().and_then(|cores| u32::try_from(cores).ok()),
        arch: std::env::consts::ARCH.to_owned(),
        features: features(),
        gpus: graphics::found(),
        programs: programs(),
    }
}

/// Vector instructions, the widest last: what decides how fast training is.
fn features() -> Vec<String> {
    #[cfg(target_arch = "x86_64")]
    let found = [
        ("SSE4.2", is_x86_feature_detected!("sse4.2")),
        ("AVX", is_x86_feature_detected!("avx")),
        ("FMA", is_x86_feature_detected!("fma")),
        ("AVX2", is_x86_feature_detected!("avx2")),
        ("AVX-512", is_x86_feature_detected!("avx512f")),
    ];
    #[cfg(target_arch = "aarch64")]
    let found = [
        ("NEON", std::arch::is_aarch64_feature_detected!("neon")),
        ("SVE", std::arch::is_aarch64_feature_detected!("sve")),
    ];
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    let found: [(&str, bool); 0] = [];
    found.iter().filter(|(_, has)| *has).map(|(name, _)| (*name).to_owned()).collect()
}

fn programs() -> Vec<Program> {
    let program = |(name, question): (&str, &str)| {
        let path = sibling(name).ok();
        let says = path.as_deref().and_then(|path| output(path, &[question]));
        // `falaj-runner 0.1.0`
        let version = says.and_then(|text| Some(text.split_whitespace().nth(1)?.to_owned()));
        Program { name: name.to_owned(), path: path.map(|path| path.display().to_string()), version }
    };
    // For falaj-serve, `--version` is that of the model.
    [("falaj-runner", "--version"), ("falaj-serve", "version")].map(program).into()
}

/// What a program says on standard output, if it ends well and in time.
pub(crate) fn output(program: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let begun = Instant::now();
    // Little enough is written that it fits into the pipe, so nothing waits for it to be read.
    let status = loop {
        match child.try_wait().ok()? {
            Some(status) => break status,
            None if begun.elapsed() > PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    };
    let output = child.wait_with_output().ok()?;
    status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_does_not_answer_is_left() {
        assert_eq!(output(Path::new("falaj-nothing-of-the-kind"), &[]), None);
        assert_eq!(output(Path::new("false"), &[]), None);
        assert_eq!(output(Path::new("echo"), &["falaj 1"]).as_deref(), Some("falaj 1\n"));
    }
}
