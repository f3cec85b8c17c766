import type { Value } from '../../values/value.ts';
import type { StreamName } from './scriptOutcome.ts';

/** A text of all that a session shows, from when it was begun. */
export interface Transcript {
  /** Absolute. */
  readonly path: string;
  note(stream: StreamName, value: Value): void;
  /** Writes what was held back. */
  flush(): void;
  /** Writes how it ends. */
  end(): void;
}

/** The transcripts of a session that are under way, the last begun ends first. */
export class Transcripts {
  readonly #open: Transcript[] = [];

  begin(transcript: Transcript): void {
    this.#open.push(transcript);
  }

  /** Ends the last; undefined where there is none. */
  end(): Transcript | undefined {
    const last = this.#open.pop();
    last?.flush();
    last?.end();
    return last;
  }

  note(stream: StreamName, value: Value): void {
    for (const transcript of this.#open) transcript.note(stream, value);
  }

  flush(): void {
    for (const transcript of this.#open) transcript.flush();
  }
}
