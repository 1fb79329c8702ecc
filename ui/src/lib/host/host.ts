import type { Code, Commands, Event, WireError } from './contract.gen';
import type { Content } from './save';
import type { Desktop } from './desktop';

/** What a host can do beyond answering commands; screens ask this instead of asking which host it is. */
export interface Capabilities {
  /** The host opens the operating system's own file dialog and hands back a path. */
  nativeDialogs: boolean;
  /** A file chosen in the browser is sent to the host, which hands back a path. */
  upload: boolean;
}

/** Whether events arrive: `lost` while the host can't be reached, `refused` when it does not accept the caller. */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

export interface Listener {
  event(event: Event): void;
  connection(state: Connection): void;
}

/** The one doorway to the host: the desktop shell or an HTTP server. */
export interface Host {
  readonly capabilities: Capabilities;
  /** The desktop around the page; none in a browser. */
  readonly desktop?: Desktop;
  /** Answers a command, or throws a {@link Failure}. */
  call<K extends keyof Commands>(name: K, request: Commands[K]['request']): Promise<Commands[K]['response']>;
  /** Reports every event until the returned function is called. */
  events(listener: Listener): () => void;
  /**
   * Asks a person for a file and returns its path, `null` when they close the dialog: one with such an ending, by default
   * a table.
   */
  pickFile(endings?: readonly string[]): Promise<string | null>;
  /** The same for a folder. Absent where the operating system's own dialog is out of reach. */
  pickFolder?(): Promise<string | null>;
  /**
   * Asks a person where to write a file, and whether to replace one that is there; returns its path, `null` when they
   * close the dialog. Absent where the operating system's own dialog is out of reach.
   */
  pickSave?(suggested: string): Promise<string | null>;
  /** Sends a file and returns the path under which commands find it. */
  upload(file: File): Promise<string>;
  /**
   * Takes a new token, or an address that holds one, after the host was started anew; true if there was one. Absent
   * where no token is asked for.
   */
  admit?(text: string): boolean;
  /** Writes a file where a person wants it; gives the path if the host knows it, `null` when they close the dialog. */
  saveFile(name: string, content: Content, mime: string): Promise<{ path?: string } | null>;
}

/** The kinds of file that an import reads. */
export const TABLE_FILES = [
  ...['csv', 'tsv', 'txt', 'json', 'ndjson', 'jsonl', 'parquet', 'pq', 'arrow', 'feather', 'ipc'],
  ...['xlsx', 'xlsm', 'xlsb', 'xls', 'ods', 'gz', 'zst'],
];

/** A {@link WireError} that can be thrown. */
export class Failure extends Error {
  constructor(readonly wire: WireError) {
    super(wire.message);
    this.name = 'Failure';
  }
}

/** A failure that did not come from the host; its text is found by its code. */
export function failure(code: Code, detail?: string): Failure {
  return new Failure({ code, message: '', hint: '', where: {}, params: {}, detail });
}

/** No answer came at all. Hosts have no code for that, since none of them can say it. */
export function unreachable(detail: string): Failure {
  return failure('not_ready', detail);
}

/** True for a failure that is {@link unreachable}: a host's own errors always have a message. */
export function isUnreachable(wire: { code: Code; message: string }): boolean {
  return wire.code === 'not_ready' && wire.message === '';
}

/** The error in anything that was thrown. */
export function wireOf(thrown: unknown): WireError {
  if (thrown instanceof Failure) return thrown.wire;
  if (isWire(thrown)) return thrown;
  return failure('internal', thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)).wire;
}

/** True for what a host sends when a command fails. */
export function isWire(value: unknown): value is WireError {
  return typeof value === 'object' && value !== null && 'code' in value && 'where' in value;
}
