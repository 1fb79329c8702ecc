//! The runs and jobs at work in this process, as their events tell.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use falaj_schema::event::Event;
use falaj_schema::run::RunStatus;

/// From this long on, people do something else meanwhile and want to be told of the end.
const LONG: Duration = Duration::from_secs(20);

struct Item {
    root: PathBuf,
    name: String,
    progress: f64,
    began: Instant,
}

/// A run that ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// Folder of its workspace.
    pub root: PathBuf,
    /// Its id.
    pub run: String,
    /// Its name.
    pub name: String,
    /// How it ended.
    pub status: RunStatus,
    /// Whether it took long.
    pub long: bool,
}

/// How much is at work.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// Name of one of them.
    pub name: String,
    /// How many.
    pub count: usize,
    /// Share done of all of them, in percent.
    pub percent: u64,
}

/// What is at work.
#[derive(Default)]
pub struct Work(Mutex<BTreeMap<String, Item>>);

impl Work {
    fn items(&self) -> MutexGuard<'_, BTreeMap<String, Item>> {
        // It is whole whenever the lock is free, even after a panic.
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Takes an event of a workspace: whether it changes what is at work, and the run that it ends.
    pub fn take(&self, root: &Path, event: &Event, now: Instant) -> (bool, Option<Ended>) {
        match event {
            Event::Run { run, name, status: RunStatus::Running, progress, .. } => {
                self.note(root, run, name, *progress, now);
                (true, None)
            }
            Event::Run { run, name, status, .. } => {
                let Some(item) = self.items().remove(run) else { return (false, None) };
                let (root, run, name) = (item.root, run.clone(), name.clone());
                let long = now.saturating_duration_since(item.began) >= LONG;
                (true, Some(Ended { root, run, name, status: *status, long }))
            }
            Event::Job { job, ended: true, .. } => (self.items().remove(job).is_some(), None),
            Event::Job { job, subject, progress, .. } => {
                self.note(root, job, subject, progress.unwrap_or_default(), now);
                (true, None)
            }
            _ => (false, None),
        }
    }

    fn note(&self, root: &Path, id: &str, name: &str, progress: f64, now: Instant) {
        let mut items = self.items();
        let new = || Item { root: root.to_owned(), name: name.to_owned(), progress, began: now };
        items.entry(id.to_owned()).or_insert_with(new).progress = progress;
    }

    /// What is at work, in one workspace or in all of them; none when nothing is.
    pub fn sum(&self, root: Option<&Path>) -> Option<Sum> {
        let items = self.items();
        let some: Vec<&Item> = items.values().filter(|item| root.is_none_or(|root| item.root == root)).collect();
        let first = some.first()?;
        let mean = some.iter().map(|item| item.progress.clamp(0.0, 1.0)).sum::<f64>() / some.len() as f64;
        Some(Sum { name: first.name.clone(), count: some.len(), percent: (mean * 100.0).round() as u64 })
    }
}

/// Whether a person is told that a run ended. `focused`: a window of its workspace has the keyboard; `watching`: it shows
/// the run.
pub fn is_told(ended: &Ended, focused: bool, watching: bool) -> bool {
    // Who cancelled a run knows that it ended.
    ended.status != RunStatus::Cancelled && !watching && (ended.long || !focused)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(id: &str, status: RunStatus, progress: f64) -> Event {
        Event::Run { run: id.to_owned(), name: format!("run-{id}"), status, progress, remaining: None }
    }

    #[test]
    fn work_is_counted_by_workspace() {
        let (work, now) = (Work::default(), Instant::now());
        let (one, two) = (Path::new("/one"), Path::new("/two"));
        assert_eq!(work.sum(None), None);
        work.take(one, &run("a", RunStatus::Running, 0.2), now);
        work.take(one, &run("a", RunStatus::Running, 0.4), now);
        work.take(two, &run("b", RunStatus::Running, f64::INFINITY), now);
        assert_eq!(work.sum(Some(one)), Some(Sum { name: "run-a".to_owned(), count: 1, percent: 40 }));
        assert_eq!(work.sum(None).map(|sum| (sum.count, sum.percent)), Some((2, 70)));
        assert_eq!(work.sum(Some(Path::new("/three"))), None);
        let job = |ended| Event::Job {
            job: "j".to_owned(),
            kind: "job-import".to_owned(),
            subject: "f.csv".to_owned(),
            progress: None,
            ended,
        };
        assert!(work.take(one, &job(false), now).0);
        assert_eq!(work.sum(Some(one)).map(|sum| sum.count), Some(2));
        assert!(work.take(one, &job(true), now).0);
        assert!(!work.take(one, &job(true), now).0);
    }

    #[test]
    fn the_end_of_a_run_is_told_once_with_how_long_it_took() {
        let (work, now, root) = (Work::default(), Instant::now(), Path::new("/w"));
        work.take(root, &run("a", RunStatus::Running, 0.0), now);
        let (_, ended) = work.take(root, &run("a", RunStatus::Done, 1.0), now + LONG);
        let ended = ended.expect("an end");
        assert_eq!((ended.name.as_str(), ended.status, ended.long), ("run-a", RunStatus::Done, true));
        assert_eq!(work.take(root, &run("a", RunStatus::Done, 1.0), now), (false, None));
        work.take(root, &run("b", RunStatus::Running, 0.0), now);
        let (_, short) = work.take(root, &run("b", RunStatus::Failed, 1.0), now + LONG / 2);
        assert!(!short.expect("an end").long);
    }

    #[test]
    fn nobody_is_told_of_what_they_watch_or_cancelled() {
        let ended =
            |status, long| Ended { root: PathBuf::new(), run: String::new(), name: String::new(), status, long };
        let (long, short) = (ended(RunStatus::Done, true), ended(RunStatus::Failed, false));
        assert!(is_told(&long, true, false) && is_told(&long, false, false));
        assert!(!is_told(&short, true, false) && is_told(&short, false, false));
        assert!(!is_told(&long, true, true) && !is_told(&short, true, true));
        assert!(!is_told(&ended(RunStatus::Cancelled, true), false, false));
    }
}
