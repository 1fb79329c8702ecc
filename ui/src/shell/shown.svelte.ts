/** What the shell shows over the screen. */
class Shown {
  palette = $state(false);
  keys = $state(false);
  newPipeline = $state(false);
  sources = $state(false);
}

export const shown = new Shown();
