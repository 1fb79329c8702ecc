import { isUnreachable, wireOf, type Code, type WireError } from '../../lib/host';
import { same, type Doc } from './model/document';
import type { Findings, PipelineDocument, PipelineLayout, SavePipelineRequest, SavedPipeline } from './model/types';

/** How it stands with what was edited: in the file, on its way, kept until the host is back, or in need of a person. */
export type SaveState = 'saved' | 'saving' | 'offline' | 'conflict' | 'failed';

export interface SaverHost {
  save(request: SavePipelineRequest): Promise<SavedPipeline>;
  open(file: string): Promise<PipelineDocument>;
}

/** What is edited, as far as saving it goes. */
export interface Edited {
  /** The document as it is now; at first, as the file has it. */
  now(): Doc;
  /** What was done last: `edit-move train`. */
  what(): string;
  /** Brings in what changed elsewhere, from what was sent to what came back. */
  take(before: Doc, after: Doc): void;
  /** Whoever edits may not: back to what the file has. */
  refused(doc: Doc): void;
}

const FORBIDDEN: readonly Code[] = ['not_permitted', 'read_only', 'unauthorized'];

// The host signs notes, writes the version of the format that is needed, and leaves out what is empty.
const UNSENT = ['falaj_pipeline', 'falaj_layout', 'actor', 'changed'];
const isEmpty = (value: unknown) =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
const plain = (doc: Doc): unknown =>
  JSON.parse(JSON.stringify(doc, (key, value) => (UNSENT.includes(key) || isEmpty(value) ? undefined : value)));
const isWritten = (sent: Doc, found: Doc): boolean => same(plain(sent), plain(found));

/** How long until a host that did not answer is tried again. */
const AGAIN = 3_000;

export const docOf = ({ pipeline, layout }: PipelineDocument): Doc => ({ pipeline, layout });

/**
 * Writes each edit at once: one call is on its way, and the newest state follows it. Nothing waits for a timer, and
 * nothing is lost: what could not be sent is kept and sent when the host is back.
 */
export class Saver {
  state = $state<SaveState>('saved');
  error = $state.raw<WireError>();
  findings = $state.raw<Findings>();
  /** When the file was last changed. */
  modified = $state(0);
  version = $state(0);
  /** The layout as the host has it, which signs notes. */
  layout = $state.raw<PipelineLayout>();
  #kept: Doc;
  /** What was sent when the host fell silent: it may have been written all the same. */
  #unanswered: Doc | undefined;
  #base: string;
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #prefer: 'mine' | 'theirs' | undefined;
  #looking = false;
  #lookAgain = false;
  #closed = false;

  constructor(
    private readonly file: string,
    private readonly host: SaverHost,
    private readonly edited: Edited,
    opened: PipelineDocument,
  ) {
    this.#kept = edited.now();
    this.#base = opened.digest;
    this.#tell(opened);
  }

  /** The document as the file has it. */
  get kept(): Doc {
    return this.#kept;
  }

  /** What the library has of a component of the file: a newer version, or another one of the same number. */
  standing(name: string): { newer: number | undefined; changed: boolean } | undefined {
    const found = this.findings?.components[name];
    if (!found) return undefined;
    const version = this.edited.now().pipeline.components?.[name]?.version ?? 0;
    const newer = found.newest !== null && version > 0 && found.newest > version ? found.newest : undefined;
    return { newer, changed: found.changed };
  }

  /** True while there is something that the file does not have. */
  get isDirty(): boolean {
    return this.state !== 'saved';
  }

