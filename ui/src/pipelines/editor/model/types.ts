import type { Component } from '../../../lib/host';

// The contract of the editor, as the host writes it.
export type {
  CanvasNote,
  Column,
  Component,
  ComponentLayout,
  Exposed,
  Findings,
  InputSpec,
  JsonValue,
  KindGroup,
  KindSpec,
  Node,
  NodeLight,
  ParamSpec,
  ParamType,
  PipelineDocument,
  PipelineFile,
  PipelineLayout,
  PortType,
  Problem,
  SavePipelineRequest,
  SavedPipeline,
} from '../../../lib/host';

/** Definitions of components by their name. */
export type Components = { readonly [key in string]: Component };
