import path from 'node:path';
import { catalogText } from '../catalogText.ts';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import { shownText } from '../../contract/checks.ts';
import {
  mostPackageFacts,
  mostPackageFiles,
  type PackagePageCheck,
  type PackagePageState,
} from '../../contract/packagePage.ts';
import { asSyncError, formatCode, SyncError } from '../../domain/errors/syncError.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import { shownFingerprint } from '../../domain/signature.ts';
import { Pace } from '../../domain/words/pace.ts';
import type { PackageView } from '../../service/api/exchange.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import { knownCategories, namesOf } from '../packages/knownCategories.ts';
import { operationText } from '../packages/operationText.ts';
import { contentsFacts, signerText, viewFacts } from '../packages/packageFacts.ts';
import type { PackageKind } from '../packages/packageKind.ts';
import { reportTimes } from '../reportTimes.ts';

/** What looking at a package takes. */
export interface PackageSessionOptions {
  /** Absolute path. */
  readonly file: string;
  readonly kind: PackageKind;
  /** The service that reads it; rejects where it cannot. */
  readonly service: () => Promise<
    Pick<SyncService, 'inspectPackages' | 'inspectPackage' | 'products' | 'classifications'>
  >;
  readonly clock: Clock;
  /** Hears what is known now. */
  readonly show: (state: PackagePageState) => void;
}

/** What is known of one package: first what it says of itself, then whether all of it is as it should be. */
export class PackageSession implements Disposable {
  readonly #options: PackageSessionOptions;
  #state: PackagePageState;
  #running: AbortController | undefined;
  #isOpened = false;
  #isDisposed = false;

  constructor(options: PackageSessionOptions) {
    this.#options = options;
    this.#state = {
      ...{ title: path.basename(options.file), place: path.dirname(options.file) },
      ...{ check: { kind: 'open' }, signature: null, facts: [], files: [], canImport: false },
    };
  }

  get state(): PackagePageState {
    return this.#state;
  }

  /** Reads and checks the package, once; resolves when that is done or was given up. */
  async open(): Promise<void> {
    if (this.#isOpened) return;
    this.#isOpened = true;
    if (await this.refresh()) await this.check();
  }

  /** Reads anew what the package says of itself, and how its signer is known here; false where it cannot be read. */
  async refresh(): Promise<boolean> {
    if (this.#options.kind === 'cab') {
      this.#set({ signature: { trust: 'none', signer: '', fingerprint: '' } });
      return true;
    }
    try {
      const service = await this.#options.service();
      const [view] = await service.inspectPackages({ files: [this.#options.file], manifestOnly: true });
      if (view !== undefined) await this.#take(view);
      return true;
    } catch (error) {
      this.#set({ check: failedCheck(error), canImport: false });
      return false;
    }
  }

  /** Reads all of it; does nothing while that is done already. */
  async check(): Promise<void> {
    if (this.#running !== undefined || this.#isDisposed) return;
    const running = new AbortController();
    this.#running = running;
    this.#set({ check: { kind: 'running', text: '', share: null } });
    try {
      await this.#read({ signal: running.signal, onProgress: this.#progress() });
      this.#set({ check: { kind: 'passed' } });
    } catch (error) {
      this.#set(
        running.signal.aborted
          ? { check: { kind: 'canceled' } }
          : { check: failedCheck(error), canImport: false },
      );
    } finally {
      this.#running = undefined;
    }
  }

  /** Gives up a check that goes on; what was known before stays. */
  cancel(): void {
    this.#running?.abort(new SyncError('cancelled', 'The check was canceled'));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.cancel();
  }

  async #read(call: OperationCall): Promise<void> {
    const { file, kind } = this.#options;
    const service = await this.#options.service();
    if (kind === 'cab') {
      const contents = await service.inspectPackage({ file }, call);
      this.#set({ facts: shownFacts(contentsFacts(contents)), canImport: contents.scan === null });
      return;
    }
    const [view] = await service.inspectPackages({ files: [file] }, call);
    if (view !== undefined) await this.#take(view);
  }

  async #take(view: PackageView): Promise<void> {
    const names = namesOf(await knownCategories(await this.#options.service()));
    const { signer, chunkFiles } = view;
    this.#set({
      facts: shownFacts(viewFacts(view, names)),
      files: chunkFiles.slice(0, mostPackageFiles).map(shownText),
      signature:
        signer === null
          ? { trust: 'unsigned', signer: '', fingerprint: '' }
          : {
              ...{ trust: signer.trust, signer: shownText(signerText(signer)) },
              fingerprint: shownFingerprint(signer.fingerprint),
            },
      canImport: signer?.trust !== 'distrusted',
    });
  }

  #progress(): NonNullable<OperationCall['onProgress']> {
    const { clock } = this.#options;
    const pace = new Pace(clock);
    const isTime = reportTimes(clock);
    return (heard) => {
      const step = pace.stepOf(heard);
      if (this.#running === undefined || !isTime()) return;
      const text = shownText(operationText(heard.text, step, heard.unit));
      const { done, total = 0 } = heard;
      this.#set({
        check: { kind: 'running', text, share: total === 0 ? null : Math.min(1, done / total) },
      });
    };
  }

  #set(change: Partial<PackagePageState>): void {
    this.#state = { ...this.#state, ...change };
    if (!this.#isDisposed) this.#options.show(this.#state);
  }
}

function failedCheck(error: unknown): PackagePageCheck {
  const { code, message, entry } = asSyncError(error, 'Extension');
  return {
    kind: 'failed',
    code: formatCode(code),
    message: shownText(message),
    remedy: catalogText(entry.remedy),
  };
}

function shownFacts(facts: readonly (readonly [string, string])[]): PackagePageState['facts'] {
  return facts
    .slice(0, mostPackageFacts)
    .map(([name, value]) => ({ name: shownText(name), value: shownText(value) }));
}
