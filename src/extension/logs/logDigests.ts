import type { CancellationToken, TextDocument } from 'vscode';
import { LogDigest } from './logDigest.ts';
import { pause } from './pause.ts';

/** The digests of open logs, one for all who ask about a log. */
export class LogDigests {
  readonly #kept = new WeakMap<TextDocument, { readonly digest: LogDigest; turn: Promise<void> }>();

  /** The digest of a log as it stands now. One reader of a document at a time: each goes on where the one before has ended. */
  async of(document: TextDocument, token: CancellationToken): Promise<LogDigest> {
    const kept = this.#kept.get(document) ?? { digest: new LogDigest(), turn: Promise.resolve() };
    this.#kept.set(document, kept);
    kept.turn = kept.turn.then(() =>
      kept.digest.take(document, pause, () => token.isCancellationRequested || document.isClosed),
    );
    await kept.turn;
    return kept.digest;
  }
}
