//! The fonts of pictures, built in, and how wide a text is in them.

use std::sync::{Arc, LazyLock};

use ab_glyph::{Font, FontRef};
use resvg::usvg::{FontResolver, fontdb};

/// As an SVG document names them: what a viewer has of these is used.
pub const FAMILIES: &str = "Inter, Noto Sans Arabic, Noto Sans, sans-serif";
/// The same for Arabic letters.
pub const ARABIC_FIRST: &str = "Noto Sans Arabic, sans-serif";
/// Weight of headings and names.
pub const STRONG: u16 = 600;

const LATIN: &str = "Inter";
const ARABIC: &str = "Noto Sans Arabic";

/// Family, whether it is strong, and the file.
const FACES: [(&str, bool, &[u8]); 4] = [
    (LATIN, false, include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
    (LATIN, true, include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
    (ARABIC, false, include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf")),
    (ARABIC, true, include_bytes!("../../../assets/fonts/NotoSansArabic-Bold.ttf")),
];

/// For measuring; a face that can't be read would be missing here, and a test counts them.
static READ: LazyLock<Vec<(&str, bool, FontRef)>> = LazyLock::new(|| {
    let read = |(family, strong, bytes)| FontRef::try_from_slice(bytes).ok().map(|font| (family, strong, font));
    FACES.into_iter().filter_map(read).collect()
});

static DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    for (_, _, bytes) in FACES {
        database.load_font_data(bytes.to_vec());
    }
    database.set_sans_serif_family(LATIN);
    database.set_serif_family(LATIN);
    Arc::new(database)
});

/// The faces for drawing text.
pub fn database() -> Arc<fontdb::Database> {
    DATABASE.clone()
}

/// Takes a character that a face lacks from another of about the same weight.
pub fn resolver() -> FontResolver<'static> {
    FontResolver {
        select_font: FontResolver::default_font_selector(),
        select_fallback: Box::new(|wanted, used, database| {
            let strong = |face: &fontdb::FaceInfo| face.weight.0 >= STRONG;
            let base = strong(database.face(*used.first()?)?);
            let family = if is_arabic(wanted) { ARABIC } else { LATIN };
            let fits = |face: &fontdb::FaceInfo| face.families.iter().any(|(name, _)| name == family);
            let unused = database.faces().filter(|face| !used.contains(&face.id));
            unused.min_by_key(|face| (!fits(face), strong(face) != base)).map(|face| face.id)
        }),
    }
}

/// A letter or mark that Arabic is written with.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Marks of direction take no room.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// About how many pixels wide `text` is: letters are counted apart, so that joined Arabic is somewhat narrower than this.
pub fn width(text: &str, size: f64, strong: bool) -> f64 {
    let of = |c: char| {
        let family = if is_arabic(c) { ARABIC } else { LATIN };
        let face = READ.iter().find(|(name, weight, _)| *name == family && *weight == strong);
        face.map_or(0.0, |(_, _, font)| {
            let em = f64::from(font.units_per_em().unwrap_or(1000.0));
            f64::from(font.h_advance_unscaled(font.glyph_id(c))) / em
        })
    };
    text.chars().filter(|c| !is_mark(*c)).map(of).sum::<f64>() * size
}

/// `text`, its end cut off where it is wider than `room`.
pub fn fit(text: &str, size: f64, strong: bool, room: f64) -> String {
    if width(text, size, strong) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width(&format!("{kept}…"), size, strong) > room {
            kept.pop();
            break;
        }
    }
    // What was opened in the part that stays is closed there.
    let open = kept.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
    let closed = kept.matches('\u{2069}').count();
    format!("{}…{}", kept.trim_end(), "\u{2069}".repeat(open.saturating_sub(closed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_is_read_by_both_sides() {
        assert_eq!(database().len(), FACES.len());
        assert_eq!(READ.len(), FACES.len());
    }

    #[test]
    fn digits_are_of_one_width() {
        let digits: Vec<f64> = ('0'..='9').map(|c| width(&c.to_string(), 11.0, false)).collect();
        assert!(digits.iter().all(|w| *w > 5.0 && (w - digits[0]).abs() < 0.05), "{digits:?}");
    }

    #[test]
    fn measures_and_cuts_both_scripts() {
        assert!(width("المسار", 12.0, false) > 20.0);
        assert!((width("\u{2068}ab\u{2069}", 12.0, false) - width("ab", 12.0, false)).abs() < 1e-9);
        let cut = fit("\u{2068}flights-late-with-a-long-name\u{2069}", 12.0, false, 80.0);
        assert!(cut.ends_with("…\u{2069}") && width(&cut, 12.0, false) <= 80.0, "{cut}");
        assert_eq!(fit("short", 12.0, false, 80.0), "short");
    }
}
