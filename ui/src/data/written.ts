import type { Estimate } from '../lib/host';
import { metric, num, percent, size } from '../lib/format';
import { t } from '../lib/messages';
import { spanOf, type Figure } from './figures';

/** A span of time with its unit. */
export function span(seconds: number): string {
  const [n, unit] = spanOf(seconds);
  return t(`span-${unit}`, { n: num(n, 3) });
}

/** A figure as a person reads it. */
export function written(figure: Figure): string {
  switch (figure.as) {
    case 'count':
      return num(figure.value);
    case 'number':
      return num(figure.value, 3);
    case 'share':
      return percent(figure.value);
    case 'bytes':
      return size(figure.value);
    case 'nats':
      return t('in-nats', { n: metric(figure.value, 3) });
    case 'seconds':
      return span(figure.value);
    case 'word':
      return t(figure.value);
    case 'text':
      // The beginning of the day says nothing more, nor do whole minutes.
      return figure.value
        .replace('T', ' ')
        .replace(/ 00:00(:00)?$/, '')
        .replace(/(\d\d:\d\d):00$/, '$1');
  }
}

/** How far an estimate may be off; of moments, its values are seconds. */
export function errorOf({ error, unit }: Estimate, moments: boolean): string {
  if (unit === 'share') return percent(error);
  if (unit === 'rows') return t('rows-count', { n: error });
  return moments ? span(error) : num(error, 2);
}
