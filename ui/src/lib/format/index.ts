import { locale, t } from '../messages';
import { preferences } from '../state/preferences.svelte';
import * as numbers from './numbers';

export { clock, compact } from './numbers';

const NONE = '–';
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** A number, at most six significant digits. */
export const num = (value: number | null | undefined, digits?: number) =>
  value === null || value === undefined ? NONE : numbers.number(locale(), value, digits);

/** A bound of an input: four digits stand together, since they may be a year or a time of day. */
export const limit = (value: number | null) => (value === null ? NONE : numbers.number(locale(), value, 4, 'min2'));

/** A metric: four decimals, so that a column lines up. */
export const metric = (value: number | null | undefined, digits = 4) =>
  value === null || value === undefined
    ? NONE
    : numbers.decimals(locale(), value, Math.abs(value) >= 1000 ? 1 : digits);

export const percent = (share: number) => numbers.percent(preferences.lang === 'ar', share);

export const progress = (share: number) => numbers.wholePercent(preferences.lang === 'ar', share);

export const zoomed = (zoom: number) => numbers.zoomPercent(preferences.lang === 'ar', zoom);

/** A size with its unit. */
export function size(count: number): string {
  const [value, unit] = numbers.bytes(count);
  return t(`unit-${unit}`, { n: numbers.number(locale(), value) });
}

/** How long something took: seconds with a decimal below ten, else as a clock reads it. */
export function duration(seconds: number): string {
  if (seconds >= 10) return numbers.clock(seconds);
  if (seconds > 0 && seconds < 0.005) return t('unit-seconds', { n: '<0.01' });
  return t('unit-seconds', { n: numbers.decimals(locale(), seconds, seconds < 1 ? 2 : 1) });
}

/** How much longer something takes, roughly. */
export function remaining(seconds: number): string {
  if (seconds < MINUTE) return t('left-seconds', { n: Math.max(1, Math.round(seconds)) });
  if (seconds < HOUR) return t('left-minutes', { n: Math.round(seconds / MINUTE) });
  return t('left-hours', { n: Math.round(seconds / HOUR) });
}

/** When something happened: relative up to a day, then the date. */
export function ago(millis: number, now = Date.now()): string {
  const seconds = Math.max(0, (now - millis) / 1000);
  if (seconds < 45) return t('ago-now');
  if (seconds < HOUR) return t('ago-minutes', { n: Math.max(1, Math.round(seconds / MINUTE)) });
  if (seconds < DAY) return t('ago-hours', { n: Math.round(seconds / HOUR) });
  return date(millis);
}

/** How long ago something happened, in the room of a few letters: minutes, hours, days. */
export function age(millis: number, now: number): string {
  const seconds = Math.max(0, (now - millis) / 1000);
  if (seconds < HOUR) return t('age-minutes', { n: Math.max(1, Math.round(seconds / MINUTE)) });
  if (seconds < DAY) return t('age-hours', { n: Math.round(seconds / HOUR) });
  return t('age-days', { n: Math.round(seconds / DAY) });
}

export const date = (millis: number) => when(millis, { day: 'numeric', month: 'short', ...yearOf(millis) });

export const dateTime = (millis: number) =>
  when(millis, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', ...yearOf(millis) });

/** A day of a table, whose moments are in UTC. */
export const utcDay = (millis: number) =>
  when(millis, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** The beginning of a span of a table's time. */
export function utcSpan(millis: number, span: 'hour' | 'day' | 'month' | 'year'): string {
  const parts: Record<typeof span, Intl.DateTimeFormatOptions> = {
    hour: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    day: { day: 'numeric', month: 'short', year: 'numeric' },
    month: { month: 'short', year: 'numeric' },
    year: { year: 'numeric' },
  };
  return when(millis, { ...parts[span], timeZone: 'UTC' });
}
export const clockTime = (millis: number) => when(millis, { hour: '2-digit', minute: '2-digit' });

export const exact = (millis: number) => when(millis, { dateStyle: 'long', timeStyle: 'medium' });

export const longDay = (millis: number) =>
  when(millis, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/** The beginning and end of a digest. */
export const short = (digest: string) => (digest.length > 16 ? `${digest.slice(0, 6)}…${digest.slice(-4)}` : digest);

/** A setting or metric of any type, as short text. */
export function value(raw: unknown): string {
  if (raw === null || raw === undefined) return NONE;
  if (typeof raw === 'number') return num(raw);
  if (typeof raw === 'boolean') return raw ? t('yes') : t('no');
  if (Array.isArray(raw)) return raw.length > 0 ? raw.map(value).join(', ') : NONE;
  return typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
}

function when(millis: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { hourCycle: 'h23', ...options }).format(millis);
}

function yearOf(millis: number): Intl.DateTimeFormatOptions {
  return new Date(millis).getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' };
}
