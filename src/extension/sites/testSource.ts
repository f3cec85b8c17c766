import { l10n, ProgressLocation, window } from 'vscode';
import type { SourceTestStep } from '../../service/api/administration.ts';
import { abortSignalOf } from '../commands/abortSignal.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { askSource } from './askSource.ts';
import { sourceReport } from './sourceReport.ts';

/** Kind of the documents that tell how a test of a source went. */
const documentKind = 'source';

/** Tests synchronization sources, and shows how that went as documents. */
export class SourceTests {
  readonly #parts: ExtensionParts;
  readonly #documents: VirtualDocuments;
  readonly #reports = new Map<string, string>();

  constructor(parts: ExtensionParts, documents: VirtualDocuments) {
    this.#parts = parts;
    this.#documents = documents;
    // A document that was open before a reload is written by a new test.
    documents.add(documentKind, async (source) => {
      if (!this.#reports.has(source)) await this.run(source);
      return this.#reports.get(source) ?? '';
    });
  }

  /** Test Synchronization Source: of the top-level site, else the one that is asked for. */
  async test(): Promise<void> {
    const service = await this.#parts.door.service();
    const title = l10n.t('Test Synchronization Source');
    const own = (await service.sites()).find(({ isTopLevel }) => isTopLevel)?.source ?? null;
    const source = own === null || own === 'none' ? await askSource(title, null, { offersNone: false }) : own;
    if (source === undefined) return;
    if ((await this.run(source)) !== undefined) await this.show(source);
  }

  /** Tests a source while its progress can be seen and canceled; undefined where it was. */
  async run(source: string): Promise<readonly SourceTestStep[] | undefined> {
    const service = await this.#parts.door.service();
    return window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t('Testing {0}', source), cancellable: true },
      async (_progress, token) => {
        const aborting = abortSignalOf(token);
        try {
          const steps = await service.testSource({ url: source }, { signal: aborting.signal });
          this.#reports.set(source, sourceReport(source, steps, this.#parts.clock.now()));
          return steps;
        } catch (error) {
          if (aborting.signal.aborted) return undefined;
          throw error;
        } finally {
          aborting.dispose();
        }
      },
    );
  }

  /** Shows how the last test of a source went. */
  async show(source: string): Promise<void> {
    await this.#documents.showMarkdown(documentKind, source);
  }
}
