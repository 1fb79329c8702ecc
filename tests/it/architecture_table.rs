//! The table of crates in ARCHITECTURE.md names exactly the crates there are.

use std::collections::BTreeSet;

use falaj_tests::{metadata, root};

#[test]
fn the_table_names_the_crates_there_are() {
    let document = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let (_, section) = document.split_once("\n## Crates\n").expect("a section `## Crates`");
    let section = section.split("\n## ").next().unwrap_or_default();
    let named: BTreeSet<String> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| `").and_then(|rest| rest.split_once('`')))
        .map(|(folder, _)| folder.to_owned())
        .collect();
    assert_eq!(named, folders(), "left: the table, right: the tree");
}

fn folders() -> BTreeSet<String> {
    let metadata = metadata();
    let members: Vec<&str> =
        metadata["workspace_members"].as_array().expect("members").iter().filter_map(|m| m.as_str()).collect();
    let packages = metadata["packages"].as_array().expect("packages").iter();
    let own = packages.filter(|package| package["id"].as_str().is_some_and(|id| members.contains(&id)));
    own.filter_map(|package| {
        let manifest = std::path::Path::new(package["manifest_path"].as_str()?);
        let folder = manifest.parent()?.strip_prefix(root()).ok()?;
        Some(folder.to_string_lossy().replace('\\', "/"))
    })
    .collect()
}
