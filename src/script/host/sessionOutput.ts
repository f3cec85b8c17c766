import { terminalText } from '../../base/terminalText.ts';
import type { HostControl } from './hostControl.ts';
import type { SessionMessage } from './hostMessages.ts';

/** Characters of output that may be on their way before the session waits for its owner to show them. */
const mostUnshown = 1 << 20;
/** Characters handed over at once: small writes are gathered. */
const handedOver = 1 << 13;
/** Milliseconds that output may be gathered for. */
const longest = 50;
const patience = 1000;

/** Output of a session on its way to its owner: gathered, in order, and no faster than it can be shown. */
export class SessionOutput {
  readonly #control: HostControl;
  readonly #post: (message: SessionMessage) => void;
  readonly #checkpoint: () => void;
  #stream: 'output' | 'error' = 'output';
  #gathered = '';
  #sent = 0;
  #flushed = 0;

  /** `checkpoint` throws when the session is to stop: it does so also while it waits. */
  constructor(control: HostControl, post: (message: SessionMessage) => void, checkpoint: () => void) {
    this.#control = control;
    this.#post = post;
    this.#checkpoint = checkpoint;
  }

  /** Writes a text for a terminal: what a script put into it commands nothing there. `styled` adds the style of the host to it. */
  write(stream: 'output' | 'error', text: string, styled = (plain: string): string => plain): void {
    this.#gather(stream, styled(terminalText(text)));
  }

  /** Writes a value for tools, whole: control characters stand in it as escapes. */
  writeJson(value: unknown): void {
    const text = JSON.stringify(value, null, 2);
    // What JSON lets stand as it is, a terminal may take for a command.
    const escaped = text.replaceAll(
      /[\u007f-\u009f]/gu,
      (control) => `\\u00${control.charCodeAt(0).toString(16)}`,
    );
    this.#gather('output', `${escaped}\n`);
  }

  #gather(stream: 'output' | 'error', text: string): void {
    if (stream !== this.#stream) this.flush();
    this.#stream = stream;
    this.#gathered += text;
    if (this.#gathered.length >= handedOver) this.flush();
    else this.flushOld();
  }

  /** Hands over what was gathered for long. */
  flushOld(): void {
    if (this.#gathered !== '' && performance.now() - this.#flushed >= longest) this.flush();
  }

  /** Hands over what was gathered; waits while too much has not been shown. */
  flush(): void {
    if (this.#gathered === '') return;
    this.#post({ kind: 'text', stream: this.#stream, text: this.#gathered });
    this.#sent = (this.#sent + this.#gathered.length) | 0;
    this.#gathered = '';
    this.#flushed = performance.now();
    this.#waitUntilShown(mostUnshown);
  }

  /** Hands over what was gathered, and waits until all of it has been shown: a question follows. */
  drain(): void {
    this.flush();
    this.#waitUntilShown(0);
  }

  #waitUntilShown(left: number): void {
    for (;;) {
      const seen = this.#control.announced;
      if (((this.#sent - this.#control.shown) | 0) <= left) return;
      this.#checkpoint();
      this.#control.wait(seen, patience);
    }
  }
}
