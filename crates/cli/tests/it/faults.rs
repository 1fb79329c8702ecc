//! What goes wrong around the program: killed processes, full disks, taken ports, other processes.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::workspace::{Bench, answer, program};

/// A pipeline that trains for minutes, so that there is time to interfere, beside a linear one.
fn long_pipeline(bench: &Bench) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/samples/pipelines/flights-late.json");
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let nodes = file["nodes"].as_array_mut().unwrap();
    let train = nodes.iter_mut().find(|n| n["kind"] == "train_mlp").unwrap();
    train["params"]["epochs"] = json!(500);
    train["params"]["patience"] = json!(0);
    train["params"]["hidden"] = json!([512, 512]);
    let prepared = train["inputs"]["prepared"].clone();
    nodes.push(json!({
        "id": "beside", "kind": "train_linear", "params": { "epochs": 1 }, "inputs": { "prepared": prepared }
    }));
    bench.write("long.json", file.to_string())
}

/// Waits for a first epoch in the progress lines.
fn until_training(child: &mut Child) -> BufReader<std::process::ChildStderr> {
    let mut lines = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    while !line.contains("train_loss") {
        line.clear();
        assert_ne!(lines.read_line(&mut line).unwrap(), 0, "the run ended before it trained");
    }
    lines
}

