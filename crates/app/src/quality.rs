//! Data quality: suites of rules, checking datasets with them, and what came of it.

mod conditions;
mod expectations;
mod failing;
mod mapping;

use std::path::{Path, PathBuf};
use std::time::Instant;

use falaj_data::quality;
use falaj_pipeline::names::nearest;
use falaj_schema::dataset::{Dataset, ProfileRequest};
use falaj_schema::message::{Lang, error_text, text};
use falaj_schema::quality::*;
use falaj_schema::{Caller, Code, Error, Result};
use falaj_store::{check_name, files, read_suite};

use crate::App;

/// Checks that the history gives when nobody says how many.
const CHECKS: u32 = 30;

impl App {
    /// The suites of the workspace by name; files that can't be read are listed with their problem.
    pub(crate) fn suites(&self, caller: &Caller) -> Result<SuiteList> {
        let files = self.store().suite_files()?;
        let suites = files.iter().map(|path| self.suite_summary(caller, path)).collect::<Result<_>>()?;
        Ok(SuiteList { suites })
    }

    /// The first suite that is for a dataset; what can't be read is for none.
    pub(crate) fn suite_of_data(&self, dataset: &str) -> Result<Option<String>> {
        let files = self.store().suite_files()?;
        let read = files.iter().filter_map(|path| read_suite(path).ok());
        Ok(read.into_iter().find(|suite| suite.dataset == dataset).map(|suite| suite.name))
    }

    fn suite_summary(&self, caller: &Caller, path: &Path) -> Result<SuiteSummary> {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let modified = files::modified(path);
        let read = read_suite(path);
        // How a suite stands is told by the data that it is for, not by other data that was held against it since.
        let last = self.store().quality_last(&name, read.as_ref().ok().map(|suite| suite.dataset.as_str()))?;
        let problem = read.as_ref().err().map(|error| error.to_wire(caller.lang));
        let (dataset, description, rules) =
            read.map_or_else(|_| Default::default(), |suite| (suite.dataset, suite.description, suite.rules.len()));
        Ok(SuiteSummary { name, dataset, description, rules: rules as u32, path: shown(path), modified, problem, last })
    }

    /// A suite with what is wrong with its rules.
    pub(crate) fn suite(&self, caller: &Caller, reference: &str) -> Result<SuiteResponse> {
        let (suite, path) = self.store().suite(reference)?;
        let problems = quality::validate(&suite).iter().map(|error| error.to_wire(caller.lang)).collect();
        Ok(SuiteResponse { suite, path: shown(&path), problems })
    }

    /// Keeps a suite whose rules are sound.
    pub(crate) fn save_suite(&self, caller: &Caller, suite: &QualitySuite) -> Result<SuiteResponse> {
        suite.check_format()?;
        refuse(suite, quality::validate(suite), caller.lang)?;
        let path = self.store().suite_write(suite)?;
        Ok(SuiteResponse { suite: suite.clone(), path: shown(&path), problems: Vec::new() })
    }

    /// Rules that suit a dataset.
    pub(crate) fn suggest_rules(&self, caller: &Caller, request: &SuggestRequest) -> Result<SuggestResponse> {
        let dataset = self.store().dataset_find(&request.name)?;
        let profile = self.profile(&ProfileRequest { name: request.name.clone(), target: None })?;
        let file = self.store().dataset_path(&dataset);
        let columns = request.columns.as_deref();
        let found = self
            .job("job-suggest", &dataset.name, |progress| quality::suggest(&file, &profile, columns, progress))
            .map_err(|error| if error.place.file.is_some() { error } else { error.param("columns") })?;
        let mut suite = QualitySuite::new(&dataset.name, &dataset.name);
        let mut reasons = Vec::with_capacity(found.len());
        for suggested in found {
            let message = text(caller.lang, &format!("suggest-{}", key(suggested.reason.as_str())), &[]);
            reasons.push(Suggestion { rule: suggested.rule.id.clone(), reason: suggested.reason, message });
            suite.rules.push(suggested.rule);
        }
        Ok(SuggestResponse { suite, reasons })
    }

    /// Checks a dataset with a suite. What comes of a whole suite that is named goes into the history.
    pub(crate) fn check_quality(&self, caller: &Caller, request: &CheckQualityRequest) -> Result<QualityResult> {
        let dataset = self.store().dataset_find(&request.name)?;
        let mut suite = self.suite_for(caller, request.suite.as_deref(), request.inline.as_ref())?;
        if let Some(wanted) = &request.rules {
            wanted.iter().try_for_each(|id| find_rule(&suite, id).map(|_| ()))?;
            suite.rules.retain(|rule| wanted.contains(&rule.id));
        }
        let result = self.checked(caller, &suite, &dataset)?;
        let kept = request.inline.is_none() && request.rules.is_none() && self.store().writable();
        if kept {
            self.store().quality_add(result)
        } else {
            Ok(QualityResult { summary: now(result.summary), ..result })
        }
    }

    fn checked(&self, caller: &Caller, suite: &QualitySuite, dataset: &Dataset) -> Result<QualityResult> {
        let (file, start) = (self.store().dataset_path(dataset), Instant::now());
        let checked = self.job("job-quality", &dataset.name, |progress| {
            quality::check(&file, &suite.rules, &|name| self.table_of(name), falaj_store::now(), progress)
        })?;
        let of = quality::Of {
            dataset: &dataset.name,
            version: Some(dataset.version),
            digest: &dataset.digest,
            actor: &caller.actor,
            run: None,
            seconds: start.elapsed().as_secs_f64(),
        };
        Ok(quality::result_of(suite, &checked, &of, caller.lang))
    }

