import { l10n, TestRunProfileKind, tests } from 'vscode';
import { type Disposable, DisposableList } from '../../../base/disposable.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { prefix } from '../../ids.ts';
import type { TestExplorer } from './testExplorer.ts';

/** Tests of PowerShell scripts in the Test Explorer; what finds and runs them is loaded when it is first asked for. */
export function registerTestExplorer(parts: ExtensionParts): Disposable {
  const disposables = new DisposableList();
  const controller = tests.createTestController(`${prefix}.scriptTests`, l10n.t('PowerShell Scripts'));
  disposables.add(controller);
  let explorer: Promise<TestExplorer> | undefined;
  const loaded = (): Promise<TestExplorer> => {
    explorer ??= import('./testExplorer.ts').then((module) => {
      const made = new module.TestExplorer(controller, parts);
      disposables.add(made);
      return made;
    });
    return explorer;
  };
  controller.resolveHandler = async (item) => (await loaded()).resolve(item);
  controller.createRunProfile(
    l10n.t('Run'),
    TestRunProfileKind.Run,
    async (request, token) => (await loaded()).run(request, token),
    true,
  );
  return disposables;
}
