import { l10n, window } from 'vscode';
import type { Disposable } from '../../base/disposable.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { inBackground } from '../inBackground.ts';
import { remotePlace } from '../remote/remotePlaces.ts';
import { keepServiceAfterClose, readSettings } from '../settings.ts';

/** Says once, when a schedule is set, that the service goes on after VS Code is closed; what is chosen is kept as a setting. */
export function tellServiceGoesOn({ door, hierarchy, context, diagnostics }: ExtensionParts): Disposable {
  let isTold = false;
  return hierarchy.onDidChange(() => {
    const isScheduled = hierarchy.snapshot.sites.some((site) => site.isScheduled);
    if (isTold || !isScheduled || remotePlace(context) !== undefined) return;
    if (readSettings().serviceAfterClose !== 'ask') return;
    isTold = true;
    inBackground(ask(), diagnostics);
  });

  async function ask(): Promise<void> {
    // A service that was started to stay (susync serve, systemd) is not this window's.
    if ((await door.serviceState())?.onDemand !== true) return;
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
