import type { InputSpec, KindGroup, KindSpec, PortType } from './types';

export const GROUPS: readonly KindGroup[] = [
  'sources',
  'combine',
  'clean',
  'shape',
  'prepare',
  'learn',
  'judge',
  'deliver',
];

/** What usually comes after what, likeliest first; the rest of what fits follows in the order of the flow. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  source: ['join', 'filter', 'label'],
  join: ['label', 'derive', 'filter'],
  label: ['select', 'split'],
  select: ['label', 'split'],
  derive: ['label', 'select'],
  quality: ['label', 'split'],
  split: ['prepare'],
  prepare: ['train_mlp', 'train_linear'],
  train_linear: ['evaluate'],
  train_mlp: ['evaluate'],
  evaluate: ['register'],
};

/** The kinds of node that the host knows. A kind it does not know may stand in a file: it takes and gives anything. */
export class Catalogue {
  readonly #specs: ReadonlyMap<string, KindSpec>;

  constructor(readonly kinds: readonly KindSpec[]) {
    this.#specs = new Map(kinds.map((spec) => [spec.kind, spec]));
  }

  spec(kind: string): KindSpec | undefined {
    return this.#specs.get(kind);
  }

  inputs(kind: string): readonly InputSpec[] {
    return this.#specs.get(kind)?.inputs ?? [];
  }

  /** What a port takes; nothing for a port that the kind does not have. */
  takes(kind: string, port: string): PortType | undefined {
    return this.inputs(kind).find((input) => input.name === port)?.port;
  }

  gives(kind: string): PortType | undefined {
    return this.#specs.get(kind)?.output;
  }

  /** The kinds that take what a kind gives, likeliest first. */
  after(kind: string): readonly KindSpec[] {
    const gives = this.gives(kind);
    const fits = this.kinds.filter((spec) => spec.inputs.some((input) => input.port === gives));
    return ranked(fits, USUAL[kind] ?? []);
  }

  /** The kinds that give what a port takes, likeliest first. */
  before(port: PortType): readonly KindSpec[] {
    const fits = this.kinds.filter((spec) => spec.output === port);
    const usual = Object.keys(USUAL).filter((kind) => fits.some((spec) => spec.kind === kind));
    return ranked(fits, usual);
  }
}

function ranked(specs: readonly KindSpec[], usual: readonly string[]): KindSpec[] {
  const rank = ({ kind }: KindSpec) => (usual.includes(kind) ? usual.indexOf(kind) : usual.length);
  return [...specs].sort((a, b) => rank(a) - rank(b));
}
