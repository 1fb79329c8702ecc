//! Changes that others make in the folder of the workspace are told of.

use std::time::{Duration, Instant};

use falaj_schema::event::{Event, Topic};

use crate::bench::{Bench, bench};
use crate::editor::{short, with_table};

#[test]
fn a_change_outside_is_told_while_the_app_runs() {
    let bench = with_table();
    let editor = short(&bench);
    bench.app.watch();
    // The system's watch begins somewhat later than it says.
    std::thread::sleep(Duration::from_millis(300));
    bench.ear.heard.lock().unwrap().clear();
    let text = std::fs::read_to_string(editor.path()).unwrap();
    std::fs::write(editor.path(), text.replace("\"b\"", "\"a\"")).unwrap();
    until(|| told(&bench));
}

#[test]
fn a_folder_that_comes_later_is_watched_from_then_on() {
    let bench = bench();
    let folder = bench.app.root().join("components");
    assert!(!folder.exists());
    bench.app.watch();
    std::thread::sleep(Duration::from_millis(300));
    // Twice the same: once it came into being, and once it came back.
    for _ in 0..2 {
        std::fs::create_dir(&folder).unwrap();
        until(|| told(&bench));
        bench.ear.heard.lock().unwrap().clear();
        // Two levels down, where only a watch of the folder itself sees anything.
        std::fs::create_dir(folder.join("clean")).unwrap();
        until(|| told(&bench));
        std::thread::sleep(Duration::from_millis(300));
        bench.ear.heard.lock().unwrap().clear();
        std::fs::write(folder.join("clean/1.json"), "{}").unwrap();
        until(|| told(&bench));
        std::fs::remove_dir_all(&folder).unwrap();
        std::thread::sleep(Duration::from_millis(500));
        bench.ear.heard.lock().unwrap().clear();
    }
}

fn told(bench: &Bench) -> bool {
    let heard = bench.ear.heard.lock().unwrap();
    heard.iter().any(|event| matches!(event, Event::Stale { topics } if topics.contains(&Topic::Pipelines)))
}

fn until(done: impl Fn() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < Duration::from_secs(20), "nothing was told");
        std::thread::sleep(Duration::from_millis(20));
    }
}
