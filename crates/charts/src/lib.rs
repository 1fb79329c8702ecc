//! Pictures of charts as files: SVG and PNG.
