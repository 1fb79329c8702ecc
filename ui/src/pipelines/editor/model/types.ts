import type { Column, JsonValue, Node, NodeColumns, PipelineFile, Problem } from '../../../lib/host';

// The contract of the editor, as the host writes it.

export type PortType = 'table' | 'parts' | 'prepared' | 'model' | 'metrics' | 'registered';
export type KindGroup = 'sources' | 'combine' | 'clean' | 'shape' | 'prepare' | 'learn' | 'judge' | 'deliver';

export interface InputSpec {
  name: string;
  port: PortType;
  optional: boolean;
}

export type ParamType =
  | { type: 'text'; lines: boolean }
  | { type: 'boolean' }
  | { type: 'number'; min: number | null; max: number | null }
  | { type: 'integer'; min: number; max: number }
  | { type: 'numbers'; least: number; most: number; whole: boolean; min: number | null; max: number | null }
  | { type: 'texts' }
  | { type: 'choice'; choices: string[] }
  | { type: 'choices'; choices: string[] }
  | { type: 'column'; port: string }
  | { type: 'columns'; port: string }
  | { type: 'expression'; port: string; condition: boolean }
  | { type: 'sql' }
  | { type: 'dataset' }
  | { type: 'suite' }
  | { type: 'model' }
  | { type: 'map'; port: string; value: ParamType }
  | { type: 'list'; fields: ParamSpec[] }
  | { type: 'object'; fields: ParamSpec[] }
  | { type: 'either'; shapes: ParamType[] };

export interface ParamSpec {
  name: string;
  takes: ParamType;
  required: boolean;
  default: JsonValue | null;
  one_of: string | null;
  unit: string | null;
  advanced: boolean;
}

export interface KindSpec {
  kind: string;
  group: KindGroup;
  inputs: InputSpec[];
  output: PortType;
  params: ParamSpec[];
}

export interface CanvasNote {
  id: string;
  text: string;
  at: [number, number];
  size: [number, number];
}

export interface PipelineLayout {
  falaj_layout: number;
  nodes: { [key in string]: [number, number] };
  notes?: CanvasNote[];
}

export type NodeLight = 'not_configured' | 'ready' | 'cached' | 'stale' | 'disabled';

export interface Findings {
  order: string[];
  problems: Problem[];
  columns: NodeColumns[];
  lights: { [key in string]: NodeLight };
  rows: { [key in string]: number };
}

export interface PipelineDocument {
  id: string;
  path: string;
  digest: string;
  pipeline: PipelineFile;
  layout: PipelineLayout;
  version: number;
  modified: number;
  findings: Findings;
}

export type { Column, JsonValue, Node, PipelineFile, Problem };
