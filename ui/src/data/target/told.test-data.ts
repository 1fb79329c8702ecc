import type { Profile, TargetProfile, TargetRelation } from '../../lib/host';

/** A column that tells a little of a target. */
export const relationOf = (column: string, given: Partial<TargetRelation> = {}): TargetRelation => ({
  column,
  information: 0.1,
  share: 0.2,
  score: 0.5,
  measure: 'auc',
  threshold: 0.95,
  suspect: false,
  rows: 100,
  ...given,
});

/** A target of two classes. */
export const targetOf = (columns: TargetRelation[] = [], given: Partial<TargetProfile> = {}): TargetProfile => ({
  column: 'goal',
  classes: true,
  balance: [
    { value: 'no', count: 60 },
    { value: 'yes', count: 40 },
  ],
  others: 0,
  histogram: null,
  entropy: 0.67,
  bins: 5,
  rows: 100,
  columns,
  ...given,
});

/** A profile without columns. */
export const profileOf = (given: { copies?: string[][]; target?: TargetRelation[] }): Profile => ({
  format: 1,
  dataset: 'd',
  version: 1,
  rows: 100,
  repeated: 0,
  empty: 0,
  memory: 0,
  estimated: [],
  columns: [],
  seconds: 0.1,
  copies: given.copies ?? [],
  target: given.target ? targetOf(given.target) : null,
});
