import { nodeIn, sourceOf } from './document';
import { INLET, OUTLET, isComponent, nameIn } from './kinds';
import type { Component, Components, InputSpec, KindGroup, KindSpec, ParamSpec, PortType } from './types';

/** The parts of the palette: the host's, and those of what people made. */
export type Part = KindGroup | 'components' | 'library' | 'ports';

export const GROUPS: readonly Part[] = [
  'ports',
  'sources',
  'combine',
  'clean',
  'shape',
  'prepare',
  'learn',
  'judge',
  'deliver',
  'components',
  'library',
];

/** Where a setting of a component comes from. */
export interface ParamOf {
  /** The inner node from the component inwards: `filter`, or `inner/filter`. */
  readonly node: string;
  readonly kind: string;
  readonly param: string;
  readonly title: string | undefined;
  readonly help: string | undefined;
}

export type Param = ParamSpec & { readonly of?: ParamOf };

/** What a node can be: of a kind that the host knows, of a component, or a port of the component that is open. */
export interface Kind extends Omit<KindSpec, 'group' | 'output' | 'params'> {
  readonly group: Part;
  /** What it gives; of a component, what its first output gives. */
  readonly output: PortType | undefined;
  /** The outputs of a component by name; there are none where a node has one output without a name. */
  readonly outputs?: readonly { readonly name: string; readonly port: PortType | undefined }[];
  readonly params: readonly Param[];
  /** What people read, where no catalogue of messages has it. */
  readonly title?: string;
  readonly text?: string;
  readonly version?: number;
  /** Versions before that which the library has, newest first. */
  readonly earlier?: readonly number[];
  /** How many steps are inside, in components within it as well. */
  readonly size?: number;
}

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

const INLETS: readonly PortType[] = ['table', 'parts', 'prepared', 'model', 'metrics'];

const portKinds: readonly Kind[] = [
  ...INLETS.map((port): Kind => ({ kind: `${INLET}${port}`, group: 'ports', inputs: [], output: port, params: [] })),
  {
    kind: OUTLET,
    group: 'ports',
    // It takes whatever is joined to it.
    inputs: [{ name: 'of', port: 'table', optional: false }],
    output: undefined,
    params: [],
  },
];

interface More {
  readonly components?: Components;
  /** Components of the library, as far as the pipeline has none of that name. */
  readonly library?: readonly Kind[];
  /** Whether a component is open, with ports that can be added to it. */
  readonly inside?: boolean;
}

/**
 * The kinds of node there are: the host's, and the components of a pipeline. A kind that is not known may stand in a
 * file: it takes and gives anything.
 */
export class Catalogue {
  readonly #specs: ReadonlyMap<string, Kind>;
  readonly #made = new Map<string, Kind>();
  readonly #open = new Set<string>();
  #last: Catalogue | undefined;

  constructor(
    private readonly base: readonly (KindSpec | Kind)[],
    private readonly more: More = {},
  ) {
    this.#specs = new Map([...portKinds, ...base].map((spec) => [spec.kind, spec]));
  }

