import { layout } from '../lib/state/layout.svelte';
import { query } from '../lib/state/query';
import { router } from '../lib/state/router.svelte';

/**
 * Keeps where the window is, for each workspace, and begins there when it was opened without a place. Called while a
 * component is set up; what comes back says whether the place is settled, so that no screen flashes by before it.
 */
export function followPlace(): () => boolean {
  const info = query('workspace.info', {});
  let settled = $state(!router.unchosen);

  $effect(() => {
    if (settled || info.pending) return;
    const place = info.data && layout.place(info.data.workspace.id);
    if (place && router.unchosen) router.go(place, true);
    settled = true;
  });

  $effect(() => {
    const workspace = info.data?.workspace.id;
    if (settled && workspace && !router.unchosen) layout.keepPlace(workspace, router.address);
  });

  return () => settled;
}
