import type { Page } from '@playwright/test';
import { violations } from './axe';
import { call } from './calls';
import { open, testOver } from './own';
import { expect, type Server } from './server';

// Nodes are brought in line, drawn anew, and become of another kind, by mouse and by keyboard.

const test = testOver({ sample: true });

interface File {
  digest: string;
  pipeline: {
    nodes: { id: string; kind: string; params?: Record<string, unknown>; inputs?: Record<string, string> }[];
  };
  layout: { nodes: Record<string, [number, number]> };
}

/** A source and three nodes after it, here and there. */
async function graph(page: Page, server: Server, lang: 'en' | 'ar'): Promise<string> {
  const { id } = await call<{ id: string }>(server, 'pipeline.create', { name: `arrange ${lang}` });
  const { digest } = await call<File>(server, 'pipeline.open', { file: id });
  const nodes = [
    { id: 'birds', kind: 'source', params: { dataset: 'penguins' }, inputs: {} },
    { id: 'heavy', kind: 'filter', params: { where: 'body_mass_g > 4000' }, inputs: { table: 'birds' } },
    { id: 'share', kind: 'sample', params: { share: 0.5, seed: 7 }, inputs: { table: 'heavy' } },
    { id: 'sorted', kind: 'sort', params: { by: ['body_mass_g'] }, inputs: { table: 'share' } },
  ];
  const places = { birds: [0, 0], heavy: [140, 180], share: [320, 40], sorted: [430, 260] };
  const pipeline = { falaj_pipeline: 1, name: 'arrange', description: '', nodes };
  const layout = { falaj_layout: 1, nodes: places, notes: [] };
  await call(server, 'pipeline.save', { file: id, pipeline, layout, base: digest });
  await open(page, server, { lang, place: `pipelines/${id}` });
  await expect(page.getByTestId('node-birds')).toBeVisible();
  return id;
}

const node = (page: Page, id: string) => page.getByTestId(`node-${id}`);
const saved = (page: Page) => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
const places = async (server: Server, id: string) =>
  (await call<File>(server, 'pipeline.open', { file: id })).layout.nodes;
const nodes = async (server: Server, id: string) =>
  Object.fromEntries(
    (await call<File>(server, 'pipeline.open', { file: id })).pipeline.nodes.map((one) => [one.id, one]),
  );
const middle = async (page: Page, id: string) => {
  const box = await node(page, id).boundingBox();
  return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2] as const;
};

for (const lang of ['en', 'ar'] as const)
  test(`nodes are brought in line by each side, and taken back (${lang})`, async ({ page, server, complaints }) => {
    const id = await graph(page, server, lang);
    const before = await places(server, id);
    await node(page, 'heavy').click();
    await node(page, 'share').click({ modifiers: ['Shift'] });
    await node(page, 'sorted').click({ modifiers: ['Shift'] });
    await expect(page.getByTestId('align-left')).toBeVisible();
    expect(await violations(page), 'several chosen').toEqual([]);
    const three = ['heavy', 'share', 'sorted'];
    const along = async (axis: 0 | 1) => {
      const now = await places(server, id);
      return three.map((one) => now[one]?.[axis]);
    };
    // The canvas is not mirrored: left is left in both languages.
    for (const [side, axis, line] of [
      ['left', 0, 140],
      ['right', 0, 430],
      ['middle', 0, 285],
      ['top', 1, 40],
      ['bottom', 1, 260],
      ['centre', 1, 150],
    ] as const) {
      // By mouse and by keyboard in turn.
      const button = page.getByTestId(`align-${side}`);
      if (axis === 0) await button.click();
      else {
        await button.focus();
        await page.keyboard.press('Enter');
      }
      await expect.poll(() => along(axis), { message: side }).toEqual([line, line, line]);
      expect((await places(server, id))['birds'], 'what is not chosen stays').toEqual(before['birds']);
      await page.keyboard.press('Control+z');
      await expect.poll(() => places(server, id), { message: `${side} taken back` }).toEqual(before);
    }
    // On screen, too.
    await page.getByTestId('align-top').click();
    await saved(page);
    const [heavy, share] = [await middle(page, 'heavy'), await middle(page, 'share')];
    expect(Math.abs(heavy[1] - share[1])).toBeLessThan(2);
    expect(share[0]).toBeGreaterThan(heavy[0]);
    expect(complaints).toEqual([]);
  });

