//! From SVG to pixels.

use falaj_schema::{Code, Error, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::fonts;

/// Width, height and the PNG file of `svg`, `scale` times as large.
pub fn png(svg: &str, scale: f64) -> Result<(u32, u32, Vec<u8>)> {
    let broken = |detail: String| Error::new(Code::Internal).detail(detail);
    let options = Options { fontdb: fonts::database(), font_resolver: fonts::resolver(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|e| broken(e.to_string()))?;
    let pixels = |length: f32| (f64::from(length) * scale).round().max(1.0) as u32;
    let (width, height) = (pixels(tree.size().width()), pixels(tree.size().height()));
    let mut map = Pixmap::new(width, height).ok_or_else(|| broken(format!("{width} × {height} pixels")))?;
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut map.as_mut());
    Ok((width, height, map.encode_png().map_err(|e| broken(e.to_string()))?))
}
