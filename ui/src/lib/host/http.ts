import type { Commands, Event } from './contract.gen';
import { Failure, failure, isWire, unreachable, type Host, type Listener } from './host';
import { download } from './save';
import { EventStreamParser } from './sse';

const STORED = 'falaj-token';
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;
// The host sends a comment now and then; after this long without any, the line is taken for dead.
const SILENCE = 45_000;

/** The HTTP host: `POST /api/v1/<command>`, events as a stream, files by upload; every request bears the token. */
export function httpHost(base = '/api/v1'): Host {
  takeToken();
  const admission = new Admission();

  return {
    capabilities: { nativeDialogs: false, upload: true },
    call: (name, request) =>
      post(`${base}/${name}`, admission.headers(), request) as Promise<Commands[typeof name]['response']>,
    events: (listener) => stream(`${base}/events`, admission, listener),
    pickFile: () => Promise.resolve(null),
    async upload(file) {
      const address = `${base}/upload?name=${encodeURIComponent(file.name)}`;
      const response = await send(address, { method: 'POST', headers: admission.headers(), body: file });
      return ((await answer(response)) as { path: string }).path;
    },
    admit: (text) => admission.renew(text),
    saveFile(name, content, mime) {
      download(name, content, mime);
      return Promise.resolve({});
    },
  };
}

/** The token, kept for the tab. A host that was started anew has another one. */
class Admission {
  #waiting: (() => void)[] = [];

  headers(): Record<string, string> {
    const token = sessionStorage.getItem(STORED);
    return token ? { Authorization: `Bearer ${token}` } : {};
  }

  renew(text: string): boolean {
    const token = /[#&]token=([^&\s]+)/.exec(text)?.[1] ?? /^[\w-]{16,}$/.exec(text.trim())?.[0];
    if (!token) return false;
    sessionStorage.setItem(STORED, decodeURIComponent(token));
    for (const go of this.#waiting.splice(0)) go();
    return true;
  }

  /** Settles when there is a new token. */
  renewed(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** Takes the token out of the address, where it would end up in screenshots and history. */
function takeToken(): void {
  const match = /[#&]token=([^&]+)/.exec(location.hash);
  if (!match?.[1]) return;
  sessionStorage.setItem(STORED, decodeURIComponent(match[1]));
  history.replaceState(null, '', location.pathname + location.search + '#/');
}

async function post(address: string, headers: Record<string, string>, request: unknown): Promise<unknown> {
  const body = JSON.stringify(request ?? {});
  const all = { ...headers, 'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang };
  return answer(await send(address, { method: 'POST', headers: all, body }));
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (thrown) {
    throw unreachable(String(thrown));
  }
}

async function answer(response: Response): Promise<unknown> {
  const text = await response.text();
  const body = parse(text);
  if (response.ok) return body;
  const wire = (body as { error?: unknown } | null)?.error ?? body;
  if (isWire(wire)) throw new Failure(wire);
  throw failure(response.status === 401 ? 'unauthorized' : 'internal', `HTTP ${response.status} ${text.slice(0, 500)}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads events and reconnects with a growing pause until it is told to end. */
function stream(address: string, admission: Admission, listener: Listener): () => void {
  const end = new AbortController();
  void keepReading(address, admission, listener, end.signal);
  return () => end.abort();
}

async function keepReading(address: string, admission: Admission, listener: Listener, end: AbortSignal) {
  let wait = FIRST_WAIT;
  listener.connection('connecting');
  while (!end.aborted) {
    try {
      const outcome = await readOnce(address, admission.headers(), listener, end, () => (wait = FIRST_WAIT));
      if (outcome === 'refused') {
        listener.connection('refused');
        await admission.renewed();
        continue;
      }
    } catch {
      // Every way to lose the line has the same answer: say so, wait, and try again.
    }
    if (end.aborted) return;
    listener.connection('lost');
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
}

async function readOnce(
  address: string,
  headers: Record<string, string>,
  listener: Listener,
  end: AbortSignal,
  opened: () => void,
): Promise<'ended' | 'refused'> {
  const silent = new AbortController();
  const signal = AbortSignal.any([end, silent.signal]);
  const response = await fetch(address, { headers: { ...headers, Accept: 'text/event-stream' }, signal });
  if (response.status === 401 || response.status === 403) return 'refused';
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  opened();
  listener.connection('open');
  const parser = new EventStreamParser((data) => {
    const event = parse(data) as Event | null;
    if (event) listener.event(event);
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const timer = setTimeout(() => silent.abort(), SILENCE);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return 'ended';
    parser.push(value);
  }
}
