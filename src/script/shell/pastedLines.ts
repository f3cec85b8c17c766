import type { ShellStreams } from './shellStreams.ts';

/** Lines that are pasted: they wait until Enter is pressed behind them, and are one command then. */
export class PastedLines {
  #lines: string[] = [];
  /** Whether what comes now is pasted, not typed. */
  isPasting = false;

  /** A line has ended: the command that it completes, null while it is being pasted. */
  whole(line: string): string | null {
    this.#lines.push(line);
    if (this.isPasting) return null;
    const text = this.#lines.join('\n');
    this.#lines = [];
    return text;
  }

  forget(): void {
    this.#lines = [];
    this.isPasting = false;
  }
}

/** Has a terminal mark what is pasted (bracketed paste mode of xterm), for as long as somebody reads from it. */
export function followPastes({ stdin, stdout }: ShellStreams, pasted: PastedLines): void {
  stdout.write('\u001b[?2004h');
  stdin.on('keypress', (_text: unknown, key: { readonly name?: string } | undefined) => {
    if (key?.name === 'paste-start') pasted.isPasting = true;
    else if (key?.name === 'paste-end') pasted.isPasting = false;
  });
}

/** A terminal marks pastes no longer. */
export function leavePastes(stdout: ShellStreams['stdout']): void {
  stdout.write('\u001b[?2004l');
}
