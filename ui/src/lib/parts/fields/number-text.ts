import { num } from '../../format';
import { t } from '../../messages';
import { readNumber, type Limits } from './number';

/** What to say under a number field; empty if the text is a number within the limits, or nothing and that is allowed. */
export function numberProblem(text: string, limits: Limits & { required?: boolean } = {}): string {
  const { lack } = readNumber(text, limits);
  if (lack === undefined || (lack === 'none' && !limits.required)) return '';
  return t(`number-${lack}`, { min: num(limits.min), max: num(limits.max) });
}
