//! Who wrote the notes of a pipeline, and when.

use falaj_pipeline::Document;
use falaj_schema::editor::CanvasNote;
use falaj_schema::{Caller, Millis};

/// The document with its notes signed: one whose text is as `before` keeps who wrote it, also where it was brought to
/// another level; one that was changed is the caller's from now on. A new one that comes with a name keeps it: it is from
/// elsewhere.
pub(super) fn signed(mut mine: Document, before: Option<&Document>, caller: &Caller) -> Document {
    let now = falaj_store::now();
    let layout = before.map(|before| &before.layout);
    let within = layout.into_iter().flat_map(|layout| layout.components.values());
    let known: Vec<&CanvasNote> =
        layout.into_iter().flat_map(|layout| &layout.notes).chain(within.flat_map(|within| &within.notes)).collect();
    sign(&mut mine.layout.notes, layout.map_or(&[], |layout| &layout.notes), &known, &caller.actor, now);
    for (name, within) in &mut mine.layout.components {
        let was = layout.and_then(|layout| layout.components.get(name));
        sign(&mut within.notes, was.map_or(&[], |was| &was.notes), &known, &caller.actor, now);
    }
    mine
}

/// `before` are those of the same level, `known` those of all.
fn sign(notes: &mut [CanvasNote], before: &[CanvasNote], known: &[&CanvasNote], actor: &str, now: Millis) {
    for note in notes {
        let was = before.iter().find(|was| was.id == note.id);
        let alike = || known.iter().find(|was| !note.text.is_empty() && was.text == note.text);
        let kept = match was {
            Some(was) => (was.text == note.text).then(|| (was.actor.clone(), was.changed)),
            None if note.actor.is_some() => continue,
            None => alike().map(|was| (was.actor.clone(), was.changed)),
        };
        (note.actor, note.changed) = kept.unwrap_or_else(|| (Some(actor.to_owned()), Some(now)));
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
        sign(&mut notes, &before, &[&inside], "mariam", 9);
        let said: Vec<_> = notes.iter().map(|note| (note.actor.as_deref(), note.changed)).collect();
        let (omar, mariam) = ((Some("omar"), Some(1)), (Some("mariam"), Some(9)));
        assert_eq!(said, [omar, mariam, (None, None), mariam, (Some("sara"), Some(1)), omar]);
    }
}
