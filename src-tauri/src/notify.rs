//! Notifications of the desktop: a run has ended that nobody watches.

use std::collections::BTreeMap;

use falaj_schema::Api;
use falaj_schema::message::{Lang, text};
use falaj_schema::run::{Run, RunRef, RunStatus};
use tauri::{AppHandle, Manager};
use tauri_plugin_notification::NotificationExt;

use crate::desk::Desk;
use crate::start::Start;
use crate::work::{Ended, is_told};
use crate::{close, host, instance, links, trouble};

/// Metrics in the order in which a run is judged by them.
const METRICS: [&str; 6] = ["roc_auc", "f1_macro", "rmse", "accuracy", "r2", "log_loss"];

/// Shows the run when its notification is pressed, where the desktop tells of that.
pub fn listen(shell: &AppHandle) {
    let own = shell.clone();
    let listening = shell.notification().on_action(move |pressed| {
        let extra = pressed.notification().map(|shown| shown.extra().clone()).unwrap_or_default();
        let value = |key: &str| extra.get(key).and_then(|value| value.as_str()).map(str::to_owned);
        let (Some(root), Some(route)) = (value("workspace"), value("route")) else { return };
        instance::enter(&own, Start { workspace: Some(root.into()), route: Some(route), ..Start::default() });
    });
    if let Err(error) = listening {
        trouble::log("notifications", &error);
    }
}

/// Tells of the end of a run, unless somebody watches it.
pub fn tell(shell: &AppHandle, ended: &Ended) {
    let (shell, ended) = (shell.clone(), ended.clone());
    // Events must not wait for the store or the desktop.
    std::thread::spawn(move || {
        let desk = shell.state::<Desk>();
        let watched = desk.watched(&ended.root);
        let run = desk.app(&ended.root).and_then(|app| {
            let caller = host::caller(desk.lang());
            app.runs_show(&caller, RunRef { id: ended.run.clone() }).ok().map(|response| response.run)
        });
        let watching = watched.iter().any(|route| shows(route, &ended, run.as_ref()));
        if is_told(&ended, !watched.is_empty(), watching) {
            show(&shell, &ended, run.as_ref());
        }
        close::let_go(&shell, &ended.root);
        close::end_when_bare(&shell);
    });
}

fn show(shell: &AppHandle, ended: &Ended, run: Option<&Run>) {
    let (title, body) = words(shell.state::<Desk>().lang(), ended, run);
    let route = links::route("runs", &[&ended.name]);
    let notification = shell.notification().builder().title(title).body(body);
    let root = ended.root.display().to_string();
    let shown = notification.extra("workspace", root).extra("route", route).id(number(&ended.run)).show();
    // A desktop may have no notifications; the end is seen in the window all the same.
    if let Err(error) = shown {
        trouble::log("notification", &error);
    }
}

/// True when a place shows the run itself, or its pipeline at work.
fn shows(route: &str, ended: &Ended, run: Option<&Run>) -> bool {
    let pipeline = run.map(|run| run.summary.pipeline.clone()).unwrap_or_default();
    let at = |screen: &str, name: &str| {
        let place = links::route(screen, &[name]);
        let rest = route.strip_prefix(&place);
        !name.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
    };
    at("runs", &ended.name) || at("runs", &ended.run) || at("pipelines", &pipeline)
}

/// Title and text: which run, and its metric or what went wrong.
fn words(lang: Lang, ended: &Ended, run: Option<&Run>) -> (String, String) {
    let name: [(&str, &str); 1] = [("name", &ended.name)];
    if ended.status == RunStatus::Failed {
        let why = run.and_then(|run| run.summary.error.as_ref()).map(|error| error.message.clone());
        return (text(lang, "notify-failed", &name), why.unwrap_or_default());
    }
    let metric = run.and_then(|run| main_metric(&run.summary.metrics)).map(|(metric, value)| {
        let label = text(lang, &format!("metric-{}", metric.replace('_', "-")), &[]);
        text(lang, "notify-done-metric", &[("metric", &label), ("value", &figure(value))])
    });
    (text(lang, "notify-done", &name), metric.unwrap_or_default())
}

fn main_metric(metrics: &BTreeMap<String, Option<f64>>) -> Option<(&str, f64)> {
    METRICS.iter().find_map(|name| Some((*name, metrics.get(*name).copied().flatten()?)))
}

fn figure(value: f64) -> String {
    if value.abs() >= 100.0 { format!("{value:.1}") } else { format!("{value:.3}") }
}

/// A number of its own for each run, so that one notification does not replace another.
fn number(run: &str) -> i32 {
    run.bytes().fold(0i32, |sum, byte| sum.wrapping_mul(31).wrapping_add(i32::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(status: RunStatus) -> Ended {
        let (run, name) = ("0199".to_owned(), "flights-late-1".to_owned());
        Ended { root: std::path::PathBuf::from("/w"), run, name, status, long: true }
    }

    #[test]
    fn a_place_shows_its_own_run_only() {
        let ended = ended(RunStatus::Done);
        for route in ["#/runs/flights-late-1", "#/runs/flights-late-1/curves", "#/runs/0199?x=1"] {
            assert!(shows(route, &ended, None), "{route}");
        }
        for route in ["#/runs", "#/runs/flights-late-12", "#/pipelines/", "#/", "#/models/flights-late-1"] {
            assert!(!shows(route, &ended, None), "{route}");
        }
    }

    #[test]
    fn the_metric_that_matters_is_named() {
        let metrics: BTreeMap<String, Option<f64>> =
            [("log_loss", Some(0.3)), ("roc_auc", None), ("accuracy", Some(0.91))]
                .map(|(k, v)| (k.to_owned(), v))
                .into();
        assert_eq!(main_metric(&metrics), Some(("accuracy", 0.91)));
        assert_eq!(main_metric(&BTreeMap::new()), None);
        assert_eq!((figure(0.91234), figure(1234.567)), ("0.912".to_owned(), "1234.6".to_owned()));
    }

    #[test]
    fn the_end_is_told_in_both_languages() {
        let (title, body) = words(Lang::En, &ended(RunStatus::Done), None);
        assert_eq!((title.as_str(), body.as_str()), ("flights-late-1 is done", ""));
        let (title, _) = words(Lang::Ar, &ended(RunStatus::Failed), None);
        assert!(title.contains("فشل") && title.contains("flights-late-1"), "{title}");
    }
}
