//! Verbs of `falaj component`.

use clap::Subcommand;

#[derive(Subcommand)]
pub enum ComponentVerb {
    /// List the components of the library
    List,
    /// Show one component
    #[command(after_help = "Examples:\n  falaj component show clean-flights\n  falaj component show clean-flights 2")]
    Show {
        /// Name of the component
        name: String,
        /// Number of the version [default: the newest]
        // `version` is what `--version` is called.
        #[arg(value_name = "VERSION")]
        number: Option<u32>,
    },
    /// Remove a version of a component from the library, or the whole component; pipelines keep what they have of it
    #[command(
        visible_alias = "delete",
        after_help = "Examples:\n  falaj component remove clean-flights 2\n  falaj component remove clean-flights"
    )]
    Remove {
        /// Name of the component
        name: String,
        /// Number of the version [default: all of them]
        #[arg(value_name = "VERSION")]
        number: Option<u32>,
    },
    /// Publish a component of a pipeline to the library, as its next version
    #[command(after_help = "Example:\n  falaj component publish flights-late clean-flights")]
    Publish {
        /// File, or name of a pipeline of the workspace
        file: String,
        /// Name of the component in that pipeline
        name: String,
    },
}
