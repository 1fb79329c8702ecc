//! The library of components: what is in it, who uses it, and publishing to it.

use std::collections::{BTreeMap, HashMap};

use falaj_pipeline::expand::{output_port, suggest_any};
use falaj_pipeline::file;
use falaj_pipeline::library::{self, Published};
use falaj_schema::component::*;
use falaj_schema::editor::PipelineDocument;
use falaj_schema::pipeline::PipelineFile;
use falaj_schema::{Caller, Code, Error, Result};
use falaj_store::check_name;

use crate::App;
use crate::editor::OnDisk;
use crate::pipelines::id_of;

/// What the lock is called that whoever publishes holds; no pipeline can be called so.
const LIBRARY: &str = "\0components";

/// How pipelines have a component, by its name.
type Uses = HashMap<String, Vec<ComponentUse>>;

impl App {
    /// The components of the library by name; files that can't be read are told with their component.
    pub(crate) fn components(&self, caller: &Caller) -> Result<ComponentList> {
        let mut uses = self.component_uses()?;
        let mut components = Vec::new();
        for name in self.store().component_names()? {
            let used = uses.remove(&name).unwrap_or_default();
            components.extend(self.component_summary(caller, name, used)?);
        }
        Ok(ComponentList { components })
    }

    /// None for a folder without a version.
    fn component_summary(
        &self,
        caller: &Caller,
        name: String,
        used: Vec<ComponentUse>,
    ) -> Result<Option<ComponentSummary>> {
        let numbers = self.store().component_versions(&name)?;
        let Some(version) = numbers.last().copied() else { return Ok(None) };
        let (mut found, mut problem) = (Vec::new(), None);
        for number in numbers.into_iter().rev() {
            match library::read(&self.store().component_path(&name, number)) {
                Ok(published) => found.push((number, published)),
                Err(error) => problem = problem.or(Some(error.to_wire(caller.lang))),
            }
        }
        let versions = found.iter().map(|(version, published)| ComponentVersion {
            version: *version,
            published: published.published,
            actor: published.actor.clone(),
            nodes: published.component.nodes.len() as u32,
        });
        let versions = versions.collect();
        let newest = found.into_iter().next().map(|(_, published)| published);
        let outputs = newest.as_ref().map(ports).unwrap_or_default();
        let component = newest.map(|published| published.component);
        let (title, description, inputs, parameters, nodes) = match component {
            Some(one) => (one.title, one.description, one.inputs, one.parameters.len(), one.nodes.len()),
            None => (name.clone(), String::new(), Vec::new(), 0, 0),
        };
        let (parameters, nodes) = (parameters as u32, nodes as u32);
        let summary = ComponentSummary {
            name,
            title,
            description,
            version,
            versions,
            inputs,
            outputs,
            parameters,
            nodes,
            used,
            problem,
        };
        Ok(Some(summary))
    }

    fn component_uses(&self) -> Result<Uses> {
        let mut uses = Uses::new();
        for path in self.pipeline_files()? {
            // A file that can't be read is a problem of the list of pipelines.
            let Ok(pipeline) = file::read(&path) else { continue };
            for (name, component) in pipeline.components {
                let of = ComponentUse { pipeline: id_of(&path), version: component.version };
                uses.entry(name).or_default().push(of);
            }
        }
        Ok(uses)
    }

    /// A version of a component, the newest by default. Errors: `component_missing`, `component_version_missing`, those of
    /// reading it.
    pub(crate) fn show_component(&self, request: &ComponentRequest) -> Result<ComponentContent> {
        // They are never none.
        let version = self.asked_versions(request)?.last().copied().unwrap_or_default();
        let found = library::read(&self.store().component_path(&request.name, version))?;
        let Published { mut component, layout, components, layouts, .. } = found;
        // The names of its file and folder say what it is.
        component.version = version;
        Ok(ComponentContent { name: request.name.clone(), component, layout, components, layouts })
    }

    /// Removes one version of a component from the library, or all of them. What pipelines have of it is in their files.
    ///
    /// Errors: `component_missing`, `component_version_missing`; those of writing.
    pub(crate) fn remove_component(&self, request: &ComponentRequest) -> Result<RemovedComponent> {
        let _lock = self.store().pipeline_lock(LIBRARY)?;
        let mut versions = self.asked_versions(request)?;
        self.store().component_remove(&request.name, &versions)?;
        versions.reverse();
        let mut used = self.component_uses()?.remove(&request.name).unwrap_or_default();
        used.retain(|of| versions.contains(&of.version));
        Ok(RemovedComponent { name: request.name.clone(), versions, used })
    }

