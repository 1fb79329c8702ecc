//! Setting results of nodes aside.

use crate::{Millis, contract};

contract! {
    /// Asks to set aside what nodes gave, so that they work anew; or to bring that back.
    pub struct ResetRequest {
        /// Path or id of the pipeline.
        pub file: String,
        /// The node, with all that need it; without one, all nodes. Where it is of a component, all within it.
        #[serde(default)]
        #[ts(optional)]
        pub node: Option<String>,
        /// A reset that is to be taken back, by its time.
        #[serde(default)]
        #[ts(optional)]
        pub undo: Option<Millis>,
    }

    /// What was set aside, or is there again.
    pub struct ResetResponse {
        /// Time of the reset, by which it can be taken back.
        pub at: Millis,
        /// How many results.
        pub results: u64,
        /// How many seconds it took to make them; 0 where they are there again.
        pub seconds: f64,
    }
}
