//! Pictures as files: exact SVG, pixels of PNG, and what is refused.

mod golden;
mod pixels;
mod refused;
mod specs;