  /** The catalogue of a document with these components. */
  with(components: Components): Catalogue {
    if (components === this.components) return this;
    if (this.#last?.components !== components) this.#last = new Catalogue(this.base, { ...this.more, components });
    return this.#last;
  }

  /** With more to choose from: what the library has, and the ports of a component that is open. */
  offering(library: readonly Kind[], inside: boolean): Catalogue {
    return new Catalogue(this.base, { components: this.components, library, inside });
  }

  get components(): Components {
    return this.more.components ?? NONE;
  }

  /** All that a node can be, in the order in which it is offered. */
  get kinds(): readonly Kind[] {
    const own = Object.keys(this.components).map((name) => this.#ofComponent(name));
    const library = (this.more.library ?? []).filter(({ kind }) => !(nameIn(kind) in this.components));
    return [
      ...(this.more.inside ? portKinds : []),
      ...(this.base as readonly Kind[]),
      ...own.filter((kind) => kind !== undefined),
      ...library,
    ];
  }

  spec(kind: string): Kind | undefined {
    if (!isComponent(kind)) return this.#specs.get(kind);
    return this.#ofComponent(nameIn(kind)) ?? this.more.library?.find((one) => one.kind === kind);
  }

  inputs(kind: string): readonly InputSpec[] {
    return this.spec(kind)?.inputs ?? [];
  }

  /** What a port takes; nothing for a port that the kind does not have. */
  takes(kind: string, port: string): PortType | undefined {
    return this.inputs(kind).find((input) => input.name === port)?.port;
  }

  /** The outputs of a kind; one without a name for what is no component. */
  outputs(kind: string): readonly { readonly name?: string; readonly port: PortType | undefined }[] {
    const spec = this.spec(kind);
    if (!spec) return [];
    return spec.outputs ?? (spec.output === undefined ? [] : [{ port: spec.output }]);
  }

  /** What a kind gives by an output; nothing for one that it does not have. */
  gives(kind: string, output?: string): PortType | undefined {
    return this.outputs(kind).find(({ name }) => name === output)?.port;
  }

  /** Settings of a kind that can be set; those of a component are the ones it lets be set from outside. */
  params(kind: string): readonly Param[] {
    return this.spec(kind)?.params ?? [];
  }

  /** The kinds that take what a kind gives, by one of its outputs or by any, likeliest first. */
  after(kind: string, output?: string): readonly Kind[] {
    const outputs = this.outputs(kind).filter(({ name }) => output === undefined || name === output);
    const gives = new Set(outputs.map(({ port }) => port));
    // An output of the component that is open takes whatever its nodes give, and nothing as it came in.
    const fits = this.kinds.filter((spec) =>
      spec.kind === OUTLET
        ? gives.size > 0 && !kind.startsWith(INLET)
        : spec.inputs.some((input) => gives.has(input.port)),
    );
    return ranked(fits, USUAL[kind] ?? []);
  }

  /** The kinds that give what a port takes, likeliest first. */
  before(port: PortType): readonly Kind[] {
    const fits = this.kinds.filter((spec) => this.outputs(spec.kind).some((output) => output.port === port));
    const usual = Object.keys(USUAL).filter((kind) => fits.some((spec) => spec.kind === kind));
    return ranked(fits, usual);
  }

  #ofComponent(name: string): Kind | undefined {
    const component = this.components[name];
    // One that contains itself has no ports and settings to speak of.
    if (!component || this.#open.has(name)) return undefined;
    const known = this.#made.get(name);
    if (known) return known;
    this.#open.add(name);
    const kind = this.#described(name, component);
    this.#open.delete(name);
    this.#made.set(name, kind);
    return kind;
  }

  #described(name: string, component: Component): Kind {
    const kinds = new Map(component.nodes.map((node) => [node.id, node.kind]));
    const outputs = component.outputs.map((output) => {
      const { from, output: of } = sourceOf(output.of);
      return { name: output.name, port: this.gives(kinds.get(from) ?? '', of) };
    });
    return {
      kind: `component:${name}`,
      group: 'components',
      inputs: component.inputs.map((input) => ({ ...input, optional: false })),
      output: outputs[0]?.port,
      outputs,
      params: (component.parameters ?? []).flatMap((exposed) => this.#param(component, exposed) ?? []),
      title: component.title,
      text: component.description ?? '',
      version: component.version,
      size: component.nodes.reduce((sum, node) => sum + (this.spec(node.kind)?.size ?? 1), 0),
    };
  }

  #param(component: Component, { name, of, title, help }: NonNullable<Component['parameters']>[number]) {
    const node = component.nodes.find(({ id }) => id === nodeIn(of));
    const { output: param } = sourceOf(of);
    const spec = node && this.params(node.kind).find((one) => one.name === param);
    if (!node || !spec) return undefined;
    const value = node.params?.[spec.name];
    const made: Param = {
      ...spec,
      name,
      // Left out, it has the value that stands inside.
      required: spec.required && value === undefined,
      default: (value ?? spec.default) as ParamSpec['default'],
      one_of: null,
      advanced: false,
      of: {
        node: spec.of ? `${node.id}/${spec.of.node}` : node.id,
        kind: spec.of?.kind ?? node.kind,
        param: spec.of?.param ?? spec.name,
        title: title ?? spec.of?.title,
        help: help ?? spec.of?.help,
      },
    };
    return made;
  }
}

const NONE: Components = {};

function ranked(specs: readonly Kind[], usual: readonly string[]): Kind[] {
  const rank = ({ kind }: Kind) => (usual.includes(kind) ? usual.indexOf(kind) : usual.length);
  return [...specs].sort((a, b) => rank(a) - rank(b));
}
