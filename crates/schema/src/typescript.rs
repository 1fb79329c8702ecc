//! The contract in TypeScript: every type that crosses to the UI, and a table of the commands.

use std::any::TypeId;
use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::command::Command;

struct Declarations {
    cfg: Config,
    seen: std::collections::HashSet<TypeId>,
    text: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Types with a place of their own are declared; primitives and containers are not.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let name = T::ident(&self.cfg);
            let text = format!("{docs}export {}\n", T::decl(&self.cfg));
            let earlier = self.text.insert(name.clone(), text.clone());
            // One of them would be lost.
            assert!(earlier.is_none_or(|earlier| earlier == text), "two types of the contract are called {name}");
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The generated module `ui/src/lib/host/contract.gen.ts`.
pub fn module() -> String {
    let config = || Config::new().with_large_int("number");
    let cfg = config();
    let mut declarations = Declarations { cfg: config(), seen: Default::default(), text: BTreeMap::new() };
    declarations.visit::<crate::event::Event>();
    declarations.visit::<crate::error::WireError>();
    declarations.visit::<crate::command::Role>();
    let mut commands = String::new();
    let mut topics = String::new();
    for command in Command::ALL {
        let (request, response) = command.visit_types(&mut declarations, &cfg);
        let name = command.as_str();
        commands +=
            &format!("  /** {} */\n  '{name}': {{ request: {request}; response: {response} }};\n", command.summary());
        let reads: Vec<_> = command.reads().iter().map(|t| serde_json::to_string(t).unwrap_or_default()).collect();
        topics += &format!("  '{name}': [{}],\n", reads.join(", ").replace('"', "'"));
    }
    let mut out = String::from("// Generated from crates/schema by `cargo xtask codegen`. Do not edit.\n\n");
    for text in declarations.text.values() {
        out += text;
        out += "\n";
    }
    out += &format!("/** Every command: its request and response. */\nexport interface Commands {{\n{commands}}}\n\n");
    out += &format!(
        "/** The topics that a command reads. */\nexport const reads: Record<keyof Commands, readonly Topic[]> = {{\n{topics}}};\n"
    );
    out
}
