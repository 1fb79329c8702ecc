// Pure functions over a locale; `index.ts` binds them to the current one.

const MINUS = '−';

/** A number with at most `digits` significant digits, the true minus sign and grouped thousands (with `min2` from 10,000 on). */
export function number(locale: string, value: number, digits = 6, useGrouping: boolean | 'min2' = true): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return scientific(value);
  const whole = Number.isInteger(value);
  const options = whole ? {} : { maximumSignificantDigits: Math.max(digits, Math.ceil(Math.log10(size + 1))) };
  return sign(new Intl.NumberFormat(locale, { ...options, useGrouping }).format(value));
}

/** A number with exactly `digits` decimals, so that a column lines up. */
export function decimals(locale: string, value: number, digits: number): string {
  if (!Number.isFinite(value)) return '–';
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return sign(new Intl.NumberFormat(locale, options).format(value));
}

/** A short number for an axis: `120k`. */
export function compact(value: number): string {
  const size = Math.abs(value);
  for (const [limit, unit] of [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const)
    if (size >= limit) return sign(String(Number((value / limit).toPrecision(3)))) + unit;
  if (size !== 0 && size < 1e-3) return scientific(value);
  return sign(String(Number(value.toPrecision(3))));
}

/** A share from 0 to 1 as percent: whole from 10 %, else up to two decimals. */
export function percent(arabic: boolean, share: number): string {
  const value = share * 100;
  const digits = value === 0 || value >= 99.995 ? 0 : value >= 10 ? 1 : 2;
  const text = value > 0 && value < 0.01 ? '<0.01' : value.toFixed(digits);
  return arabic ? `\u200e${text}%` : `${text}\u2009%`;
}

/** A whole percent, for progress. */
export const wholePercent = (arabic: boolean, share: number): string =>
  whole(arabic, Math.floor(Math.min(1, Math.max(0, share)) * 100));

/** How large something is shown, which may be more than its size. */
export const zoomPercent = (arabic: boolean, zoom: number): string => whole(arabic, Math.round(zoom * 100));

const whole = (arabic: boolean, value: number) => (arabic ? `\u200e${value}%` : `${value}\u2009%`);

/** A duration as a clock reads it: `0:06`, `4:38`, `1:02:05`; below ten seconds with one decimal and a unit is left to the caller. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Bytes in the unit a person would name, decimal: `[value, unit]`. */
export function bytes(size: number): [number, 'b' | 'kb' | 'mb' | 'gb' | 'tb'] {
  const units = ['b', 'kb', 'mb', 'gb', 'tb'] as const;
  let power = 0;
  let value = size;
  while (value >= 999.5 && power < units.length - 1) {
    value /= 1000;
    power += 1;
  }
  return [power === 0 ? value : Number(value.toFixed(1)), units[power] ?? 'tb'];
}

function scientific(value: number): string {
  return sign(value.toExponential(2).replace('e+', 'e'));
}

// Arabic formats put a direction mark before the sign, which keeps it on the left of the number.
function sign(text: string): string {
  return text.replace(/-/g, MINUS);
}
