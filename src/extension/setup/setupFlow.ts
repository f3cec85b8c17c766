import { commands, l10n, window } from 'vscode';
import { catalogText } from '../catalogText.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import type { Event } from '../../base/event.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import { runSynchronization } from '../commands/synchronize.ts';
import { configureLanguages } from '../configuration/configureLanguages.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds, viewIds } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import type { ProductsModel } from '../products/productsModel.ts';
import { isSelectionStored } from '../products/productTree.ts';
import { addSite } from '../sites/addSite.ts';
import { addSup } from '../sites/addSup.ts';
import { askSource } from '../sites/askSource.ts';
import { requireTopLevel } from '../sites/chosenSite.ts';
import type { SourceTests } from '../sites/testSource.ts';
import { nextSetupStep, type SetupFacts, type SetupStep } from './setupStep.ts';

/** What the set-up works with besides the parts of a window. */
export interface SetupFlowOptions {
  readonly parts: ExtensionParts;
  readonly products: ProductsModel;
  readonly tests: SourceTests;
}

/**
 * Set Up Synchronization: from nothing to a schedule, one step after another. What is done stands in the service, so the set-up can be left
 * anywhere and goes on there, also in another window.
 */
export class SetupFlow implements Disposable {
  readonly #options: SetupFlowOptions;
  #waiting = new DisposableList();

  constructor(options: SetupFlowOptions) {
    this.#options = options;
  }

  /** Goes through the steps that are still to be done; one that was left ends it without a word. */
  async run(): Promise<void> {
    // Whoever asks again begins where things stand; a step that still waits is given up.
    this.dispose();
    this.#waiting = new DisposableList();
    const done = new Set<SetupStep>();
    for (;;) {
      const step = nextSetupStep(await this.#facts(), done);
      if (step === undefined) {
        await this.#tellEnd();
        return;
      }
      if (!(await this.#perform(step))) return;
      done.add(step);
    }
  }

  dispose(): void {
    this.#options.products.isGuided = false;
    this.#waiting.dispose();
  }

  async #facts(): Promise<SetupFacts> {
    const { parts, products } = this.#options;
    const service = await parts.door.service();
    const sites = await service.sites();
    const isTop = sites.some(({ isTopLevel }) => isTopLevel);
    const [subscription, updates, schedule] = await Promise.all([
      service.subscription(),
      isTop ? service.searchUpdates({ limit: 1 }) : { items: [] },
      isTop ? service.schedule({ runs: 1 }) : { schedule: null },
      products.refresh(),
    ]);
    return {
      sites,
      categories: products.tree.categories.size,
      selectedProducts: subscription.products.length,
      selectedClassifications: subscription.classifications.length,
      wereLanguagesAsked: parts.context.globalState.get(this.#languagesKey()) === true,
      hasUpdates: updates.items.length > 0,
      hasSchedule: schedule.schedule !== null,
    };
  }

  /** Whether the step was done. */
  async #perform(step: SetupStep): Promise<boolean> {
    const { parts, products } = this.#options;
    const service = await parts.door.service();
    switch (step) {
      case 'site':
        return this.#addTop(service);
      case 'softwareUpdatePoint':
        return (await addSup(parts, [{ kind: 'site', siteCode: await topOf(service) }])) !== undefined;
      case 'source':
        return this.#chooseSource(service);
      case 'categories':
        return this.#synchronize(service);
      case 'products':
        await commands.executeCommand(commandIds.configureProducts);
        products.isGuided = true;
        inBackground(
          window.showInformationMessage(l10n.t('Check products and classifications, then choose Apply (✓).')),
          parts.diagnostics,
        );
        return this.#until(products.onDidChange, () => isSelectionStored(products.tree));
      case 'languages': {
        products.isGuided = false;
        const chosen = await configureLanguages(parts);
        if (chosen) await parts.context.globalState.update(this.#languagesKey(), true);
        return chosen;
      }
      case 'synchronization':
        return this.#synchronizeFirst(service);
      case 'schedule':
        await commands.executeCommand(commandIds.configureSchedule);
        return this.#until(parts.hierarchy.onDidChange, () =>
          parts.hierarchy.snapshot.sites.some(({ isScheduled }) => isScheduled),
        );
    }
  }

  /** The top-level site, with the software update point on its own server: more of either can be added later. */
  async #addTop(service: SyncService): Promise<boolean> {
    const site = await addSite(this.#options.parts, []);
    if (site === undefined) return false;
    await service.addSup({ siteCode: site.siteCode, serverName: site.siteServer });
    return true;
  }

  /** Asks for the source until one is tested and answers, or somebody wants it anyway. */
  async #chooseSource(service: SyncService): Promise<boolean> {
    const { tests } = this.#options;
    const siteCode = await topOf(service);
    let source: string | null = null;
    for (;;) {
      const asked: string | undefined = await askSource(
        l10n.t('Synchronization Source of {0}', siteCode),
        source,
        {
          offersNone: false,
        },
      );
      if (asked === undefined) return false;
      source = asked;
      const steps = await tests.run(source);
      // Canceled: another one is to be asked for.
      if (steps === undefined) continue;
      const failed = steps.find(({ ok }) => !ok);
      if (failed !== undefined) {
        const other = l10n.t('Choose Another Source');
        const anyway = l10n.t('Use It Anyway');
        const report = l10n.t('Show Report');
        const trust = l10n.t('Trust Root Certificate…');
        const answer = await window.showWarningMessage(
          l10n.t('{0} cannot be used: {1}', source, failed.detail),
          { modal: true, detail: catalogText(failed.remedy ?? '') },
          ...[other, anyway, report, ...(failed.step === 'tls' ? [trust] : [])],
        );
        if (answer === other) continue;
        if (answer === trust) {
          await commands.executeCommand(commandIds.trustRootCertificate);
          continue;
        }
        if (answer === report) await tests.show(source);
        if (answer !== anyway) return false;
      }
      await service.setSource({ siteCode, source });
      return true;
    }
  }

  async #synchronize(service: SyncService): Promise<boolean> {
    const runs = await runSynchronization(this.#options.parts, [await topOf(service)], false);
    const [first] = runs;
    return first?.outcome === 'succeeded' || first?.outcome === 'pendingLicenseTerms';
  }

  async #synchronizeFirst(service: SyncService): Promise<boolean> {
    const go = l10n.t('Synchronize');
    const answer = await window.showInformationMessage(
      l10n.t('Retrieve the selected updates now?'),
      {
        modal: true,
        detail: l10n.t(
          'The first synchronization takes longest: everything selected is retrieved. It can be stopped, and goes on where it stopped.',
        ),
      },
      go,
    );
    return answer === go && this.#synchronize(service);
  }

  /** Resolves with true as soon as something holds, with false when the set-up is begun anew or the window is closed. */
  #until<T>(event: Event<T>, holds: () => boolean): Promise<boolean> {
    return new Promise((resolve) => {
      const subscription = event(() => {
        if (!holds()) return;
        subscription.dispose();
        resolve(true);
      });
      this.#waiting.add({
        dispose: () => {
          subscription.dispose();
          resolve(false);
        },
      });
    });
  }

  async #tellEnd(): Promise<void> {
    const status = l10n.t('Show Site Hierarchy');
    const answer = await window.showInformationMessage(l10n.t('Synchronization is set up.'), status);
    if (answer === status) await commands.executeCommand(`${viewIds.hierarchy}.focus`);
  }

  #languagesKey(): string {
    return `setup.languages ${this.#options.parts.place()}`;
  }
}

async function topOf(service: SyncService): Promise<string> {
  return requireTopLevel(await service.sites()).siteCode;
}
