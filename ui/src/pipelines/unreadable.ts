import type { WireError } from '../lib/host';

/** A line of a file that could not be read. */
export interface FileLine {
  readonly number: number;
  readonly text: string;
  /** Where in it the reading ended; in one line only. */
  readonly mark?: number;
}

/** The codes of a file that is there and can't be read as a pipeline. */
export const isUnreadable = (error: WireError | undefined): error is WireError =>
  error?.code === 'json_invalid' || error?.code === 'pipeline_newer';

/** The lines around what is wrong, as the host sends them with its error. */
export function linesAround({ params, where }: WireError): FileLine[] {
  const around = params['around'];
  if (around === undefined || around === '') return [];
  const [first, skip, position] = ['first', 'skip', 'position'].map((name) => Number(params[name] ?? 0));
  return around.split('\n').map((text, n): FileLine => {
    const number = (first ?? 1) + n;
    if (number !== where.row) return { number, text };
    return { number, text, mark: Math.max(0, (position ?? 0) - 1 - (skip ?? 0)) };
  });
}
