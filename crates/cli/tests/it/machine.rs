//! What the machine tells of itself.

use std::os::unix::fs::PermissionsExt;

use crate::workspace::{Bench, answer};

/// `nvidia-smi` as the driver brings it, of a machine with two processors, one of them a slice that hides how busy it is.
const DRIVER: &str = r#"#!/bin/sh
case "$1" in
--query-gpu=name,memory.used,memory.total,utilization.gpu)
    echo "NVIDIA H100 80GB HBM3, 50123, 81559, 64"
    echo "NVIDIA A100-SXM4-40GB MIG 1g.5gb, 12, 4864, [N/A]" ;;
--query-gpu=name,memory.total,driver_version)
    echo "NVIDIA H100 80GB HBM3, 81559, 570.86.15" ;;
*) exit 6 ;;
esac
"#;

#[test]
fn graphics_processors_are_told_with_their_use() {
    let bench = Bench::empty();
    std::fs::create_dir(bench.path("driver")).unwrap();
    let program = bench.write("driver/nvidia-smi", DRIVER);
    std::fs::set_permissions(program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", bench.path("driver").display(), std::env::var("PATH").unwrap());

    let machine = answer(bench.command(&["machine"]).env("PATH", &path)).ok();
    let gpus = machine["machine"]["gpus"].as_array().unwrap();
    assert_eq!(gpus[0]["busy"], 0.64);
    assert_eq!(gpus[0]["memory_used"], 50_123u64 << 20);
    assert_eq!(gpus[1]["memory"], 4_864u64 << 20);
    assert!(gpus[1]["busy"].is_null());

    let hardware = answer(bench.command(&["machine", "hardware"]).env("PATH", &path)).ok();
    assert_eq!(hardware["hardware"]["gpus"][0]["driver"], "570.86.15");
}
