import { window } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds, editorIds } from '../ids.ts';
import { PackageSummaries } from './packageSummaries.ts';

/** Catalog packages for servers without a link: written, looked at in an editor of their own, and taken in. */
export function registerPackages(parts: ExtensionParts, documents: VirtualDocuments): Disposable {
  const { context, diagnostics } = parts;
  const disposables = new DisposableList();
  const summaries = new PackageSummaries(documents, context.workspaceState);
  disposables.add(
    registerCommand(commandIds.exportCatalog, diagnostics, async (...given) =>
      (await import('./exportCatalog.ts')).exportCatalog(parts, summaries, given),
    ),
  );
  disposables.add(
    registerCommand(commandIds.importCatalog, diagnostics, async (...given) =>
      (await import('./importCatalog.ts')).importCatalog(parts, summaries, given),
    ),
  );
  disposables.add(
    registerCommand(commandIds.writeWantedList, diagnostics, async () =>
      (await import('./writeWantedList.ts')).writeWantedList(parts),
    ),
  );
  for (const viewType of Object.values(editorIds))
    disposables.add(
      window.registerCustomEditorProvider(viewType, {
        openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
        resolveCustomEditor: async ({ uri }, panel) =>
          (await import('../packagePage/showPackage.ts')).showPackage(parts, uri, panel),
      }),
    );
  return disposables;
}
