//! The sample data is the data whose origin and licence are written down.

use falaj_tests::root;
use sha2::{Digest, Sha256};

#[test]
fn every_sample_file_is_listed_with_its_digest() {
    let folder = root().join("assets/samples");
    let document = std::fs::read_to_string(folder.join("LICENCES.md")).expect("LICENCES.md");
    let entries = std::fs::read_dir(folder.join("data")).expect("assets/samples/data");
    let mut count = 0;
    for entry in entries {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let row = document.lines().find(|line| line.starts_with(&format!("| `{name}` |")));
        let row = row.unwrap_or_else(|| panic!("LICENCES.md does not list {name}"));
        let digest = hex::encode(Sha256::digest(std::fs::read(&path).expect("a readable file")));
        assert!(row.contains(&digest), "{name} is not the file that LICENCES.md describes: {digest}");
        count += 1;
    }
    assert_eq!(count, 6, "files in assets/samples/data");
}
