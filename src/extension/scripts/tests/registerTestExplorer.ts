import { l10n, TestRunProfileKind, tests } from 'vscode';
import { type Disposable, DisposableList } from '../../../base/disposable.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { prefix } from '../../ids.ts';
import type { DebuggedRuns } from '../debug/debuggedRuns.ts';
import type { TestExplorer } from './testExplorer.ts';

/** Tests of PowerShell scripts in the Test Explorer; what finds, runs and debugs them is loaded when it is first asked for. */
export function registerTestExplorer(parts: ExtensionParts, runs: DebuggedRuns): Disposable {
  const disposables = new DisposableList();
  const controller = tests.createTestController(`${prefix}.scriptTests`, l10n.t('PowerShell Scripts'));
  disposables.add(controller);
  let explorer: Promise<TestExplorer> | undefined;
  const loaded = (): Promise<TestExplorer> => {
    explorer ??= import('./testExplorer.ts').then((module) => {
      const made = new module.TestExplorer(controller, parts, runs);
      disposables.add(made);
      return made;
    });
    return explorer;
  };
  controller.resolveHandler = async (item) => (await loaded()).resolve(item);
  const profile = (label: string, kind: TestRunProfileKind): void => {
    controller.createRunProfile(
      label,
      kind,
      async (request, token) => (await loaded()).run(request, token, kind === TestRunProfileKind.Debug),
      true,
    );
  };
  profile(l10n.t('Run'), TestRunProfileKind.Run);
  profile(l10n.t('Debug'), TestRunProfileKind.Debug);
  return disposables;
}
