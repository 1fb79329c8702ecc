import type { Deployment } from '../lib/host';

/** What a deployment of this name would mean. */
export type Effect =
  | { kind: 'new' }
  /** One that runs changes to the version while it answers, and keeps its address. */
  | { kind: 'replaces'; old: Deployment }
  /** The very version answers there already. */
  | { kind: 'same'; old: Deployment }
  /** One that does not run starts with the version, at its address if that is free. */
  | { kind: 'revives'; old: Deployment };

export function effectOf(model: string, name: string, all: Deployment[]): Effect {
  const old = all.find((one) => one.name === name.trim());
  if (!old) return { kind: 'new' };
  if (old.status === 'stopped' || old.status === 'failed') return { kind: 'revives', old };
  const same = old.versions.some((used) => `${used.model}@${used.version}` === model);
  return { kind: same ? 'same' : 'replaces', old };
}

export const portOf = (url: string): string => /:(\d+)$/.exec(url)?.[1] ?? '';

/** True for a text that is no port; an empty one asks for a free port. */
export function isWrongPort(text: string): boolean {
  const trimmed = text.trim();
  return trimmed !== '' && !(/^\d{1,5}$/.test(trimmed) && Number(trimmed) > 0 && Number(trimmed) < 65_536);
}

/** The other deployment that answers at this port of the machine. */
export function holderOf(port: string, name: string, all: Deployment[]): Deployment | undefined {
  const runs = (one: Deployment) => one.status !== 'stopped' && one.status !== 'failed';
  return all.find((one) => one.name !== name.trim() && runs(one) && portOf(one.url) === port.trim());
}

/** Where it will answer; `undefined` while only the system knows the port. */
export function addressOf(effect: Effect, port: string): string | undefined {
  if (effect.kind === 'replaces' || effect.kind === 'same') return effect.old.url;
  if (port.trim() !== '' && !isWrongPort(port)) return `http://127.0.0.1:${port.trim()}`;
  return effect.kind === 'revives' && effect.old.url ? effect.old.url : undefined;
}
