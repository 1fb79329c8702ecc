import type { WireError } from '../host';
import { t } from '../messages';
import { to } from '../state/router.svelte';

/** Where a person sees more of an error than it says itself, if there is such a place. */
export function wayOut({ code, params }: WireError): { href: string; word: string } | undefined {
  const { suite, check } = params;
  if (code === 'quality_failed' && suite !== undefined && check !== undefined) {
    return { href: to('quality', suite, 'history', check), word: t('see-failing') };
  }
  return undefined;
}
