import { undo } from '../lib/actions/undo.svelte';
import { ask } from '../lib/ask/ask.svelte';
import { host, wireOf, type QualityRule, type QualitySuite } from '../lib/host';
import { router, to } from '../lib/state/router.svelte';
import { say } from '../shell/notice.svelte';

/** A suite with these rules, in the format that this interface writes. */
export const newSuite = (name: string, dataset: string, rules: readonly QualityRule[] = []): QualitySuite => ({
  falaj: 'quality/1',
  name,
  dataset,
  rules: [...rules],
});

/** A name that no suite has: the wish itself, or with a number behind it. */
export function freeName(names: readonly string[], wish: string): string {
  // Names of files: some systems do not tell capital and small letters apart.
  const taken = new Set(names.map((name) => name.toLowerCase()));
  if (!taken.has(wish.toLowerCase())) return wish;
  for (let number = 2; ; number += 1) if (!taken.has(`${wish} ${number}`.toLowerCase())) return `${wish} ${number}`;
}

/** Removes a suite once a person has confirmed it; it can be taken back. */
export async function removeSuite(name: string): Promise<void> {
  const yes = await ask({
    title: 'suite-remove-title',
    text: 'suite-remove-text',
    act: 'suite-remove',
    args: { name },
    danger: true,
  });
  if (!yes) return;
  try {
    const { suite } = await host().call('quality.suite', { suite: name });
    const remove = async () => void (await host().call('quality.remove', { suite: name }));
    await remove();
    undo.push({
      title: 'undo-suite-remove',
      args: { name },
      undo: async () => void (await host().call('quality.save', { suite })),
      redo: remove,
    });
    router.go(to('quality'));
    say({ title: 'suite-removed', args: { name } });
  } catch (thrown) {
    say({ title: 'suite-remove', error: wireOf(thrown) });
  }
}
