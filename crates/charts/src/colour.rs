//! The colours of charts: those of `ui/src/lib/styles/tokens.css`, which a test compares.

use falaj_schema::chart::ChartTheme;
use plotters::style::RGBColor;

macro_rules! palette {
    ($($field:ident: $token:literal = $light:literal, $dark:literal;)*) => {
        /// The colours of one theme.
        pub struct Palette {
            $(pub $field: RGBColor,)*
            /// Colours of series; the first is the grey one.
            pub series: [RGBColor; 9],
        }

        /// Name of the token, in light, in dark.
        #[cfg(test)]
        const TOKENS: &[(&str, u32, u32)] = &[$(($token, $light, $dark)),*];

        const LIGHT: Palette = Palette { $($field: rgb($light),)* series: series(0) };
        const DARK: Palette = Palette { $($field: rgb($dark),)* series: series(1) };
    };
}

palette! {
    surface: "surface" = 0xffffff, 0x151c21;
    sunken: "sunken" = 0xf8f6f2, 0x11181c;
    ink: "ink" = 0x1b1a17, 0xe8ecee;
    ink_2: "ink-2" = 0x565249, 0xaab5bb;
    ink_3: "ink-3" = 0x6f695e, 0x8996a0;
    grid: "chart-grid" = 0xece8e0, 0x222c32;
    axis: "chart-axis" = 0xb8b1a4, 0x55636c;
    right: "seq-3" = 0x94c5da, 0x175670;
    wrong: "div-neg-1" = 0xf0c49c, 0x6a3d1c;
    bar: "seq-4" = 0x5ba4c2, 0x1f7394;
}

/// `--cat-1` to `--cat-8`, in light and dark.
const CATEGORIES: [(u32, u32); 8] = [
    (0x2a82cf, 0x4aa3e0),
    (0xd0600f, 0xf0a040),
    (0x0d5c50, 0x7ff0d2),
    (0x5b3fae, 0xc2aefc),
    (0x932c01, 0xce6509),
    (0x9d5891, 0x8e6c87),
    (0x5c2573, 0x5b6cd8),
    (0xa78891, 0xffea56),
];
/// `--ink-3`, the colour of series 0.
const GREY: (u32, u32) = (0x6f695e, 0x8996a0);

const fn rgb(hex: u32) -> RGBColor {
    RGBColor((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn series(theme: usize) -> [RGBColor; 9] {
    let mut all = [rgb(if theme == 0 { GREY.0 } else { GREY.1 }); 9];
    let mut at = 0;
    while at < CATEGORIES.len() {
        all[at + 1] = rgb(if theme == 0 { CATEGORIES[at].0 } else { CATEGORIES[at].1 });
        at += 1;
    }
    all
}

impl Palette {
    /// The colours of a theme.
    pub fn of(theme: ChartTheme) -> &'static Self {
        match theme {
            ChartTheme::Light => &LIGHT,
            ChartTheme::Dark => &DARK,
        }
    }
}

/// `share` of `over` upon `under`.
pub fn mix(over: RGBColor, under: RGBColor, share: f64) -> RGBColor {
    let one = |a: u8, b: u8| (f64::from(a) * share + f64::from(b) * (1.0 - share)).round() as u8;
    RGBColor(one(over.0, under.0), one(over.1, under.1), one(over.2, under.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of a token in the style sheet: in light, then in dark.
    fn of_style_sheet(sheet: &str, name: &str) -> Vec<u32> {
        let start = format!("--{name}: #");
        let lines = sheet.lines().filter_map(|line| line.trim().strip_prefix(&start));
        lines.map(|hex| u32::from_str_radix(hex.trim_end_matches(';'), 16).unwrap()).collect()
    }

    #[test]
    fn colours_are_those_of_the_interface() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/lib/styles/tokens.css");
        let sheet = std::fs::read_to_string(path).unwrap();
        for (name, light, dark) in TOKENS {
            assert_eq!(of_style_sheet(&sheet, name), [*light, *dark], "--{name}");
        }
        for (at, (light, dark)) in CATEGORIES.iter().enumerate() {
            assert_eq!(of_style_sheet(&sheet, &format!("cat-{}", at + 1)), [*light, *dark]);
        }
        assert_eq!(of_style_sheet(&sheet, "ink-3"), [GREY.0, GREY.1]);
    }

    #[test]
    fn mixes_by_share() {
        assert_eq!(mix(RGBColor(200, 0, 0), RGBColor(0, 100, 0), 0.25), RGBColor(50, 75, 0));
    }
}
