//! Builds the shell's context from `tauri.conf.json`.

fn main() {
    // A folder of pages has to be there even before they are built; the pages then tell what is missing.
    let pages = std::path::Path::new("../ui/dist");
    if !pages.join("index.html").exists() {
        let made = std::fs::create_dir_all(pages)
            .and_then(|()| std::fs::write(pages.join("index.html"), "<p>Run npm run build in ui</p>"));
        if let Err(error) = made {
            println!("cargo:warning=ui/dist can't be made: {error}");
        }
    }
    tauri_build::build();
}
