/** The choice of a version that stands for whichever is the newest. */
export const NEWEST = 'newest';

/** A dataset as commands name it: with its version if that is not the newest. */
export const referenceOf = (name: string, version: string): string =>
  version === NEWEST ? name : `${name}@${version}`;
