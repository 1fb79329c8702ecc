//! Deep links `falaj://open/<screen>/<name…>`: which places they may lead to.
//!
//! A link comes from anywhere, a web page among others. It names a screen and what the screen shows, and does nothing.

/// The screens that a link or a remembered place may name.
const SCREENS: [&str; 7] = ["home", "data", "pipelines", "runs", "models", "deployments", "settings"];
const LONGEST: usize = 1024;
/// Names after the screen: an object, one of its views, a detail there.
const NAMES: usize = 3;
const SCHEME: &str = "falaj:";

/// True for what looks like one of our links, sound or not.
pub fn is_link(text: &str) -> bool {
    text.get(..SCHEME.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCHEME))
}

/// The route of the pages (`#/runs/flights-late-1`) that a link leads to; none unless every part of it is sound.
pub fn route_of(link: &str) -> Option<String> {
    let path = is_link(link).then(|| &link[SCHEME.len()..])?.strip_prefix("//open/")?;
    if link.len() > LONGEST || path.contains(['?', '#']) {
        return None;
    }
    let mut parts = path.strip_suffix('/').unwrap_or(path).split('/');
    let screen = parts.next().filter(|screen| SCREENS.contains(screen))?;
    let names = parts.map(name).collect::<Option<Vec<String>>>()?;
    (names.len() <= NAMES).then(|| route(screen, &names))
}

/// The address of a place in the pages.
pub fn route(screen: &str, names: &[impl AsRef<str>]) -> String {
    let tail: String = names.iter().map(|name| format!("/{}", encode(name.as_ref()))).collect();
    format!("#/{screen}{tail}")
}

/// True for an address in the pages that may be opened again: what was remembered may be damaged.
pub fn is_route(text: &str) -> bool {
    let Some(path) = text.strip_prefix("#/") else { return false };
    let screen = path.split(['/', '?']).next().unwrap_or_default();
    text.len() <= LONGEST && (screen.is_empty() || SCREENS.contains(&screen)) && !text.contains(char::is_control)
}

/// One name of a link, decoded; none if it is empty, leads elsewhere, or is no text.
fn name(part: &str) -> Option<String> {
    let name = decode(part)?;
    let sound = !name.trim().is_empty() && name != "." && name != "..";
    (sound && !name.contains(|c: char| c == '/' || c == '\\' || c.is_control())).then_some(name)
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| (byte? as char).to_digit(16);
            bytes.push((digit(rest.next())? * 16 + digit(rest.next())?) as u8);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { (byte as char).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_screens_and_names() {
        for (link, route) in [
            ("falaj://open/runs/flights-late-1", "#/runs/flights-late-1"),
            ("FALAJ://open/home", "#/home"),
            ("falaj://open/home/", "#/home"),
            ("falaj://open/data/flights/rows", "#/data/flights/rows"),
            ("falaj://open/data/%D8%A8%D9%8A%D8%A7%D9%86%D8%A7%D8%AA", "#/data/%D8%A8%D9%8A%D8%A7%D9%86%D8%A7%D8%AA"),
            ("falaj://open/data/بيانات", "#/data/%D8%A8%D9%8A%D8%A7%D9%86%D8%A7%D8%AA"),
            ("falaj://open/models/a%20b", "#/models/a%20b"),
            ("falaj://open/models/%3Cscript%3E", "#/models/%3Cscript%3E"),
        ] {
            assert_eq!(route_of(link).as_deref(), Some(route), "{link}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        let long = format!("falaj://open/runs/{}", "x".repeat(LONGEST));
        for link in [
            "",
            "falaj:",
            "falaj://",
            "falaj://open",
            "falaj://open/",
            "falaj://run/flights",
            "falaj://open@evil/home",
            "falaj://open/gallery",
            "falaj://open/Runs",
            "falaj://open//home",
            "falaj://open/runs//",
            "falaj://open/runs/%20",
            "falaj://open/runs/../settings",
            "falaj://open/runs/%2e%2e/settings",
            "falaj://open/data/a%2Fb",
            "falaj://open/data/a%5Cb",
            "falaj://open/data/a\\b",
            "falaj://open/data/a%00b",
            "falaj://open/data/a%0Ab",
            "falaj://open/data/%FF",
            "falaj://open/data/%4",
            "falaj://open/data/%zz",
            "falaj://open/data/%+1",
            "falaj://open/runs/x?run=1",
            "falaj://open/runs/x#y",
            "falaj://open/a/b/c/d/e",
            "falaj://open/runs/a/b/c/d",
            "https://open/home",
            "éfalaj://open/home",
            &long,
        ] {
            assert_eq!(route_of(link), None, "{link}");
        }
    }

    #[test]
    fn only_sound_places_are_opened_again() {
        for good in ["#/", "#/home", "#/runs?filter=failed", "#/data/flights/rows", "#/models/a%20b"] {
            assert!(is_route(good), "{good}");
        }
        let long = format!("#/{}", "runs/".repeat(300));
        for bad in ["", "home", "#home", "#/evil", "#/runs/\n", "https://example.com/#/home", &long] {
            assert!(!is_route(bad), "{bad}");
        }
    }
}
