//! The fonts that ship are the ones whose origin and licence are written down.

use falaj_tests::root;
use sha2::{Digest, Sha256};

#[test]
fn every_font_is_listed_with_its_digest_and_its_licence_is_there() {
    let folder = root().join("assets/fonts");
    let document = std::fs::read_to_string(folder.join("LICENCES.md")).expect("LICENCES.md");
    let licence = std::fs::read_to_string(folder.join("OFL.txt")).expect("OFL.txt");
    assert!(licence.contains("SIL OPEN FONT LICENSE Version 1.1"));
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("assets/fonts") {
        let path = entry.expect("an entry").path();
        if !path.extension().is_some_and(|ending| ending == "otf" || ending == "ttf") {
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let row = document.lines().find(|line| line.starts_with(&format!("| `{name}` |")));
        let row = row.unwrap_or_else(|| panic!("LICENCES.md does not list {name}"));
        let digest = hex::encode(Sha256::digest(std::fs::read(&path).expect("a readable file")));
        assert!(row.contains(&digest), "{name} is not the file that LICENCES.md describes: {digest}");
        count += 1;
    }
    assert_eq!(count, 4, "files in assets/fonts");
}
