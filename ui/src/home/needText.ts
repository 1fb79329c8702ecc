import { size } from '../lib/format';
import { errorText, t } from '../lib/messages';
import type { Need } from './needs';

/** What waits for a person, in one line. */
export function needTitle(need: Need): string {
  return t(`need-${need.kind}`, {
    name: need.subject,
    node: need.node ?? '',
    n: need.count ?? 0,
    free: need.kind === 'disk' ? size(need.count ?? 0) : '',
  });
}

/** Why it waits, and what to do. */
export function needCause(need: Need): string {
  if (!need.error) return t(`need-${need.kind}-cause`);
  const text = errorText(need.error);
  const ended = /[.!?؟]$/.test(text.message) ? text.message : `${text.message}.`;
  return text.hint ? `${ended} ${text.hint}` : text.message;
}