fn begin(bench: &Bench, file: &str) -> Child {
    bench.command(&["pipeline", "run", file]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Process ids of the runners below a process.
fn runners(parent: u32) -> Vec<u32> {
    let output = Command::new("pgrep").args(["-P", &parent.to_string(), "falaj-runner"]).output().unwrap();
    String::from_utf8_lossy(&output.stdout).lines().filter_map(|line| line.trim().parse().ok()).collect()
}

fn signal(name: &str, pid: u32) {
    assert!(Command::new("kill").args([name, &pid.to_string()]).status().unwrap().success());
}

fn is_gone(pid: u32) -> bool {
    let deadline = Instant::now() + Duration::from_secs(20);
    while Instant::now() < deadline {
        let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        if state.is_empty() || state.contains(") Z ") {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}

#[test]
fn a_killed_runner_fails_its_node_and_the_rest_goes_on() {
    let bench = Bench::sample();
    let mut child = begin(&bench, &long_pipeline(&bench));
    let mut lines = until_training(&mut child);
    let runner = runners(child.id());
    assert_eq!(runner.len(), 1, "{runner:?}");
    signal("-KILL", runner[0]);
    let mut output = String::new();
    lines.read_to_string(&mut String::new()).unwrap();
    child.stdout.take().unwrap().read_to_string(&mut output).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    let document: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(document["error"]["code"], "runner_died", "{document}");
    let status = |kind: &str| {
        let nodes = document["run"]["nodes"].as_array().unwrap();
        nodes.iter().find(|n| n["kind"] == kind).unwrap()["status"].as_str().unwrap().to_owned()
    };
    assert_eq!(document["run"]["status"], "failed");
    assert_eq!((status("train_mlp"), status("evaluate")), ("failed".into(), "skipped".into()));
    assert_eq!(status("train_linear"), "done", "what does not need it goes on");
    assert!(bench.leftovers().is_empty(), "{:?}", bench.leftovers());
}

#[test]
fn a_killed_owner_takes_its_runner_along_and_keeps_its_metrics() {
    let bench = Bench::sample();
    let mut child = begin(&bench, &long_pipeline(&bench));
    let _lines = until_training(&mut child);
    let runner = runners(child.id());
    signal("-KILL", child.id());
    child.wait().unwrap();
    assert!(is_gone(runner[0]), "the runner lives on");
    let run = bench.call(&["runs", "list"]).ok()["runs"][0].clone();
    assert_eq!((&run["status"], &run["error"]["code"]), (&json!("failed"), &json!("owner_gone")), "{run}");
    let series = bench.call(&["runs", "series", run["id"].as_str().unwrap()]).ok();
    assert!(!series["series"][0]["values"].as_array().unwrap().is_empty(), "a committed metric was lost");
}

#[test]
fn an_interrupt_cancels() {
    let bench = Bench::sample();
    let mut child = begin(&bench, &long_pipeline(&bench));
    let mut lines = until_training(&mut child);
    signal("-INT", child.id());
    lines.read_to_string(&mut String::new()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let run = bench.call(&["runs", "list"]).ok()["runs"][0].clone();
    assert_eq!(run["status"], "cancelled", "{run}");
    assert!(bench.leftovers().is_empty(), "{:?}", bench.leftovers());
}

#[test]
fn two_processes_work_on_one_workspace() {
    let bench = Bench::empty();
    let file = bench.write("t.csv", "a,b\n1,2\n3,4\n");
    let spawn = |name: &String| {
        let args = ["data", "import", &file, "--name", name];
        bench.command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let names: Vec<String> = (0..6).map(|i| format!("t{}", i % 3)).collect();
    let children: Vec<Child> = names.iter().map(spawn).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
    let list = bench.call(&["data", "list"]).ok();
    let versions: Vec<_> = list["datasets"].as_array().unwrap().iter().map(|d| d["version"].clone()).collect();
    assert_eq!(versions, [2, 2, 2]);
}

#[test]
fn a_taken_port_is_named() {
    let bench = Bench::sample();
    bench.call(&["pipeline", "run", "penguins-species"]).ok();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let model = bench.call(&["models", "list"]).ok()["models"][0]["name"].as_str().unwrap().to_owned();
    let answer = bench.call(&["deploy", "create", &format!("{model}@1"), "--set", &format!("port={port}")]);
    assert_eq!(answer.refused(), (1, "port_in_use"));
    assert!(answer.json["error"]["message"].as_str().unwrap().contains(&port));
    assert_eq!(bench.call(&["deploy", "list"]).ok()["deployments"], json!([]));
    let answer = bench.call(&["serve", "--port", &port]);
    assert_eq!(answer.refused(), (1, "port_in_use"));
}

/// Runs a script in a mount namespace of its own, where it may mount; `$FALAJ` is the program, `$WS` the folder.
fn in_own_mounts(bench: &Bench, script: &str) -> Command {
    // Who is root needs no user namespace for it, which a chroot or a container may refuse.
    let root = Command::new("unshare").args(["-m", "true"]).output().is_ok_and(|out| out.status.success());
    let mut command = Command::new("unshare");
    command.args([if root { "-m" } else { "-rm" }, "sh", "-c", script]);
    let template = program(&bench.path("home"));
    command.envs(template.get_envs().filter_map(|(k, v)| Some((k, v?))));
    command.env("FALAJ", env!("CARGO_BIN_EXE_falaj")).env("WS", bench.workspace()).env("DIR", bench.path(""));
    command
}

#[test]
fn a_full_disk_leaves_a_whole_workspace() {
    let bench = Bench::empty();
    let rows: String =
        (0..400_000u64).map(|i| format!("{},{}\n", i.wrapping_mul(2654435761) % 1_000_000_007, i)).collect();
    bench.write("big.csv", format!("a,b\n{rows}"));
    bench.write("small.csv", "a,b\n1,2\n");
    std::fs::create_dir(bench.path("small-disk")).unwrap();
    let script = "mount -t tmpfs -o size=1m tmpfs $DIR/small-disk && cd $DIR/small-disk && \
        $FALAJ -q workspace init ws >/dev/null && $FALAJ --json --workspace ws data import $DIR/big.csv; \
        echo status $? >&2; ls ws/.falaj/tmp >&2; rm -f filler; \
        $FALAJ --json --workspace ws data import $DIR/small.csv >&2";
    let result = answer(&mut in_own_mounts(&bench, script));
    assert_eq!(result.refused().1, "disk_full", "{}", result.stderr);
    assert!(result.stderr.contains("status 1"), "{}", result.stderr);
    assert!(result.stderr.contains("\"version\":1"), "the workspace works on: {}", result.stderr);
}

#[test]
fn a_read_only_workspace_can_be_looked_at() {
    let bench = Bench::empty();
    bench.call(&["data", "import", &bench.write("t.csv", "a,b\n1,2\n3,4\n")]).ok();
    let script = |call: &str| {
        format!("mount --bind $WS $WS && mount -o remount,bind,ro $WS && $FALAJ --json --workspace $WS {call}")
    };
    let list = answer(&mut in_own_mounts(&bench, &script("data list"))).ok();
    assert_eq!(list["datasets"][0]["name"], "t");
    assert_eq!(answer(&mut in_own_mounts(&bench, &script("data profile t"))).ok()["profile"]["rows"], 2);
    assert_eq!(answer(&mut in_own_mounts(&bench, &script("workspace info"))).ok()["workspace"]["writable"], false);
    let import = answer(&mut in_own_mounts(&bench, &script("data import $DIR/t.csv")));
    assert_eq!(import.refused(), (1, "read_only"));
}
