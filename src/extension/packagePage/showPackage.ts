import { commands, env, l10n, type Uri, type WebviewPanel, window } from 'vscode';
import { assertNever } from '../../base/assertNever.ts';
import { DisposableList } from '../../base/disposable.ts';
import { isPackagePageMessage, type PackagePageMessage } from '../../contract/packagePage.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { packageKindOf } from '../packages/packageKind.ts';
import { fileOf } from '../packages/packagePlace.ts';
import { remotePlace } from '../remote/remotePlaces.ts';
import { openPage } from '../webview/openPage.ts';
import { packageMarkdown } from './packageMarkdown.ts';
import { PackageSession } from './packageSession.ts';

/** Fills the editor of a package with its page: what it holds, whether it is intact, whether it is trusted. */
export async function showPackage(parts: ExtensionParts, uri: Uri, panel: WebviewPanel): Promise<void> {
  const { changes, clock, context, diagnostics, door } = parts;
  const disposables = new DisposableList();
  let isReady = false;
  const session = disposables.add(
    new PackageSession({
      ...{ file: uri.fsPath, kind: packageKindOf(uri.fsPath) ?? 'susync', clock },
      service: () => {
        fileOf(uri);
        const remote = remotePlace(context);
        if (remote !== undefined)
          throw new SyncError(
            'invalidRequest',
            `${uri.fsPath} is on this machine, but this window works with ${remote.url}, whose service reads files of its own: copy the package there and import it by its path, or disconnect from the service`,
          );
        return door.service();
      },
      show: (state) => {
        if (isReady) inBackground(panel.webview.postMessage({ kind: 'state', state }), diagnostics);
      },
    }),
  );
  // Whom to trust, and what products are called, may change while the page is open.
  disposables.add(
    changes.follow(['access', 'categories'], () => {
      if (session.state.facts.length > 0) inBackground(session.refresh(), diagnostics);
    }),
  );
  disposables.add(
    panel.onDidChangeViewState(() => {
      // A hidden page is gone; it says anew when it is ready.
      if (!panel.visible) isReady = false;
    }),
  );
  disposables.add(
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (!isPackagePageMessage(message)) {
        diagnostics.warn('The page of a package said something that it may not say');
        return;
      }
      if (message.kind === 'ready') {
        isReady = true;
        inBackground(panel.webview.postMessage({ kind: 'state', state: session.state }), diagnostics);
      }
      inBackground(answer(message, session, uri), diagnostics);
    }),
  );
  panel.onDidDispose(() => {
    disposables.dispose();
  });
  await openPage(panel.webview, context, 'package');
}

async function answer(message: PackagePageMessage, session: PackageSession, uri: Uri): Promise<void> {
  switch (message.kind) {
    case 'ready':
      return session.open();
    case 'check':
      return session.check();
    case 'cancel':
      session.cancel();
      return;
    case 'import':
      await commands.executeCommand(commandIds.importCatalog, uri);
      return;
    case 'copy':
      await env.clipboard.writeText(packageMarkdown(session.state));
      window.setStatusBarMessage(l10n.t('Copied as Markdown'), 3000);
      return;
    case 'explain':
      await commands.executeCommand(commandIds.explainError, message.code);
      return;
    default:
      assertNever(message);
  }
}
