import path from 'node:path';
import { l10n, type TestItem, TestMessage, type TestRun, type Uri, workspace } from 'vscode';
import { answerOperation } from '../../../cmdlets/answerOperation.ts';
import { noted } from '../../../cmdlets/runNotes.ts';
import { runSession, type SessionCancellation } from '../../../cmdlets/runSession.ts';
import type { TestRequest } from '../../../cmdlets/testRequest.ts';
import { asSyncError } from '../../../domain/errors/syncError.ts';
import type { SessionOwner } from '../../../script/host/sessionThread.ts';
import { withTemporaryFolder } from '../../../script/host/withTemporaryFolder.ts';
import { toErrorData } from '../../../service/rpc/errorData.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import type { DebuggedRuns } from '../debug/debuggedRuns.ts';
import { debuggedOwner, debuggedStart } from '../debug/debugging.ts';
import { ownNotes, startOwnWorker } from '../ownRun.ts';
import { ownSession } from '../ownSession.ts';
import { scriptPlace } from '../scriptPlace.ts';
import { readScript } from '../storedScript.ts';
import { itemsByLine, leavesOf } from './testItems.ts';
import { TestResults } from './testResults.ts';

/** How the tests of a file are to run. */
export interface TestFileRun {
  /** The tests that are to run; null for all. */
  readonly chosen: readonly TestItem[] | null;
  readonly signal: AbortSignal;
  readonly isDebugged: boolean;
}

/** Runs the tests of files, each file in a session of its own. */
export class TestFileRuns {
  readonly #parts: ExtensionParts;
  readonly #runs: DebuggedRuns;
  readonly #lookAgain: (file: TestItem) => Promise<void>;

  /** `lookAgain`: puts what a file holds now below its item. */
  constructor(parts: ExtensionParts, runs: DebuggedRuns, lookAgain: (file: TestItem) => Promise<void>) {
    this.#parts = parts;
    this.#runs = runs;
    this.#lookAgain = lookAgain;
  }

  /** Runs tests of a file and shows how each ended; what hinders all of them is an error of the file. */
  async run(run: TestRun, file: TestItem, { chosen, signal, isDebugged }: TestFileRun): Promise<void> {
    const { uri } = file;
    if (uri === undefined) return;
    const { user } = this.#parts;
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    if (document?.isDirty === true && (await document.save())) await this.#lookAgain(file);
    for (const item of chosen ?? leavesOf(file, new Set())) run.enqueued(item);
    const owner = this.#ownerOf(run, file);
    const title = `Tests of ${uri.fsPath}`;
    const script = await readScript(uri);
    if (script === undefined) {
      run.errored(file, new TestMessage(l10n.t('The file is too large.')));
      return;
    }
    const texts = [{ name: '', text: script.text }];
    await withTemporaryFolder(async (temporaryFolder) => {
      const request = { ...requestOf(uri, chosen, user), temporaryFolder };
      try {
        await noted(
          { title, texts, argumentCount: 0, isDryRun: false },
          request,
          ownNotes(this.#parts),
          () =>
            isDebugged
              ? this.#debug(run, uri, request, owner, signal)
              : this.#start(request, owner, { signal }),
        );
      } catch (error) {
        const { message } = asSyncError(error);
        if (!signal.aborted) run.errored(file, new TestMessage(message));
      }
    });
  }

  #debug(
    run: TestRun,
    uri: Uri,
    request: TestRequest,
    owner: SessionOwner,
    signal: AbortSignal,
  ): Promise<number> {
    const name = l10n.t('Tests: {0}', path.basename(uri.path));
    return this.#runs.start(name, uri, run, (debugging, side) =>
      this.#start({ ...request, debug: debugging.settings }, debuggedOwner(owner, debugging), {
        signal: AbortSignal.any([signal, side.signal]),
        ...debuggedStart(debugging),
      }),
    );
  }

  #start(request: TestRequest, owner: SessionOwner, cancellation: SessionCancellation): Promise<number> {
    return runSession(startOwnWorker(this.#parts), request, owner, cancellation);
  }

  #ownerOf(run: TestRun, file: TestItem): SessionOwner {
    const { door } = this.#parts;
    const results = new TestResults(run, file, itemsByLine(file));
    return {
      answer: answerOperation(() => door.service()),
      failureOf: toErrorData,
      show: (_stream, text) => {
        run.appendOutput(text.replaceAll(/\r?\n/g, '\r\n'));
        return Promise.resolve();
      },
      progress: () => undefined,
      test: (event) => {
        results.tell(event);
      },
    };
  }
}

function requestOf(uri: Uri, chosen: readonly TestItem[] | null, user: string): TestRequest {
  const file = uri.fsPath;
  const lines = (chosen ?? []).flatMap(({ range }) => (range === undefined ? [] : [range.start.line + 1]));
  return {
    kind: 'tests',
    ...ownSession(user, scriptPlace(uri)),
    paths: [file],
    filter: { tags: [], excludedTags: [], fullNames: [], lines: lines.map((line) => `${file}:${line}`) },
    verbosity: 'Detailed',
  };
}
