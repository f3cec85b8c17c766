import { commands, l10n, type Uri, window } from 'vscode';
import type { Disposable } from '../../base/disposable.ts';
import { printable } from '../../base/printable.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { type ProductLink, productLinkOf } from './productLink.ts';

/** Opens what `vscode://` links name, from mails and tickets: what only shows something. VS Code asks before it hands a link on. */
export function registerLinks({ diagnostics }: ExtensionParts): Disposable {
  return window.registerUriHandler({
    handleUri: ({ path, query }: Uri) => {
      const link = productLinkOf(path, query);
      if (link !== undefined) {
        inBackground(open(link), diagnostics);
        return;
      }
      diagnostics.warn(`A link was refused: ${printable(path.slice(0, 100))}`);
      inBackground(
        window.showWarningMessage(
          l10n.t('This link opens nothing here. Links can open a log, a run, an update or an explanation.'),
        ),
        diagnostics,
      );
    },
  });
}

function open(link: ProductLink): Thenable<unknown> {
  switch (link.kind) {
    case 'log':
      return commands.executeCommand(commandIds.showLog, link.siteCode);
    case 'run':
      return commands.executeCommand(commandIds.openRun, link.id);
    case 'update':
      return commands.executeCommand(commandIds.openUpdate, link.id);
    case 'explain':
      return commands.executeCommand(commandIds.explainError, link.code);
  }
}
