import {
  type CancellationToken,
  CodeLens,
  type CodeLensProvider,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
} from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import type { RunDocument } from '../../domain/documents.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import { mostRuns } from '../compare/bringingRuns.ts';
import type { ServiceChanges } from '../door/serviceChanges.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';
import { commandIds, logLanguage } from '../ids.ts';
import { comparableRuns } from './comparableRuns.ts';
import type { LogDigests } from './logDigests.ts';
import { siteOfLog } from './siteOfLog.ts';

/** What the lenses work with. */
export interface ComparisonLensesOptions {
  readonly door: ServiceDoor;
  readonly changes: ServiceChanges;
  readonly digests: LogDigests;
  /** Where the logs of this window's sites lie; undefined where that is on another machine. */
  readonly dataFolder: () => string | undefined;
}

/** “Compare with previous run” above the synchronizations in logs of this window's sites. No service is started for it. */
export class ComparisonLenses implements CodeLensProvider, Disposable {
  readonly #options: ComparisonLensesOptions;
  readonly #disposables = new DisposableList();
  readonly #changed = this.#disposables.add(new EventEmitter<void>());
  readonly #runs = new Map<string, Promise<readonly RunDocument[]>>();

  constructor(options: ComparisonLensesOptions) {
    this.#options = options;
    const lookAgain = (): void => {
      this.#runs.clear();
      this.#changed.fire();
    };
    this.#disposables.add(options.door.onDidChange(lookAgain));
    this.#disposables.add(options.changes.follow(['runs'], lookAgain));
    this.#disposables.add(languages.registerCodeLensProvider({ language: logLanguage }, this));
  }

  readonly onDidChangeCodeLenses = this.#changed.event;

  async provideCodeLenses(document: TextDocument, token: CancellationToken): Promise<CodeLens[]> {
    const { door, digests, dataFolder } = this.#options;
    const siteCode = siteOfLog(document.uri, dataFolder());
    const { state } = door;
    if (siteCode === undefined || state.kind !== 'open') return [];
    const runs = await this.#runsOf(siteCode, state.service);
    const digest = await digests.of(document, token);
    return comparableRuns(digest.runs, runs).map(
      ({ line, from, to }) =>
        new CodeLens(new Range(line, 0, line, 0), {
          title: l10n.t('Compare with previous run'),
          tooltip: l10n.t(
            'What changed between content versions {0} and {1} of site {2}',
            from,
            to,
            siteCode,
          ),
          command: commandIds.compareRuns,
          arguments: [{ siteCode, from, to }],
        }),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #runsOf(siteCode: string, service: SyncService): Promise<readonly RunDocument[]> {
    const known = this.#runs.get(siteCode);
    if (known !== undefined) return known;
    const reading = service.runs({ siteCode, limit: mostRuns }).then(({ items }) => items);
    this.#runs.set(siteCode, reading);
    // What could not be read is asked for again the next time.
    reading.catch(() => this.#runs.delete(siteCode));
    return reading;
  }
}
