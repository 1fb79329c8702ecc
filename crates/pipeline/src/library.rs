//! Components of the library: their files, and what of a pipeline goes into one.

use std::collections::BTreeMap;
use std::path::Path;

use falaj_schema::editor::ComponentLayout;
use falaj_schema::pipeline::{Component, PipelineFile};
use falaj_schema::{Code, Error, Millis, Result};
use falaj_store::files::io_error;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::expand::definition;
use crate::file::{ComponentText, invalid, order_settings};
use crate::layout::{Document, round};

/// The format of files of the library that this build writes, and the newest it reads.
const FORMAT: u32 = 1;

/// A version of a component as it stands in the library: with what it is made of, so that it is whole in itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Published {
    falaj_component: u32,
    /// Its name.
    pub name: String,
    /// When it was published.
    pub published: Millis,
    /// Who published it.
    pub actor: String,
    /// The component.
    pub component: Component,
    /// Where its nodes stand.
    pub layout: ComponentLayout,
    /// The components within it, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub components: BTreeMap<String, Component>,
    /// Where the nodes of those stand.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub layouts: BTreeMap<String, ComponentLayout>,
}

// The same, refusing what it does not know.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileText {
    falaj_component: u32,
    name: String,
    published: Millis,
    actor: String,
    component: ComponentText,
    #[serde(default)]
    layout: ComponentLayout,
    #[serde(default)]
    components: BTreeMap<String, ComponentText>,
    #[serde(default)]
    layouts: BTreeMap<String, ComponentLayout>,
}

/// Reads the file of a version.
///
/// Errors: `file_missing` and other input errors; `json_invalid` with line (`row`) and `position`; `component_newer`.
pub fn read(path: &Path) -> Result<Published> {
    let bytes = std::fs::read(path).map_err(|e| io_error(path, &e))?;
    parse(&bytes).map_err(|e| e.file(path))
}

fn parse(content: &[u8]) -> Result<Published> {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    // The version first: a newer format may have another shape.
    let value: Value = serde_json::from_slice(content).map_err(|e| invalid(&e))?;
    let version = value.get("falaj_component").and_then(Value::as_u64).unwrap_or(0);
    if version > u64::from(FORMAT) {
        return Err(Error::new(Code::ComponentNewer).with("found", version).with("known", FORMAT));
    }
    let text: FileText = serde_json::from_slice(content).map_err(|e| invalid(&e))?;
    Ok(Published {
        falaj_component: text.falaj_component,
        name: text.name,
        published: text.published,
        actor: text.actor,
        component: text.component.into(),
        layout: text.layout,
        components: text.components.into_iter().map(|(name, text)| (name, text.into())).collect(),
        layouts: text.layouts,
    })
}

impl Published {
    /// The component `name` of a pipeline as it would be published, with what it is made of.
    ///
    /// Errors: `component_missing`, `component_loop`; what is wrong with names in it.
    pub fn of(document: &Document, name: &str) -> Result<Self> {
        let (file, layouts) = (&document.pipeline, &document.layout.components);
        let within = definition::within(&file.components, name)?;
        for inner in within.iter().copied().chain([name]) {
            if let Some(error) = definition::check(&file.components, &file.components[inner]).into_iter().next() {
                return Err(error);
            }
        }
        Ok(Self {
            falaj_component: FORMAT,
            name: name.to_owned(),
            published: 0,
            actor: String::new(),
            component: file.components[name].clone(),
            layout: layouts.get(name).cloned().unwrap_or_default(),
            components: within.iter().map(|name| ((*name).to_owned(), file.components[*name].clone())).collect(),
            layouts: within.iter().filter_map(|name| layouts.get_key_value(*name)).map(owned).collect(),
        })
    }

    /// True if both do the same. Where nodes stand, and which versions they are, does nothing.
    pub fn is_same(&self, other: &Self) -> bool {
        plain(&self.component) == plain(&other.component)
            && self.components.len() == other.components.len()
            && self
                .components
                .iter()
                .all(|(name, own)| other.components.get(name).is_some_and(|other| plain(own) == plain(other)))
    }

