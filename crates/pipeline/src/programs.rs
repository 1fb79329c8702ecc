//! Finding the programs that stand beside this one.

use std::path::{Path, PathBuf};

use falaj_schema::{Code, Error, Result};

/// The program `name` (without `.exe`): in the folder that `FALAJ_PROGRAMS` names, else beside the running program, or
/// one folder up from it (where the programs of a test binary are). `program_missing` if it is nowhere.
pub fn sibling(name: &str) -> Result<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let own = std::env::current_exe().ok();
    let beside = own.as_deref().into_iter().flat_map(|own| own.ancestors().skip(1).take(2));
    let named = std::env::var_os("FALAJ_PROGRAMS").map(PathBuf::from);
    let mut folders = named.as_deref().into_iter().chain(beside);
    let found = folders.by_ref().map(|folder: &Path| folder.join(&file)).find(|path| path.is_file());
    found.ok_or_else(|| {
        let expected = named.or(own.as_deref().and_then(Path::parent).map(Path::to_owned)).unwrap_or_default();
        Error::new(Code::ProgramMissing).with("program", name).file(expected.join(&file))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_told_with_its_place() {
        let error = sibling("falaj-nothing").unwrap_err();
        assert_eq!((error.code, error.params["program"].as_str()), (Code::ProgramMissing, "falaj-nothing"));
        assert!(error.place.file.is_some_and(|file| file.contains("falaj-nothing")));
    }
}
