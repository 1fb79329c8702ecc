import { router } from '../lib/state/router.svelte';

/** The screens, in the order of the flow; that of components is reached from that of pipelines. */
export const PLACES = [
  'home',
  'data',
  'quality',
  'pipelines',
  'components',
  'runs',
  'models',
  'deployments',
  'settings',
] as const;
export type Place = (typeof PLACES)[number];

/** The screen that the address names. */
export const placeNow = (): Place => PLACES.find((place) => place === router.part(0)) ?? 'home';

/** True beside a graph, which needs the width. */
export const onGraph = (): boolean => placeNow() === 'pipelines' && router.part(1) !== '';
