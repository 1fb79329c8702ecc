//! Components: the library, the commands that act on it, and how components of a pipeline stand to it and to others.

use std::collections::BTreeMap;

use crate::editor::{ComponentLayout, PipelineDiff, PipelineDocument};
use crate::error::WireError;
use crate::pipeline::{Component, ComponentInput, PortType};
use crate::{Millis, contract};

contract! {
    /// The components of the library.
    pub struct ComponentList {
        /// By name.
        pub components: Vec<ComponentSummary>,
    }

    /// A component of the library, in a list.
    pub struct ComponentSummary {
        /// Its name.
        pub name: String,
        /// Name shown to people.
        pub title: String,
        /// What it is for.
        pub description: String,
        /// Its newest version.
        pub version: u32,
        /// Its versions that can be read, newest first.
        pub versions: Vec<ComponentVersion>,
        /// What enters it.
        pub inputs: Vec<ComponentInput>,
        /// What it gives.
        pub outputs: Vec<ComponentPort>,
        /// How many settings it has.
        pub parameters: u32,
        /// How many nodes it has.
        pub nodes: u32,
        /// The pipelines of the workspace that have it.
        pub used: Vec<ComponentUse>,
        /// What is wrong with the newest of its files that can't be read.
        pub problem: Option<WireError>,
    }

    /// A version of a component.
    pub struct ComponentVersion {
        /// Counted from 1.
        pub version: u32,
        /// When it was published.
        pub published: Millis,
        /// Who published it.
        pub actor: String,
        /// Nodes it has.
        pub nodes: u32,
    }

    /// What a component gives.
    pub struct ComponentPort {
        /// Its name.
        pub name: String,
        /// What it gives; `null` where that can't be told.
        pub port: Option<PortType>,
    }

    /// A pipeline that has a component.
    pub struct ComponentUse {
        /// Id of the pipeline.
        pub pipeline: String,
        /// The version of the component that it has; 0 where that was never published.
        pub version: u32,
    }

    /// Names a component of the library.
    pub struct ComponentRequest {
        /// Its name.
        pub name: String,
        /// The version; the newest by default.
        #[serde(default)]
        #[ts(optional)]
        pub version: Option<u32>,
    }

    /// A component of the library with everything that is in it.
    pub struct ComponentContent {
        /// Its name.
        pub name: String,
        /// The component.
        pub component: Component,
        /// Where its nodes stand.
        pub layout: ComponentLayout,
        /// The components within it, by name.
        pub components: BTreeMap<String, Component>,
        /// Where the nodes of those stand.
        pub layouts: BTreeMap<String, ComponentLayout>,
    }

    /// Asks to publish a component of a pipeline.
    pub struct PublishComponentRequest {
        /// Path or id of the pipeline.
        pub file: String,
        /// Name of the component.
        pub name: String,
    }

    /// A component that was published.
    pub struct PublishedComponent {
        /// Its version in the library.
        pub version: u32,
        /// Whether that is a new one; the same content is not published twice.
        pub fresh: bool,
        /// The pipeline as it stands now, with that version.
        pub document: PipelineDocument,
    }

    /// A component, or versions of one, that the library no longer has.
    pub struct RemovedComponent {
        /// Its name.
        pub name: String,
        /// The versions that went, newest first.
        pub versions: Vec<u32>,
        /// The pipelines of the workspace that have one of these; each keeps what it has in its own file.
        pub used: Vec<ComponentUse>,
    }

    /// What the library has of a component.
    #[derive(Copy, Eq, Default)]
    pub struct ComponentStanding {
        /// Its newest version there; `null` where it was never published.
        pub newest: Option<u32>,
        /// Whether it differs from the library's of the same number.
        pub changed: bool,
    }

    /// What differs in a component.
    pub struct ComponentDiff {
        /// Its name.
        pub name: String,
        /// Whether it came in, went, or changed.
        pub change: ComponentChange,
        /// What changed of it, where both have it; its title, ports and the like are in `about`.
        pub diff: Option<Box<PipelineDiff>>,
    }

    /// What became of a component.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "lowercase")]
    pub enum ComponentChange {
        /// The second alone has it.
        Added,
        /// The first alone has it.
        Removed,
        /// Both have it.
        Changed,
    }
}
