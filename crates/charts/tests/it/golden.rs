//! SVG documents, compared with those in `golden` to the letter. `FALAJ_GOLDEN=write` writes them anew: look at each then.

use std::path::Path;

use falaj_schema::chart::{ChartFormat, ChartRequest, ChartSpec, ChartTheme};

use crate::specs::*;

#[track_caller]
fn is(name: &str, spec: &ChartSpec) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden").join(format!("{name}.svg"));
    let drawn = falaj_charts::svg(spec).unwrap();
    if std::env::var_os("FALAJ_GOLDEN").is_some_and(|word| word == "write") {
        std::fs::write(&path, &drawn).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let first = kept.lines().zip(drawn.lines()).find(|(a, b)| a != b);
    assert!(kept == drawn, "{} differs; the first lines that do: {first:?}", path.display());
}

#[test]
fn lines() {
    is("lines", &loss());
}

#[test]
fn histogram_on_dark() {
    is("histogram-dark", &ChartSpec { theme: ChartTheme::Dark, ..histogram(true) });
}

#[test]
fn confusion_in_arabic() {
    let spec = ChartSpec { x: axis("المتوقع", ""), y: axis("الفعلي", ""), ..confusion() };
    is("confusion-ar", &arabic(spec, "مصفوفة الالتباس في جزء الاختبار", "مسار flights-late"));
}

#[test]
fn charts_of_tables() {
    is("groups", &groups(true));
    is("groups-beside", &groups(false));
    is("stacks-dark", &ChartSpec { theme: ChartTheme::Dark, ..stacks() });
    is("points", &points());
    is("boxes-ar", &arabic(boxes(), "انتشار الكتلة حسب النوع", ""));
}

#[test]
fn the_same_chart_gives_the_same_document() {
    assert_eq!(falaj_charts::svg(&roc(true)).unwrap(), falaj_charts::svg(&roc(true)).unwrap());
}

#[test]
fn text_can_not_become_markup() {
    for title in ["two\nlines", "a\u{0}b\u{1b}[1m", "<text x=\"1\">\n</text>"] {
        let request = ChartRequest {
            spec: ChartSpec { title: title.into(), ..roc(false) },
            format: ChartFormat::Png,
            scale: Some(1.0),
        };
        falaj_charts::render(&request).unwrap();
    }
    let drawn = falaj_charts::svg(&ChartSpec { title: "<script>alert(1)</script>&\"'".into(), ..roc(false) }).unwrap();
    assert!(!drawn.contains("<script") && drawn.contains("&lt;script&gt;"));
}
