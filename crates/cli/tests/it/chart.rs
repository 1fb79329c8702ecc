//! Curves of runs, and charts of tables, as pictures in files.

use crate::workspace::Bench;

#[test]
fn curves_of_runs_go_into_files() {
    let bench = Bench::sample();
    let run = |rate: &str| {
        let settings = ["--set", "train.epochs=6", "--set", rate];
        let answer = bench.call(&[&["pipeline", "run", "penguins-species"][..], &settings[..]].concat()).ok();
        answer["run"]["name"].as_str().unwrap().to_owned()
    };
    let (one, two) = (run("train.learning_rate=0.01"), run("train.learning_rate=0.003"));
    let path = |name: &str| bench.path(name).display().to_string();
    let chart = |more: &[&str]| bench.call(&[&["runs", "chart", &one, &two][..], more].concat());

    let svg = path("loss.svg");
    let written = chart(&["--output", &svg]).ok()["picture"].clone();
    assert_eq!((written["path"].as_str(), written["format"].as_str()), (Some(svg.as_str()), Some("svg")));
    let text = std::fs::read_to_string(&svg).unwrap();
    assert!(text.starts_with("<svg ") && text.contains("Training loss by epoch"));
    assert!(text.contains(&format!(">{one}<")) && text.contains(&format!(">{two}<")), "each line has its name");

    let png = path("loss.PNG");
    let dark = ["--metric", "valid_loss", "--log", "--theme", "dark", "--lang", "ar", "--scale", "1", "-o", &png];
    let written = chart(&dark).ok()["picture"].clone();
    let bytes = std::fs::read(&png).unwrap();
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!((written["width"].as_u64(), written["bytes"].as_u64()), (Some(800), Some(bytes.len() as u64)));

    assert_eq!(chart(&["--metric", "los", "-o", &svg]).refused(), (2, "curve_missing"));
    let known = chart(&["--metric", "los", "-o", &svg]);
    assert!(known.json["error"]["hint"].as_str().unwrap().contains("train_loss"), "{}", known.json);
    assert_eq!(chart(&["-o", &path("loss.gif")]).refused(), (2, "chart_invalid"));
    assert_eq!(chart(&["--width", "9", "-o", &svg]).refused(), (2, "chart_invalid"));
    assert_eq!(chart(&["--scale", "1000", "-o", &png]).refused(), (2, "chart_invalid"));
    assert_eq!(bench.call(&["runs", "chart", "nobody", "-o", &svg]).refused(), (2, "run_missing"));
    assert_eq!(std::fs::read_to_string(&svg).unwrap(), text, "what is refused writes nothing");
}

#[test]
fn charts_of_tables_go_into_files() {
    let bench = Bench::sample();
    let chart = |more: &[&str]| bench.call(&[&["data", "chart", "penguins", "--x"][..], more].concat());
    let path = |name: &str| bench.path(name).display().to_string();
    let svg = path("mass.svg");
    let of_mass = ["species", "--y", "body_mass_g", "--aggregate", "median", "-o", &svg];
    let written = chart(&of_mass).ok();
    assert_eq!((written["chart"]["kind"].as_str(), written["chart"]["missing"].as_u64()), (Some("bar"), Some(2)));
    let text = std::fs::read_to_string(&svg).unwrap();
    assert!(text.contains("Median of body_mass_g by species") && text.contains("Gentoo"), "{text}");

    let png = path("birds.png");
    let points = ["flipper_length_mm", "--y", "body_mass_g", "--color", "species", "--theme", "dark", "--lang", "ar"];
    chart(&[&points[..], &["-o", &png]].concat()).ok();
    assert!(std::fs::read(&png).unwrap().starts_with(b"\x89PNG\r\n\x1a\n"));

    let csv = path("counts.csv");
    chart(&["island", "--color", "sex", "-o", &csv]).ok();
    let lines = std::fs::read_to_string(&csv).unwrap();
    assert!(lines.starts_with("island,male,female\nBiscoe,"), "{lines}");

    let printed = chart(&["body_mass_g", "--bins", "8"]).ok();
    assert_eq!(printed["chart"]["body"]["kind"], "histogram");
    assert_eq!(chart(&["species", "--kind", "line"]).refused(), (3, "column_type"));
    assert_eq!(chart(&["species", "-o", &path("x.gif")]).refused(), (2, "chart_invalid"));
    let node = ["pipeline", "chart", "penguins-species", "--node", "penguins", "--x", "species"];
    assert_eq!(bench.call(&node).refused().1, "rows_missing");
    bench.call(&["pipeline", "run", "penguins-species", "--to", "penguins"]).ok();
    let found = bench.call(&node).ok();
    assert_eq!(found["chart"]["rows"], 344);
}
