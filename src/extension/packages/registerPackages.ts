import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { PackageSummaries } from './packageSummaries.ts';

/** Catalog packages for servers without a link: written and taken in. */
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
  return disposables;
}