    /// The version that a request names, or all there are, oldest first; at least one. Errors: `component_missing`,
    /// `component_version_missing`.
    fn asked_versions(&self, request: &ComponentRequest) -> Result<Vec<u32>> {
        let numbers = self.store().component_versions(&request.name)?;
        if numbers.is_empty() {
            let known = self.store().component_names()?;
            let error = Error::new(Code::ComponentMissing);
            return Err(suggest_any(error, &request.name, known.iter().map(String::as_str)));
        }
        let Some(version) = request.version else { return Ok(numbers) };
        if !numbers.contains(&version) {
            let known = numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
            let error = Error::new(Code::ComponentVersionMissing).with("name", &request.name);
            return Err(error.with("version", version).with("known", known));
        }
        Ok(vec![version])
    }

    /// Publishes a component of a pipeline as its next version, unless it is the newest already, and gives the pipeline that
    /// version.
    ///
    /// Errors: `component_missing`, `component_loop`, `name_invalid`, what else is wrong with its names; those of reading and
    /// writing.
    pub(crate) fn publish_component(
        &self,
        caller: &Caller,
        request: &PublishComponentRequest,
    ) -> Result<PublishedComponent> {
        let name = &request.name;
        let path = self.pipeline_path(&request.file)?;
        let _lock = self.store().pipeline_lock(&self.history_of(&path))?;
        let found = self.on_disk(&path)?;
        let noted = self.note_outside_change(&path, &found)?;
        let published = Published::of(&found.document, name).map_err(|error| error.file(&path))?;
        check_name(name)?;
        let (version, fresh) = self.add_to_library(caller, published)?;
        let mut document = found.document.clone();
        document.pipeline.components.entry(name.clone()).and_modify(|component| component.version = version);
        let texts = document.texts()?;
        let kept = match texts == found.texts {
            true => noted,
            false => {
                self.write_files(&path, &texts, Some(&found))?;
                self.keep_version(&path, &document, &texts, &caller.actor, Some("edit-publish"))?.version
            }
        };
        let written = OnDisk { document, texts, layout_unreadable: found.layout_unreadable };
        let document: PipelineDocument = self.document(caller, &path, written, kept)?;
        Ok(PublishedComponent { version, fresh, document })
    }

    /// Its version, and whether that is a new one.
    fn add_to_library(&self, caller: &Caller, mut published: Published) -> Result<(u32, bool)> {
        let _lock = self.store().pipeline_lock(LIBRARY)?;
        let newest = self.store().component_versions(&published.name)?.last().copied();
        if let Some(newest) = newest {
            // One that can't be read is no reason not to publish another.
            let kept = library::read(&self.store().component_path(&published.name, newest));
            if kept.is_ok_and(|kept| kept.is_same(&published)) {
                return Ok((newest, false));
            }
        }
        let version = self.store().component_newest(&published.name)? + 1;
        published.component.version = version;
        (published.published, published.actor) = (falaj_store::now(), caller.actor.clone());
        self.store().component_write(&published.name, version, &published.to_text()?)?;
        Ok((version, true))
    }

    /// Of each component of a pipeline what the library has of it.
    pub(crate) fn component_standings(&self, pipeline: &PipelineFile) -> Result<BTreeMap<String, ComponentStanding>> {
        let standing = |(name, component): (&String, &falaj_schema::pipeline::Component)| {
            let versions = self.store().component_versions(name)?;
            let own = versions.contains(&component.version).then_some(component.version);
            let kept = own.and_then(|version| library::read(&self.store().component_path(name, version)).ok());
            let changed = kept.is_some_and(|kept| !kept.is_in(pipeline, name));
            Ok((name.clone(), ComponentStanding { newest: versions.last().copied(), changed }))
        };
        pipeline.components.iter().map(standing).collect()
    }
}

/// What a component gives.
fn ports(published: &Published) -> Vec<ComponentPort> {
    let port = |name: &String| output_port(&published.components, &published.component, name);
    let outputs = published.component.outputs.iter();
    outputs.map(|output| ComponentPort { name: output.name.clone(), port: port(&output.name) }).collect()
}