  /** The document was edited. */
  changed(): void {
    if (this.state === 'conflict' || this.#running || this.edited.now() === this.#kept) return;
    this.#go();
  }

  /** Tries again now: the host is back, or a person asked. */
  retry(): void {
    if (this.state === 'offline' || this.state === 'failed') this.#go();
  }

  /** Settles a conflict. */
  resolve(prefer: 'mine' | 'theirs'): void {
    if (this.state !== 'conflict') return;
    this.#prefer = prefer;
    this.#go();
  }

  /** What the file has while a conflict is open, for a look at it. */
  theirs(): Promise<PipelineDocument> {
    return this.host.open(this.file);
  }

  /** Waits until what was edited is in the file, or can't be brought there now. */
  async settled(): Promise<boolean> {
    await this.#running;
    return this.state === 'saved';
  }

  /** Something about the file may have changed elsewhere: what it is about is asked for, once nothing is on its way. */
  async look(): Promise<void> {
    if (this.#looking || this.#running) {
      this.#lookAgain = true;
      return;
    }
    if (this.isDirty) return;
    this.#looking = true;
    this.#lookAgain = false;
    const before = this.#kept;
    try {
      const found = await this.host.open(this.file);
      // An answer from before an edit says nothing about after it.
      const isOld = this.#running !== undefined || this.#kept !== before;
      if (isOld) this.#lookAgain = true;
      else this.#arrive(found);
    } catch (thrown) {
      // That there is no answer is told where something is to be saved.
      if (!isUnreachable(wireOf(thrown))) this.error = wireOf(thrown);
    } finally {
      this.#looking = false;
      this.#lookOnce();
    }
  }

  /** Ends it: what is on its way goes on, nothing begins anew. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #go(): void {
    // What is about to end has set the time for the next try.
    if (this.#running) return;
    clearTimeout(this.#timer);
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      // An edit may have come between the last look and this moment.
      if (this.state === 'saved') this.changed();
      this.#lookOnce();
    });
  }

  #lookOnce(): void {
    if (this.#lookAgain && !this.#running && !this.#closed && !this.isDirty) void this.look();
  }

  async #run(): Promise<void> {
    this.state = 'saving';
    while (this.#prefer !== undefined || this.edited.now() !== this.#kept) {
      let sent: Doc | undefined;
      try {
        if (this.#unanswered) await this.#findUnanswered(this.#unanswered);
        sent = this.edited.now();
        this.#answered(sent, await this.host.save(this.#request(sent)));
      } catch (thrown) {
        const error = wireOf(thrown);
        if (isUnreachable(error)) this.#unanswered = sent ?? this.#unanswered;
        this.#fail(error);
        return;
      }
    }
    this.state = 'saved';
  }

  // What was written without an answer is no change of somebody else.
  async #findUnanswered(sent: Doc): Promise<void> {
    const found = await this.host.open(this.file);
    this.#unanswered = undefined;
    if (found.digest === this.#base || !isWritten(sent, docOf(found))) return;
    this.#base = found.digest;
    this.#kept = sent;
  }

  #request(doc: Doc): SavePipelineRequest {
    const { pipeline, layout } = doc;
    const prefer = this.#prefer && { prefer: this.#prefer };
    return { file: this.file, pipeline, layout, base: this.#base, what: this.edited.what(), ...prefer };
  }

  #answered(sent: Doc, { document, merged }: SavedPipeline): void {
    this.#prefer = undefined;
    this.error = undefined;
    this.#base = document.digest;
    this.#kept = merged ? docOf(document) : sent;
    if (merged) this.edited.take(sent, this.#kept);
    this.#tell(document);
  }

  #arrive(found: PipelineDocument): void {
    this.error = undefined;
    if (found.digest !== this.#base) {
      const before = this.#kept;
      this.#base = found.digest;
      this.#kept = docOf(found);
      this.edited.take(before, this.#kept);
    }
    this.#tell(found);
  }

  #tell({ findings, modified, version, layout }: PipelineDocument): void {
    this.layout = layout;
    this.findings = findings;
    this.modified = modified;
    this.version = version;
  }

  #fail(error: WireError): void {
    this.#prefer = undefined;
    this.error = error;
    if (FORBIDDEN.includes(error.code)) {
      this.state = 'saved';
      this.edited.refused(this.#kept);
    } else if (error.code === 'pipeline_changed') this.state = 'conflict';
    else if (!isUnreachable(error)) this.state = 'failed';
    else {
      this.state = 'offline';
      if (!this.#closed) this.#timer = setTimeout(() => this.retry(), AGAIN);
    }
  }
}
