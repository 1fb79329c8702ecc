import type { Column } from '../../../lib/host';
import { t } from '../../../lib/messages';
import type { Option } from '../../../lib/parts/fields/options';

/** Columns to choose from, and those that are named and not there. */
export function columnOptions(columns: readonly Column[], named: readonly string[]): Option[] {
  const known = columns.map(({ name, type }) => ({ value: name, label: name, hint: t(`type-${type}`), code: true }));
  const gone = named.filter((name) => name !== '' && !columns.some((column) => column.name === name));
  return [...gone.map((name) => ({ value: name, label: name, hint: t('column-not-there'), code: true })), ...known];
}
