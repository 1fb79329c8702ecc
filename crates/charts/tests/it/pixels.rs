//! Pixels of PNGs. `FALAJ_PICTURES=FOLDER` keeps the pictures to look at.

use falaj_schema::chart::*;
use falaj_schema::message::Lang;
use resvg::tiny_skia::Pixmap;

use crate::specs::*;

fn png(name: &str, spec: &ChartSpec) -> Pixmap {
    let request = ChartRequest { spec: spec.clone(), format: ChartFormat::Png, scale: Some(2.0) };
    let picture = falaj_charts::render(&request).unwrap();
    let bytes = falaj_charts::bytes(&picture).unwrap();
    if let Some(folder) = std::env::var_os("FALAJ_PICTURES") {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.png")), &bytes).unwrap();
    }
    let map = Pixmap::decode_png(&bytes).unwrap();
    assert_eq!((map.width(), map.height()), (picture.width, picture.height));
    assert_eq!((map.width(), map.height()), (spec.width * 2, spec.height * 2));
    map
}

/// How many pixels of a part are not of the ground.
fn inked(map: &Pixmap, x: std::ops::Range<u32>, y: std::ops::Range<u32>) -> usize {
    let ground = map.pixel(0, 0);
    y.map(|y| x.clone().filter(|x| map.pixel(*x, y) != ground).count()).sum()
}

#[test]
fn every_kind_is_drawn_in_both_themes() {
    let kinds = [
        ("lines", loss()),
        ("lines-log", ChartSpec { y: ChartAxis { log: true, ..axis("log loss", "") }, ..loss() }),
        ("histogram", histogram(false)),
        ("histogram-log", histogram(true)),
        ("roc", roc(false)),
        ("roc-two", roc(true)),
        ("confusion", confusion()),
        ("bars", bars()),
    ];
    for (name, spec) in kinds {
        let light = png(name, &spec);
        let dark = png(&format!("{name}-dark"), &ChartSpec { theme: ChartTheme::Dark, ..spec });
        for map in [&light, &dark] {
            let (all, ink) = (map.width() * map.height(), inked(map, 0..map.width(), 0..map.height()));
            assert!(ink > 2_000 && ink < all as usize / 2, "{name}: {ink} of {all} pixels");
        }
        assert_ne!(light.pixel(0, 0), dark.pixel(0, 0));
    }
}

#[test]
fn headings_begin_where_the_language_begins_and_the_plot_stays() {
    let spec = loss();
    let (en, ar) = (
        png("lines-en", &spec),
        png("lines-ar", &arabic(spec, "خسارة التدريب حسب الدورة", "المسار flights-late، 3 تشغيلات")),
    );
    let half = en.width() / 2;
    assert!(inked(&en, 0..half, 30..60) > 500 && inked(&en, half..en.width(), 30..60) == 0);
    assert!(inked(&ar, half..ar.width(), 30..60) > 500 && inked(&ar, 0..half, 30..60) == 0);
    let below = |map: &Pixmap| map.data()[(map.width() * 4 * 200) as usize..].to_vec();
    assert!(below(&en) == below(&ar), "the plot is mirrored or moved");
}

#[test]
fn arabic_is_joined_and_runs_from_right_to_left() {
    let titled = |title: &str| ChartSpec { lang: Lang::Ar, ..of(title, loss().body) };
    let head = |title: &str| {
        let map = png("arabic", &titled(title));
        let rows = map.data()[..(map.width() * 4 * 74) as usize].to_vec();
        (rows, inked(&map, 0..map.width(), 20..74))
    };
    // A zero-width non-joiner between letters shows them as they stand alone: that is wider.
    let joined = head("مسار");
    let apart = head("م\u{200c}س\u{200c}ا\u{200c}ر");
    assert!(joined.1 > 100 && joined.0 != apart.0, "letters are not joined");
    // Letters in the order of writing: reversed by hand they are another word.
    assert_ne!(joined.0, head("راسم").0);
    // Marks of direction are not seen.
    assert_eq!(head("مسار").0, head("\u{2068}مسار\u{2069}").0);
    // Two scripts in one line, with letters that join into one glyph: each is as it is alone.
    let ink = |text: &str| head(text).1.cast_signed();
    for (one, other) in [("تشغيلات الأولى", "flights-late 3"), ("مسار", "ffi")] {
        let apart = ink(one) + ink(other);
        for both in [format!("{one} {other}"), format!("{other} {one}")] {
            assert!((ink(&both) - apart).abs() < 150, "{both}: {} against {apart}", ink(&both));
        }
    }
    // A face that lacks the letters would draw the same box for each.
    assert_ne!(head("ببب").0, head("ححح").0);
}

#[test]
fn a_hundred_thousand_points_with_one_peak_keep_it_and_stay_small() {
    let mut y: Vec<Option<f64>> = (0..100_000).map(|i| Some((f64::from(i) / 300.0).sin())).collect();
    y[50_000] = Some(40.0);
    let spec = of(
        "Long",
        ChartBody::Lines { series: vec![line("a", 1, &[7.0, 3.0], ChartMarker::Circle, y)], thresholds: vec![] },
    );
    let svg = falaj_charts::svg(&spec).unwrap();
    assert!(svg.len() < 400_000, "{}", svg.len());
    let map = png("long", &spec);
    let (x, top) = (map.width() / 2 - 60, 90);
    assert!(inked(&map, x..x + 100, top..top + 120) > 50, "the peak is gone");
}
