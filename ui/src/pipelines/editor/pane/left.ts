/** Seconds left by the share that is done after so many; none before there is enough to tell. */
export function leftOf(share: number | null, seconds: number): number | undefined {
  if (share === null || share < 0.05 || seconds < 1) return undefined;
  return (seconds * (1 - share)) / share;
}

/** What is worked on, as the host says it: the pipeline, the node, the part. */
export const subjectOf = (pipeline: string, node: string, part: string) =>
  [pipeline, node, part].filter(Boolean).join(' · ');
