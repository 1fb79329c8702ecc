import type { DatasetOrigin } from '../lib/host';

/** Where a dataset came from, for people. */
export function placeOf(origin: DatasetOrigin): string {
  if ('file' in origin) return origin.file.path;
  const { source, schema, table } = origin.source.read;
  const what = [schema, table].filter(Boolean).join('.') || 'SQL';
  return `${source}: ${what}`;
}
