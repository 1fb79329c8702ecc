//! Who wrote the notes of a pipeline, and when.

use std::path::Path;

use falaj_pipeline::Document;
use falaj_schema::editor::{CanvasNote, PipelineLayout};
use falaj_schema::{Caller, Millis, Result};

use crate::{App, internal};

impl App {
    /// Earlier layouts of a pipeline in which a note has this text, newest first.
    pub(super) fn layouts_with(&self, path: &Path, text: &str) -> Result<Vec<PipelineLayout>> {
        let written = serde_json::to_string(text).map_err(internal)?;
        let found = self.store().pipeline_layouts_with(&self.history_of(path), &written)?;
        // What can't be read any more says nothing about who wrote it.
        Ok(found.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
    }
}

/// Finds earlier layouts in which a text stands.
type Earlier<'a> = &'a dyn Fn(&str) -> Result<Vec<PipelineLayout>>;

/// The document with its notes signed: one whose text is as `before` keeps who wrote it, also where it was brought to
/// another level, and so does one that has a text again that it had `earlier`: taking back is no writing. One that was
/// changed is the caller's from now on. A new one that comes with a name keeps it: it is from elsewhere.
pub(super) fn signed(
    mut mine: Document,
    before: Option<&Document>,
    caller: &Caller,
    earlier: Earlier,
) -> Result<Document> {
    let layout = before.map(|before| &before.layout);
    let known = layout.map_or_else(Vec::new, |layout| all_of(layout).collect());
    let of = Signing { known: &known, actor: &caller.actor, now: falaj_store::now(), earlier };
    of.sign(&mut mine.layout.notes, layout.map_or(&[], |layout| &layout.notes))?;
    for (name, within) in &mut mine.layout.components {
        let was = layout.and_then(|layout| layout.components.get(name));
        of.sign(&mut within.notes, was.map_or(&[], |was| &was.notes))?;
    }
    Ok(mine)
}

/// The notes of all levels.
fn all_of(layout: &PipelineLayout) -> impl Iterator<Item = &CanvasNote> {
    layout.notes.iter().chain(layout.components.values().flat_map(|within| &within.notes))
}

struct Signing<'a> {
    /// The notes of all levels as they were.
    known: &'a [&'a CanvasNote],
    actor: &'a str,
    now: Millis,
    earlier: Earlier<'a>,
}

impl Signing<'_> {
    /// `before` are the notes of the same level.
    fn sign(&self, notes: &mut [CanvasNote], before: &[CanvasNote]) -> Result<()> {
        for note in notes {
            let was = before.iter().find(|was| was.id == note.id);
            let alike = || self.known.iter().find(|was| !note.text.is_empty() && was.text == note.text);
            let kept = match was {
                Some(was) => (was.text == note.text).then(|| (was.actor.clone(), was.changed)),
                None if note.actor.is_some() => continue,
                None => alike().map(|was| (was.actor.clone(), was.changed)),
            };
            let kept = match kept {
                Some(kept) => Some(kept),
                None => self.had(note)?,
            };
            (note.actor, note.changed) = kept.unwrap_or_else(|| (Some(self.actor.to_owned()), Some(self.now)));
        }
        Ok(())
    }

    /// Who signed a note when it had this text before.
    fn had(&self, note: &CanvasNote) -> Result<Option<(Option<String>, Option<Millis>)>> {
        let layouts = (self.earlier)(&note.text)?;
        let found = layouts.iter().flat_map(all_of).find(|was| was.id == note.id && was.text == note.text);
        Ok(found.map(|was| (was.actor.clone(), was.changed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(id: &str, text: &str, by: Option<&str>) -> CanvasNote {
        let (actor, changed) = (by.map(str::to_owned), by.map(|_| 1));
        CanvasNote { id: id.into(), text: text.into(), at: [0.0, 0.0], size: [240.0, 96.0], actor, changed }
    }

    #[test]
    fn who_changed_a_text_signs_it_and_nobody_else() {
        let before = [note("kept", "a", Some("omar")), note("changed", "b", Some("omar")), note("old", "c", None)];
        // What the editor sends has no say where the host knows better.
        let mut notes = [
            note("kept", "a", Some("forged")),
            note("changed", "b2", Some("omar")),
            note("old", "c", None),
            note("new", "d", None),
            note("brought", "e", Some("sara")),
            note("moved", "f", None),
        ];
        let inside = note("elsewhere", "f", Some("omar"));
        let earlier = |_: &str| Ok(Vec::new());
        let signing = Signing { known: &[&inside], actor: "mariam", now: 9, earlier: &earlier };
        signing.sign(&mut notes, &before).unwrap();
        let said: Vec<_> = notes.iter().map(|note| (note.actor.as_deref(), note.changed)).collect();
        let (omar, mariam) = ((Some("omar"), Some(1)), (Some("mariam"), Some(9)));
        assert_eq!(said, [omar, mariam, (None, None), mariam, (Some("sara"), Some(1)), omar]);
    }

    #[test]
    fn a_text_that_is_taken_back_is_not_written_anew() {
        let first = PipelineLayout { notes: vec![note("n", "a", None)], ..PipelineLayout::empty() };
        let earlier = |text: &str| Ok(if text == "a" { vec![first.clone()] } else { Vec::new() });
        let signing = Signing { known: &[], actor: "mariam", now: 9, earlier: &earlier };
        let signed = |text: &str, before: &[CanvasNote]| {
            let mut notes = [note("n", text, Some("mariam"))];
            notes[0].actor = None;
            signing.sign(&mut notes, before).unwrap();
            notes[0].actor.clone()
        };
        let changed = [note("n", "b", Some("mariam"))];
        assert_eq!(signed("a", &changed), None);
        assert_eq!(signed("a", &[]), None, "it was away");
        assert_eq!(signed("c", &changed).as_deref(), Some("mariam"));
    }
}
