import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../server';

/** Makes the sample workspace, does real work in it, and serves it for as long as pictures are taken. */
export default async function setUp(): Promise<() => Promise<void>> {
  const program = process.env['FALAJ_BIN'];
  const out = process.env['FALAJ_PICTURES'];
  if (!program || !out) throw new Error('Set FALAJ_BIN to the program and FALAJ_PICTURES to a folder');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'falaj-pictures-'));
  const workspace = join(folder, 'flights');
  execFileSync(program, ['--quiet', 'workspace', 'init', workspace, '--sample'], { stdio: 'ignore' });
  const falaj = (...words: string[]) =>
    execFileSync(program, ['--quiet', '--workspace', workspace, '--json', ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const served = await serve(program, workspace);
  process.env['FALAJ_PICTURES_URL'] = served.open;
  try {
    work(falaj);
  } catch (error) {
    await served.stop();
    throw error;
  }
  return async () => {
    falaj('deploy', 'stop', 'late-arrivals');
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

type Falaj = (...words: string[]) => string;

function work(falaj: Falaj) {
  const run = (...words: string[]) => falaj('pipeline', 'run', ...words);
  run('penguins-species');
  run('penguins-species', '--set', 'train.learning_rate=0.1');
  run('flights-late-linear');
  run('flights-late');
  run('flights-late', '--set', 'train.learning_rate=0.003', '--set', 'train.hidden=[64,32]');
  // A slip of the hand: no flight is that late, so that there is nothing to learn.
  let failed = false;
  try {
    run('flights-late-linear', '--set', 'late.above=1500');
  } catch {
    failed = true;
  }
  if (!failed) throw new Error('the run that has to fail did not');
  falaj('deploy', 'create', 'flights-late@2', '--name', 'late-arrivals');
  for (let turn = 0; turn < 12; turn += 1) falaj('deploy', 'ask', 'late-arrivals', '--rows', typicalRow(falaj));
}

/** One row of typical values, as the model's signature has them. */
function typicalRow(falaj: Falaj): string {
  const shown = JSON.parse(falaj('models', 'show', 'flights-late@2')) as unknown;
  const inputs = find(shown, 'inputs') as { name: string; example: unknown }[];
  return JSON.stringify([Object.fromEntries(inputs.map(({ name, example }) => [name, example]))]);
}

/** The first list under `key`, at any depth. */
function find(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const own = (value as Record<string, unknown>)[key];
  if (Array.isArray(own) && own.length > 0) return own;
  for (const inner of Object.values(value)) {
    const found = find(inner, key);
    if (found !== undefined) return found;
  }
  return undefined;
}
