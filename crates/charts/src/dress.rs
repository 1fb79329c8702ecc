//! What an SVG document needs and plotters can't write.

use falaj_schema::chart::ChartSpec;
use falaj_schema::message::Lang;

use crate::canvas::{UNIT, plain};
use crate::fonts::{ARABIC_FIRST, FAMILIES, is_arabic, is_mark};

/// The document that plotters wrote, with what plotters can't write: its true size, its language and title, digits of one
/// width, the weight of strong text, and text without line breaks around it.
pub fn dress(drawn: &str, spec: &ChartSpec) -> String {
    let (_, body) = drawn.split_once('\n').unwrap_or_default();
    // A line break at the beginning or end of a text would be drawn as a space by some.
    let line = |line: &str| if line.starts_with("<text ") { line.to_owned() } else { with_faces(line) + "\n" };
    let body: String = body.lines().map(line).collect();
    let body = body
        .replace(" dy=\"-0.5ex\"", "")
        .replace("\n</text>", "</text>")
        .replace(" font-weight=\"bold\"", " font-weight=\"600\"")
        .replace(" opacity=\"1\"", "");
    let (width, height, lang) = (spec.width, spec.height, spec.lang.tag());
    let view = format!("0 0 {} {}", f64::from(width) * UNIT, f64::from(height) * UNIT);
    let subtitle =
        if spec.subtitle.is_empty() { String::new() } else { format!("<desc>{}</desc>\n", escape(&spec.subtitle)) };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"{view}\" role=\"img\" \
         xml:lang=\"{lang}\" stroke-linejoin=\"round\" style=\"font-variant-numeric: tabular-nums\">\n\
         <title>{}</title>\n{subtitle}{body}",
        escape(&spec.title)
    )
}

fn escape(text: &str) -> String {
    plain(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// `text` kept apart from the direction around it: `whole` sentences follow their language, names their first letter.
pub fn isolate(text: &str, lang: Lang, whole: bool) -> String {
    let rtl =
        text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'));
    match (lang, whole, rtl) {
        (_, _, false) => text.to_owned(),
        (Lang::Ar, true, true) => format!("\u{2067}{text}\u{2069}"),
        _ => format!("\u{2068}{text}\u{2069}"),
    }
}

/// A line of text with Arabic in it, in the Arabic face but for the parts that are not Arabic. (Isolation marks, which every
/// such text begins with, see to it that the first part is in the Arabic face: the renderer of PNGs shapes the whole text in
/// the face of its first part, then puts in the others' letters one for one, which works for letters that are not joined.)
fn with_faces(line: &str) -> String {
    if !line.contains(is_arabic) {
        return line.to_owned();
    }
    let other = |c: char| !is_arabic(c) && !is_mark(c) && !c.is_whitespace();
    let mut rest = line;
    let mut out = String::new();
    while let Some(start) = rest.find(other) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !other(c) && c != ' ').unwrap_or(from.len());
        let part = from[..end].trim_end();
        out += &format!("{before}<tspan font-family=\"{FAMILIES}\">{part}</tspan>");
        rest = &from[part.len()..];
    }
    format!("<tspan font-family=\"{ARABIC_FIRST}\">{out}{rest}</tspan>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_script_has_its_face() {
        let latin = |text: &str| format!("<tspan font-family=\"{FAMILIES}\">{text}</tspan>");
        assert_eq!(with_faces("flights-late"), "flights-late");
        let mixed = format!("المسار {}، {} مرات", latin("flights late"), latin("3"));
        assert_eq!(
            with_faces("المسار flights late، 3 مرات"),
            format!("<tspan font-family=\"{ARABIC_FIRST}\">{mixed}</tspan>")
        );
    }

    #[test]
    fn only_what_has_a_direction_of_its_own_is_isolated() {
        assert_eq!(isolate("run-1", Lang::Ar, true), "run-1");
        assert_eq!(isolate("مسار", Lang::En, false), "\u{2068}مسار\u{2069}");
        assert_eq!(isolate("run-1 مسار", Lang::Ar, true), "\u{2067}run-1 مسار\u{2069}");
    }
}
