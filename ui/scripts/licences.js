// Writes assets/licences.json: every part of others that Falaj ships, with its version and licence.
// `npm run licences`, after dependencies have changed. Needs `cargo` and nothing from the network.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {{ id: string, name: string, version: string, license: string | null, repository: string | null, source: string | null }} Crate
 * @typedef {{ id: string, deps: { pkg: string, dep_kinds: { kind: string | null }[] }[] }} Node
 * @typedef {{ version: string, license?: string, dev?: boolean, optional?: boolean }} Locked
 */

const PROGRAMS = ['falaj-cli', 'falaj-studio', 'falaj-train', 'falaj-serve'];
/** @param {string} path */
const at = (path) => new URL(path, import.meta.url);

/** What stands in the programs: what they are built from, not what builds or tests them. */
function crates() {
  // Of this machine's platform: parts of others are not even here.
  const host = /^host: (.*)$/m.exec(execFileSync('rustc', ['-vV'], { encoding: 'utf8' }))?.[1] ?? '';
  const options = ['metadata', '--format-version', '1', '--locked', '--offline', '--filter-platform', host];
  const text = execFileSync('cargo', options, { cwd: at('../..'), maxBuffer: 1 << 28, encoding: 'utf8' });
  /** @type {{ packages: Crate[], resolve: { nodes: Node[] } }} */
  const { packages, resolve } = JSON.parse(text);
  const byId = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const seen = new Set();
  const waiting = packages.filter((one) => PROGRAMS.includes(one.name)).map((one) => one.id);
  while (waiting.length > 0) {
    const id = waiting.pop() ?? '';
    if (seen.has(id)) continue;
    seen.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id)?.deps ?? [])
      if (kinds.some((one) => one.kind === null)) waiting.push(pkg);
  }
  const others = [...seen].flatMap((id) => byId.get(id) ?? []).filter((one) => one.source !== null);
  return others.map(({ name, version, license, repository }) => ({
    name,
    version,
    licence: (license ?? '').replaceAll('/', ' OR '),
    home: repository ?? '',
    kind: 'crate',
  }));
}

/**
 * The licence that a text names itself by in its first line.
 * @param {string} path
 */
function ownWords(path) {
  const first = existsSync(at(path)) ? (readFileSync(at(path), 'utf8').split('\n', 1)[0] ?? '') : '';
  return /^(MIT|ISC) License$/.exec(first.trim())?.[1] ?? '';
}

/** What stands in the interface, fonts among it. */
function modules() {
  /** @type {{ packages: Record<string, Locked> }} */
  const lock = JSON.parse(readFileSync(at('../package-lock.json'), 'utf8'));
  const shipped = Object.entries(lock.packages).filter(([path, one]) => path !== '' && !one.dev && !one.optional);
  return shipped.map(([path, one]) => {
    const { repository, homepage } = JSON.parse(readFileSync(at(`../${path}/package.json`), 'utf8'));
    /** @type {string} */
    const home = (typeof repository === 'string' ? repository : repository?.url) ?? homepage ?? '';
    return {
      name: path.replace(/^.*node_modules\//, ''),
      version: one.version,
      licence: one.license ?? ownWords(`../${path}/LICENSE`),
      home: home.replace(/^git\+|\.git$/g, ''),
      kind: path.includes('@fontsource') ? 'font' : 'module',
    };
  });
}

const parts = [...modules(), ...crates()].sort(
  (a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version),
);
const lacking = parts.filter((one) => one.licence === '');
if (lacking.length > 0) throw new Error(`no licence is told by ${lacking.map((one) => one.name).join(', ')}`);
// One a line, so that a change is one line.
const lines = parts.map((one) => `  ${JSON.stringify(one)}`).join(',\n');
writeFileSync(at('../../assets/licences.json'), `[\n${lines}\n]\n`);
console.log(`${parts.length} parts`);