    /// Where the table of a dataset is that a rule names.
    fn table_of(&self, name: &str) -> Result<PathBuf> {
        self.store().dataset_find(name).map(|dataset| self.store().dataset_path(&dataset))
    }

    /// The suite that a request names or gives.
    fn suite_for(&self, caller: &Caller, named: Option<&str>, inline: Option<&QualitySuite>) -> Result<QualitySuite> {
        let suite = match (named, inline) {
            (Some(named), None) => self.store().suite(named)?.0,
            (None, Some(inline)) => {
                inline.check_format()?;
                inline.clone()
            }
            _ => return Err(Error::new(Code::BadRequest).with("reason", "suite, inline: one of them is needed")),
        };
        // Results are told apart by the ids of their rules; what else is wrong breaks one rule alone.
        let of_ids = |error: &Error| matches!(error.params.get("problem").map(String::as_str), Some("twice" | "id"));
        let errors = quality::validate(&suite).into_iter().filter(of_ids).collect();
        refuse(&suite, errors, caller.lang)?;
        Ok(suite)
    }

    /// How a suite came out before.
    pub(crate) fn quality_past(&self, request: &QualityHistoryRequest) -> Result<QualityHistory> {
        let suite = request.suite.as_deref();
        let limit = request.limit.unwrap_or(CHECKS);
        let found = self.store().quality_history(suite, request.dataset.as_deref(), limit, request.check.as_deref())?;
        match suite {
            // A name that nothing has is most likely misspelt.
            Some(name) if found.total == 0 => self.store().suite_path(name).map(|_| found),
            _ => Ok(found),
        }
    }

    /// Makes a suite of a suite of Great Expectations.
    pub(crate) fn import_suite(&self, caller: &Caller, request: &ImportSuiteRequest) -> Result<ImportSuiteResponse> {
        let path = Path::new(&request.path);
        let content = std::fs::read(path).map_err(|e| files::io_error(path, &e))?;
        let made = expectations::read(&content).map_err(|error| error.file(path))?;
        let stem = || path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let name = match &request.name {
            Some(name) => name.clone(),
            None => usable(&made.name).or_else(|| usable(&stem()?)).unwrap_or_else(|| "imported".to_owned()),
        };
        check_name(&name)?;
        let mut suite = QualitySuite::new(name, &request.dataset);
        suite.rules = made.rules;
        refuse(&suite, quality::validate(&suite), caller.lang)?;
        let written = if request.preview { None } else { Some(self.write_new(&suite)?) };
        let left_out = made.left_out.into_iter().map(|one| LeftOutExpectation {
            message: text(caller.lang, &format!("left-out-{}", key(one.reason.as_str())), &[("detail", &one.detail)]),
            ..one
        });
        Ok(ImportSuiteResponse {
            suite,
            path: written.map(|path| shown(&path)),
            expectations: made.expectations,
            left_out: left_out.collect(),
        })
    }

    fn write_new(&self, suite: &QualitySuite) -> Result<PathBuf> {
        let path = self.store().quality().join(format!("{}.json", suite.name));
        if path.exists() {
            return Err(Error::new(Code::FileExists).file(path));
        }
        self.store().suite_write(suite)
    }
}

/// The rule of this id. Errors: `rule_missing`.
fn find_rule<'a>(suite: &'a QualitySuite, id: &str) -> Result<&'a QualityRule> {
    suite.rules.iter().find(|rule| rule.id == id).ok_or_else(|| {
        let ids = || suite.rules.iter().map(|rule| rule.id.as_str());
        let near = nearest(id, ids());
        Error::new(Code::RuleMissing)
            .rule(id)
            .with("known", ids().take(30).collect::<Vec<_>>().join(", "))
            .with("suggestion", near.unwrap_or_default())
            .with("suggested", if near.is_some() { "yes" } else { "no" })
    })
}

/// Refuses a suite with these errors: with the error if there is one, else with how many there are and the first.
fn refuse(suite: &QualitySuite, mut errors: Vec<Error>, lang: Lang) -> Result<()> {
    match errors.len() {
        0 => Ok(()),
        1 => Err(errors.remove(0)),
        _ => {
            let first = error_text(lang, &errors[0]).message;
            let error = Error::new(Code::SuiteInvalid).with("problem", "many").with("name", &suite.name);
            let mut error = error.with("first", first).with("count", errors.len());
            error.place = errors.remove(0).place;
            Err(error)
        }
    }
}

/// A name from elsewhere, without what names can't have.
fn usable(name: &str) -> Option<String> {
    let allowed = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ') { c } else { '-' };
    let name: String = name.chars().map(allowed).take(100).collect();
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end_matches(['.', ' ', '-']);
    check_name(name).ok().map(|()| name.to_owned())
}

/// The name of a reason in keys of the catalogue.
fn key(reason: &str) -> String {
    reason.replace('_', "-")
}

fn now(summary: QualityRun) -> QualityRun {
    QualityRun { created: falaj_store::now(), ..summary }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_elsewhere_become_usable() {
        assert_eq!(usable("taxi.warning").as_deref(), Some("taxi.warning"));
        assert_eq!(usable("/data/رحلات: 2013/").as_deref(), Some("data-رحلات- 2013"));
        assert_eq!(usable("…"), None);
    }
}
