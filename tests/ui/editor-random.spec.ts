import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chance } from './chance';
import { call } from './calls';
import { testOver } from './own';
import { expect, type Server } from './server';

// The editor's own model against a real host: whatever is done to a pipeline can be saved, opened again, taken back to the
// letter, and done again.

const test = testOver({ sample: true });

interface Doc {
  pipeline: { nodes: unknown[]; components?: Record<string, unknown> };
  layout: unknown;
}
interface Document extends Doc {
  digest: string;
  path: string;
  findings: { problems: unknown[]; lights: unknown };
}
type Picks = Record<'which' | 'a' | 'b' | 'c' | 'at' | 'level', number>;
interface History {
  now: Doc;
  past: unknown[];
  future: unknown[];
}
/** What is used of `ui/src/pipelines/editor/model/random-edits.ts`; its types belong to the interface's own check. */
interface Model {
  EDITS: number;
  Catalogue: new (kinds: unknown[]) => object;
  randomEdit(doc: Doc, base: object, picks: Picks): Doc;
  begin(doc: Doc): History;
  step(history: History, doc: Doc, what: { key: string; nodes: string[] }): History;
  undo(history: History): History;
  redo(history: History): History;
}
const MODEL = '../../ui/src/pipelines/editor/model/random-edits.ts';

const SECONDS = 45;
const ROUNDS = 10;
const EDITS = 40;
const FROM = ['penguins-species', 'flights-late', 'flights-late-linear'];

async function saved(server: Server, file: string, doc: Doc, base: string): Promise<Document> {
  const { pipeline, layout } = doc;
  const answer = await call<{ document: Document; merged: boolean }>(server, 'pipeline.save', {
    file,
    pipeline,
    layout,
    base,
    what: 'edit-param',
  });
  expect(answer.merged, 'nobody else edits').toBe(false);
  return answer.document;
}

test('whatever is edited is saved, opens again the same, and is taken back to the letter', async ({ server }) => {
  test.setTimeout(150_000);
  // The same deeds each time, so that a change is judged by what it changed; `any` looks for what they never met.
  const given = process.env['FALAJ_FUZZ_SEED'] ?? '29';
  const seed = given === 'any' ? Date.now() % 1_000_000 : Number(given);
  console.log(`random edits: FALAJ_FUZZ_SEED=${seed}`);
  const random = chance(seed);
  const below = (most: number) => Math.floor(random() * most);
  const model = (await import(MODEL)) as Model;
  const { kinds } = await call<{ kinds: unknown[] }>(server, 'pipeline.kinds', {});
  const base = new model.Catalogue(kinds);
  const until = Date.now() + SECONDS * 1000;
  const met = new Set<number>();
  let rounds = 0;
  let grouped = 0;
  for (; rounds < ROUNDS && Date.now() < until; rounds += 1) {
    const from = FROM[rounds % FROM.length];
    const made = await call<Document & { id: string }>(server, 'pipeline.create', { name: `random ${rounds}`, from });
    const file = made.id;
    const texts = () =>
      [`${file}.json`, `${file}.layout.json`].map((name) =>
        readFileSync(join(server.workspace, 'pipelines', name), 'utf8'),
      );
    const opened = await call<Document>(server, 'pipeline.open', { file });
    let history = model.begin({ pipeline: opened.pipeline, layout: opened.layout });
    // What an editor writes is what its file says from then on.
    let digest = (await saved(server, file, history.now, opened.digest)).digest;
    const original = texts();
    for (let edit = 0; edit < EDITS && Date.now() < until; edit += 1) {
      const which = below(model.EDITS);
      const picks = { which, a: below(31), b: below(31), c: below(31), at: below(1300) - 400, level: below(6) };
      const next = model.randomEdit(history.now, base, picks);
      if (next === history.now) continue;
      met.add(which);
      history = model.step(history, next, { key: 'edit-param', nodes: [] });
      const told = `seed ${seed}, round ${rounds}, edit ${edit}: ${JSON.stringify(picks)}`;
      const answer = await saved(server, file, next, digest);
      digest = answer.digest;
      const again = await call<Document>(server, 'pipeline.open', { file });
      expect(again.digest, told).toBe(digest);
      expect(again.pipeline, told).toEqual(answer.pipeline);
      expect(again.layout, told).toEqual(answer.layout);
      expect(again.findings.problems, told).toEqual(answer.findings.problems);
      const { problems } = await call<{ problems: unknown[] }>(server, 'pipeline.validate', { file });
      expect(problems, told).toEqual(again.findings.problems);
      // Saving it once more changes nothing.
      expect((await saved(server, file, next, digest)).digest, told).toBe(digest);
      if (Object.keys(next.pipeline.components ?? {}).length > 0) grouped += 1;
    }
    const last = texts();
    const steps = history.past.length;
    expect(steps, 'edits that did something').toBeGreaterThan(0);
    while (history.past.length > 0) history = model.undo(history);
    digest = (await saved(server, file, history.now, digest)).digest;
    expect(texts(), `seed ${seed}, round ${rounds}: all ${steps} steps taken back`).toEqual(original);
    while (history.future.length > 0) history = model.redo(history);
    await saved(server, file, history.now, digest);
    expect(texts(), `seed ${seed}, round ${rounds}: all ${steps} steps done again`).toEqual(last);
  }
  console.log(`random edits: ${rounds} pipelines, ${met.size} kinds of edit, ${grouped} states with components`);
  expect(met.size, 'kinds of edit that did something').toBeGreaterThan(10);
  expect(grouped, 'states with components').toBeGreaterThan(0);
});
