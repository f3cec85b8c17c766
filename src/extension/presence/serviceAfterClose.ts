import { l10n, window, workspace } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { prefix } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { remotePlace } from '../remote/remotePlaces.ts';
import { keepServiceAfterClose, readSettings } from '../settings.ts';

/**
 * What becomes of the service when VS Code is closed: says once, when a schedule is set, that it goes on, and keeps what is chosen. The service is told
 * the choice while it is connected: it ends by itself after the last window, however that went away.
 */
export function followServiceAfterClose(parts: ExtensionParts): Disposable {
  const { door, hierarchy, context, diagnostics } = parts;
  const disposables = new DisposableList();
  let isTold = false;
  const isOwn = (): boolean => remotePlace(context) === undefined;
  const say = (): void => {
    if (door.state.kind === 'open' && isOwn()) inBackground(sayChoice(), diagnostics);
  };
  disposables.add(door.onDidChange(say));
  disposables.add(
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${prefix}.serviceAfterClose`)) say();
    }),
  );
  disposables.add(
    hierarchy.onDidChange(() => {
      const isScheduled = hierarchy.snapshot.sites.some((site) => site.isScheduled);
      if (isTold || !isScheduled || !isOwn() || readSettings().serviceAfterClose !== 'ask') return;
      isTold = true;
      inBackground(ask(), diagnostics);
    }),
  );
  return disposables;

  /** A service that was started to stay (susync serve, systemd) is not this window's. */
  async function isStartedOnDemand(): Promise<boolean> {
    return (await door.serviceState())?.onDemand === true;
  }

  async function sayChoice(): Promise<void> {
    if (await isStartedOnDemand()) await door.keepBySchedules(readSettings().serviceAfterClose !== 'end');
  }

  async function ask(): Promise<void> {
    if (!(await isStartedOnDemand())) return;
    const keep = l10n.t('Keep It Running');
    const end = l10n.t('End It with VS Code');
    const answer = await window.showInformationMessage(
      l10n.t(
        'The service of this hierarchy goes on when VS Code is closed, and synchronizes as scheduled until this machine is shut down.',
      ),
      keep,
      end,
    );
    // Said once: who closes the message has it go on as it does.
    await keepServiceAfterClose(answer === end ? 'end' : 'keepRunning');
  }
}