for (const lang of ['en', 'ar'] as const)
  test(`the graph is drawn anew, along its wires (${lang})`, async ({ page, server, complaints }) => {
    const id = await graph(page, server, lang);
    const before = await places(server, id);
    const flows = async () => {
      const now = await places(server, id);
      const xs = ['birds', 'heavy', 'share', 'sorted'].map((one) => now[one]?.[0] ?? 0);
      const ys = ['birds', 'heavy', 'share', 'sorted'].map((one) => now[one]?.[1] ?? 0);
      return xs.every((x, n) => n === 0 || x > (xs[n - 1] ?? 0)) && new Set(ys).size === 1;
    };
    expect(await flows()).toBe(false);
    await page.getByTestId('arrange').click();
    await expect.poll(flows).toBe(true);
    const drawn = await places(server, id);
    // From left to right in Arabic, too.
    expect((await middle(page, 'sorted'))[0]).toBeGreaterThan((await middle(page, 'birds'))[0]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => places(server, id)).toEqual(before);

    // By its key, in the graph.
    await node(page, 'birds').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await expect.poll(() => places(server, id)).toEqual(drawn);
    await page.keyboard.press('Control+z');
    await expect.poll(() => places(server, id)).toEqual(before);

    // Of several that are chosen only those.
    await node(page, 'share').click();
    await node(page, 'sorted').click({ modifiers: ['Shift'] });
    await page.keyboard.press('a');
    await expect.poll(async () => (await places(server, id))['sorted']).not.toEqual(before['sorted']);
    const some = await places(server, id);
    expect([some['birds'], some['heavy']]).toEqual([before['birds'], before['heavy']]);
    expect(some['share']?.[1], 'in one line').toBe(some['sorted']?.[1]);
    expect(await violations(page), 'drawn anew').toEqual([]);
    expect(complaints).toEqual([]);
  });

for (const lang of ['en', 'ar'] as const)
  test(`a node becomes of another kind and keeps its wires (${lang})`, async ({ page, server, complaints }) => {
    const id = await graph(page, server, lang);
    const before = await nodes(server, id);
    const wires = async () => {
      const now = await nodes(server, id);
      return [now['share']?.inputs, now['sorted']?.inputs];
    };
    const kept = await wires();
    const word = lang === 'en' ? 'Remove duplicates' : 'إزالة المكرر';

    // By mouse.
    await node(page, 'share').click();
    await page.getByTestId('node-acts').click();
    const entry = page.getByRole('menuitem', { name: word });
    await expect(entry).toBeVisible();
    expect(await violations(page), 'menu').toEqual([]);
    await entry.click();
    await expect.poll(async () => (await nodes(server, id))['share']?.kind).toBe('deduplicate');
    expect(await wires()).toEqual(kept);
    expect((await places(server, id))['share'], 'where it was').toEqual([320, 40]);
    // What the other kind does not have goes, and comes back with the step.
    expect((await nodes(server, id))['share']?.params ?? {}).not.toHaveProperty('share');
    await page.keyboard.press('Control+z');
    await expect.poll(() => nodes(server, id)).toEqual(before);

    // By keyboard alone.
    await node(page, 'share').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('node-acts').focus();
    await page.keyboard.press('Enter');
    await expect(entry).toBeVisible();
    for (let steps = 0; steps < 40; steps += 1) {
      if (await entry.evaluate((one) => one === document.activeElement || one.hasAttribute('data-highlighted'))) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await nodes(server, id))['share']?.kind).toBe('deduplicate');
    expect(await wires()).toEqual(kept);
    await expect(page.getByTestId('inspector').locator('h2')).toHaveText(word);
    expect(complaints).toEqual([]);
  });
