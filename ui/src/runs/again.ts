import type { JsonValue, Node, Run } from '../lib/host';
import { settings, typed } from '../pipelines/tuning';

/** The settings of a run that its pipeline's file has otherwise today, so that another run begins where this one stood. */
export function carried(run: Run, nodes: Node[]): Record<string, JsonValue> {
  const now = new Map(settings(nodes, {}).map((setting) => [setting.key, setting.value]));
  const then = settings(run.file.nodes, {}).filter(({ key, value }) => now.has(key) && value !== now.get(key));
  return Object.fromEntries(
    then.flatMap(({ key, value }) => {
      const known = typed(value);
      return known === undefined ? [] : [[key, known]];
    }),
  );
}
