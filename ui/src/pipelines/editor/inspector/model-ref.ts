import type { Model, ModelVersion } from '../../../lib/host';

/** A way to name a version of a model. */
export interface ModelReference {
  readonly reference: string;
  readonly model: Model;
  /** What it means now. */
  readonly version: ModelVersion;
  /** By the name alone, by another name of the version, or by its number. */
  readonly of: 'newest' | 'alias' | 'version';
}

/**
 * The ways to name what the registry has: of each model its name, which is whatever is newest; then the other names of
 * its versions, and their numbers, newest first.
 */
export function referencesOf(models: readonly Model[]): ModelReference[] {
  return models.flatMap((model) => {
    const newest = model.versions[0];
    if (!newest) return [];
    // What `latest` says, the name alone says as well.
    const aliases = model.versions.flatMap((version) =>
      version.aliases
        .filter((alias) => alias !== 'latest')
        .map((alias): ModelReference => ({ reference: `${model.name}@${alias}`, model, version, of: 'alias' })),
    );
    const versions = model.versions.map((version): ModelReference => {
      return { reference: `${model.name}@${version.version}`, model, version, of: 'version' };
    });
    return [{ reference: model.name, model, version: newest, of: 'newest' }, ...aliases, ...versions];
  });
}
