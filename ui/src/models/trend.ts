import type { Model } from '../lib/host';

/** A metric by version, oldest first; versions without it are left out. At most the newest 24. */
export function trend(model: Model, metric: string): { version: number; value: number }[] {
  const known = model.versions.flatMap(({ version, metrics }) => {
    const value = metrics[metric];
    return typeof value === 'number' ? [{ version, value }] : [];
  });
  return known.sort((a, b) => a.version - b.version).slice(-24);
}

/** The models with what was typed in a name, an alias, a person or an architecture: a model that fits keeps all versions. */
export function found(models: Model[], text: string): Model[] {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return models;
  const has = (words: (string | undefined)[]) => words.some((word) => word?.toLocaleLowerCase().includes(wanted));
  return models.flatMap((model) => {
    if (has([model.name, model.versions[0]?.signature.target])) return [model];
    const versions = model.versions.filter((one) =>
      has([`v${one.version}`, one.actor, one.architecture, ...one.aliases]),
    );
    return versions.length > 0 ? [{ ...model, versions }] : [];
  });
}
