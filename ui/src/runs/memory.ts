import { parseView, type View } from './view';

/** What this device remembers of the runs screen for one workspace. */
export interface Memory {
  views: SavedView[];
  /** Id and name of the run that others are held against. */
  baseline: { id: string; name: string } | undefined;
}

export interface SavedView {
  name: string;
  view: View;
}

const keyOf = (workspace: string) => `falaj-runs:${workspace}`;

/** What was stored, as far as it can be read: another version may have written it. */
export function parseMemory(text: string | null): Memory {
  const raw = record(json(text));
  const baseline = record(raw['baseline']);
  const views = Array.isArray(raw['views']) ? raw['views'].map(record) : [];
  return {
    views: views.flatMap(({ name, view }) =>
      typeof name === 'string' && name !== '' ? [{ name, view: parseView(view) }] : [],
    ),
    baseline:
      typeof baseline['id'] === 'string' && typeof baseline['name'] === 'string'
        ? { id: baseline['id'], name: baseline['name'] }
        : undefined,
  };
}

export const load = (workspace: string): Memory => parseMemory(localStorage.getItem(keyOf(workspace)));

export function keep(workspace: string, memory: Memory): void {
  try {
    localStorage.setItem(keyOf(workspace), JSON.stringify(memory));
  } catch {
    // A full store costs the memory of it, not the change.
  }
}

export const blank = (): Memory => ({ views: [], baseline: undefined });

function json(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function record(raw: unknown): Record<string, unknown> {
  return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
}
