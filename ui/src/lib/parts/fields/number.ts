/** What a number may be. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
}

export type Lack = 'none' | 'not-a-number' | 'not-whole' | 'too-small' | 'too-large';

/** What a typed text means: its number, or what it lacks to be one. Eastern digits and separators count too. */
export function readNumber(text: string, { min, max, whole }: Limits = {}): { value?: number; lack?: Lack } {
  const plain = latin(text.trim());
  if (plain === '') return { lack: 'none' };
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return { lack: 'not-a-number' };
  const value = Number(plain);
  if (!Number.isFinite(value)) return { lack: 'not-a-number' };
  if (whole && !Number.isInteger(value)) return { lack: 'not-whole' };
  if (min !== undefined && value < min) return { lack: 'too-small' };
  if (max !== undefined && value > max) return { lack: 'too-large' };
  return { value };
}

/** The number `steps` away from what is typed, on the grid of `step`, within the limits; `undefined` from what is no number. */
export function stepped(text: string, steps: number, step: number, limits: Limits = {}): number | undefined {
  const { value } = readNumber(text.trim() === '' ? String(limits.min ?? 0) : text);
  if (value === undefined) return undefined;
  const places = Math.max(decimalsOf(step), decimalsOf(value));
  const next = Number((value + steps * step).toFixed(Math.min(12, places)));
  return Math.min(limits.max ?? Infinity, Math.max(limits.min ?? -Infinity, next));
}

function decimalsOf(value: number): number {
  const [mantissa = '', power = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(power));
}

// Commas group thousands only where they stand as they do in numbers: 1,5 is left to be asked about.
function latin(text: string): string {
  const digits = text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[−–]/g, '-')
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
    .replace(/[\u200e\u200f\s]/g, '');
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(digits) ? digits.replaceAll(',', '') : digits;
}
