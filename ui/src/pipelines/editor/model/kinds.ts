// What a node can be beside the kinds of the host. Where a component is open its ports are drawn as nodes, so that
// wires, moves and keys do with them what they do with nodes; files have them beside the nodes.

const COMPONENT = 'component:';
/** An input of the component that is open: `in:table`. */
export const INLET = 'in:';
/** An output of it, which takes whatever is joined to it. */
export const OUTLET = 'out:any';
/** What the id of an output begins with: outputs have names of their own. */
export const OUT_ID = 'out:';

export const componentKind = (name: string): string => `${COMPONENT}${name}`;
export const isComponent = (kind: string): boolean => kind.startsWith(COMPONENT);
/** The name of the component that a kind is of. */
export const nameIn = (kind: string): string => (isComponent(kind) ? kind.slice(COMPONENT.length) : '');
/** A kind of the library with the version that is meant: `component:clean@2`. Names have no such sign. */
export const atVersion = (kind: string, version: number): string => `${kind}@${version}`;
/** The version that is meant, where it is not the newest. */
export const versionIn = (kind: string): number | undefined => {
  const version = /^component:[^@]+@(\d+)$/.exec(kind)?.[1];
  return version === undefined ? undefined : Number(version);
};
/** The kind as nodes have it. */
export const unversioned = (kind: string): string =>
  versionIn(kind) === undefined ? kind : kind.slice(0, kind.lastIndexOf('@'));
export const isInlet = (kind: string): boolean => kind.startsWith(INLET);
export const isOutlet = (kind: string): boolean => kind === OUTLET;
/** True for the ports of the component that is open. */
export const isPort = (kind: string): boolean => isInlet(kind) || isOutlet(kind);
/** What people call a port: outputs without what tells them from nodes. */
export const portName = (id: string): string => (id.startsWith(OUT_ID) ? id.slice(OUT_ID.length) : id);
