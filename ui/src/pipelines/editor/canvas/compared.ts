import type { Catalogue } from '../model/catalogue';
import { differences } from '../model/diff';
import { componentsOf, type Doc } from '../model/document';
import { levelOf } from '../model/level';
import { placed } from '../model/arrange';
import { wireId } from './flow';
import { sceneOf, type Line, type Scene, type Tile } from './scene';

/** What is different on the canvas from an earlier version. */
export interface Compared {
  readonly added: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  readonly removed: readonly string[];
  /** What is gone: its nodes stand where they stood, its wires lead to where their ends are now. */
  readonly gone: Scene;
  /** Wires that are new, by their id. */
  readonly wires: ReadonlySet<string>;
}

/** The same level of an earlier version; nothing where it had no such component. */
export function levelBefore(whole: Doc, name: string | undefined): Doc | undefined {
  if (name === undefined) return whole;
  return componentsOf(whole)[name] ? levelOf(whole, name) : undefined;
}

export function comparedTo(before: Doc, now: Doc, scene: Scene, kinds: Catalogue): Compared {
  const { added, removed, changed } = differences(before, now);
  const old = sceneOf(placed(before, kinds), kinds);
  const [is, was] = [ids(scene.lines), ids(old.lines)];
  const ghosts = old.tiles.filter(({ id }) => !scene.at.has(id));
  const tiles: Tile[] = [...scene.tiles, ...ghosts];
  const at = new Map(tiles.map(({ id }, n) => [id, n]));
  const place = (n: number) => at.get(old.tiles[n]?.id ?? '') ?? 0;
  const lines = old.lines
    .filter(({ wire }) => !is.has(wireId(wire)))
    .map((line): Line => ({ ...line, from: place(line.from), to: place(line.to) }));
  return {
    added: new Set(added),
    changed: new Set(changed.map(({ node }) => node)),
    removed,
    gone: { tiles, notes: [], lines, at },
    wires: new Set([...is].filter((id) => !was.has(id))),
  };
}

const ids = (lines: readonly Line[]) => new Set(lines.map(({ wire }) => wireId(wire)));
