//! HTML in the making. What is put in as text is escaped; nothing else can be put in by mistake.

/// A piece of HTML.
#[derive(Debug, Clone, Default)]
pub(super) struct Html(String);

/// Characters of a name or value that are shown.
const SHOWN: usize = 200;
/// The same in a list of many.
const SHORT: usize = 60;

/// Text, escaped.
pub(super) fn text(text: &str) -> Html {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // What HTML can't hold, or breaks a line where there is none.
            _ if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => out.push(' '),
            _ => out.push(c),
        }
    }
    Html(out)
}

/// A name or value of the data, kept apart from the direction of the text around it, and cut if it is very long.
pub(super) fn name(name: &str) -> Html {
    cut(name, SHOWN)
}

/// The same in a list of many.
pub(super) fn short(name: &str) -> Html {
    cut(name, SHORT)
}

fn cut(name: &str, most: usize) -> Html {
    element("bdi", "", [text(&falaj_data::cut_text(name, most))])
}

/// An element of our own making around others.
pub(super) fn element(tag: &'static str, class: &'static str, children: impl IntoIterator<Item = Html>) -> Html {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let mut out = format!("<{tag}{class}>");
    children.into_iter().for_each(|child| out.push_str(&child.0));
    out.push_str(&format!("</{tag}>"));
    Html(out)
}

/// A bar that fills a share of its place, 0 to 1.
pub(super) fn bar(share: f64) -> Html {
    let percent = (share.clamp(0.0, 1.0) * 1_000.0).round() / 10.0;
    Html(format!("<span class=\"bar\"><span style=\"width:{percent}%\"></span></span>"))
}

/// A picture as the crate for charts draws it. Inside HTML it needs no name of its language.
pub(super) fn picture(svg: &str) -> Html {
    Html(svg.replacen(" xmlns=\"http://www.w3.org/2000/svg\"", "", 1))
}

/// The whole document: `head` is of our own making.
pub(super) fn document(lang: &str, direction: &str, title: &str, style: &str, body: &Html) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{}\n</body>\n</html>\n",
        text(title).0,
        body.0
    )
}

impl Html {
    /// Bytes.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

impl FromIterator<Html> for Html {
    fn from_iter<T: IntoIterator<Item = Html>>(pieces: T) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_can_never_become_markup() {
        let nasty = "</bdi><script>alert('x')</script>\"&\u{0}";
        let shown = name(nasty).0;
        assert_eq!(shown, "<bdi>&lt;/bdi&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp; </bdi>");
        let long = name(&"<".repeat(1_000)).0;
        assert!(long.ends_with("&lt;…</bdi>") && long.len() < 900);
        assert!(document("en", "ltr", "<title>", "", &name("<b>")).contains("<title>&lt;title&gt;</title>"));
    }
}