    /// True if the component `name` of a pipeline does the same, as far as it can be told.
    pub fn is_in(&self, file: &PipelineFile, name: &str) -> bool {
        let Ok(within) = definition::within(&file.components, name) else { return false };
        let same = |name: &str, kept: &Component| plain(&file.components[name]) == plain(kept);
        same(name, &self.component)
            && within.len() == self.components.len()
            && within.iter().all(|name| self.components.get(*name).is_some_and(|kept| same(name, kept)))
    }

    /// The text of its file.
    pub fn to_text(&self) -> Result<String> {
        let mut ordered = self.clone();
        let mut all = self.components.clone();
        all.insert(self.name.clone(), self.component.clone());
        order_settings(&mut ordered.component.nodes, &all);
        round(&mut ordered.layout.nodes, &mut ordered.layout.notes);
        ordered.components.values_mut().for_each(|component| order_settings(&mut component.nodes, &all));
        ordered.layouts.values_mut().for_each(|layout| round(&mut layout.nodes, &mut layout.notes));
        let mut text = serde_json::to_string_pretty(&ordered).map_err(|e| Error::new(Code::Internal).detail(e))?;
        text.push('\n');
        Ok(text)
    }
}

fn owned((name, layout): (&String, &ComponentLayout)) -> (String, ComponentLayout) {
    (name.clone(), layout.clone())
}

/// A component without its number, and without settings that are null, which are left out.
fn plain(component: &Component) -> Component {
    let mut plain = Component { version: 0, ..component.clone() };
    plain.nodes.iter_mut().for_each(|node| node.params.retain(|_, value| !value.is_null()));
    plain
}

#[cfg(test)]
mod tests {
    use falaj_schema::editor::PipelineLayout;
    use serde_json::json;

    use super::*;

    fn document() -> Document {
        let node = |id: &str, kind: &str| json!({"id": id, "kind": kind});
        let component = |node: Value| json!({"version": 0, "title": "C", "nodes": [node]});
        let file = json!({
            "falaj_pipeline": 3, "name": "p", "nodes": [],
            "components": {
                "outer": component(node("i", "component:inner")),
                "inner": component(node("s", "source")),
                "other": component(node("s", "source")),
                "loop": component(node("l", "component:loop")),
                "open": component(node("o", "component:gone")),
            },
        });
        let mut layout = PipelineLayout::empty();
        layout.components.insert("inner".into(), ComponentLayout::default());
        Document { pipeline: serde_json::from_value(file).unwrap(), layout }
    }

    #[test]
    fn a_component_goes_with_what_it_is_made_of_and_reads_back() {
        let outer = Published::of(&document(), "outer").unwrap();
        assert_eq!(outer.components.keys().collect::<Vec<_>>(), ["inner"]);
        assert_eq!(outer.layouts.keys().collect::<Vec<_>>(), ["inner"]);
        let again = parse(outer.to_text().unwrap().as_bytes()).unwrap();
        assert_eq!(again, outer);
        assert!(again.is_in(&document().pipeline, "outer") && again.is_same(&outer));
        let code = |name: &str| Published::of(&document(), name).unwrap_err().code;
        assert_eq!(code("loop"), Code::ComponentLoop);
        assert_eq!(code("open"), Code::ComponentMissing);
        assert_eq!(Published::of(&document(), "outerr").unwrap_err().params["suggestion"], "outer");
    }

    #[test]
    fn it_is_another_where_what_it_is_made_of_is() {
        let outer = Published::of(&document(), "outer").unwrap();
        let mut changed = document().pipeline;
        changed.components.get_mut("outer").unwrap().version = 3;
        changed.components.get_mut("inner").unwrap().version = 2;
        assert!(outer.is_in(&changed, "outer"), "numbers do nothing");
        changed.components.get_mut("inner").unwrap().nodes[0].params.insert("dataset".into(), "d".into());
        assert!(!outer.is_in(&changed, "outer"));
    }

    #[test]
    fn what_is_newer_or_damaged_is_refused_with_its_place() {
        let error = parse(br#"{"falaj_component": 2, "steps": []}"#).unwrap_err();
        assert_eq!((error.code, error.params["found"].as_str()), (Code::ComponentNewer, "2"));
        let error = parse(b"{\n  \"falaj_component\": 1,,\n}").unwrap_err();
        assert_eq!((error.code, error.place.row), (Code::JsonInvalid, Some(2)));
        assert_eq!(parse(br#"{"falaj_component": 1, "nam": "x"}"#).unwrap_err().code, Code::JsonInvalid);
    }
}
