import type { Disposable } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';

/** Comparing content versions: the command, and the document it opens. */
export function registerCompare(parts: ExtensionParts, documents: VirtualDocuments): Disposable {
  const { door, diagnostics } = parts;
  documents.add('compare', async (subject) => {
    const { versionsOf } = await import('./comparedVersions.ts');
    const { versionDifferences } = await import('./versionDifferences.ts');
    const { comparisonMarkdown } = await import('./comparisonDocument.ts');
    const versions = versionsOf(subject);
    return comparisonMarkdown(versions, await versionDifferences(await door.service(), versions));
  });
  return registerCommand(commandIds.compareRuns, diagnostics, async (...given) =>
    (await import('./compareRuns.ts')).compareRuns(parts, documents, given),
  );
}
