import type { SourcePlace } from '../../lib/host';

/** Where a source is, as people write it. */
export function written(place: SourcePlace): string {
  if (place.kind === 'sqlite') return place.path;
  if (place.kind === 's3') return [place.endpoint ?? 's3', place.bucket, place.prefix].filter(Boolean).join('/');
  return `${place.user}@${place.host}:${place.port}/${place.database}`;
}

/** What kind of source it is: names that are the same in every language. */
export const product = { sqlite: 'SQLite', postgres: 'PostgreSQL', s3: 'S3' } satisfies Record<
  SourcePlace['kind'],
  string
>;
