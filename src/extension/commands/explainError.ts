import { l10n, window } from 'vscode';
import { isRecord } from '../../base/isRecord.ts';
import { explain } from '../../domain/errors/explain.ts';
import { formatCode } from '../../domain/errors/syncError.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { runIdOf } from '../status/statusNode.ts';
import { failureCode } from './failureCode.ts';

/** Explain Error Code: shows what a code means, or why what was clicked has failed; asks for a code where nothing was given. */
export async function explainError(
  parts: ExtensionParts,
  documents: VirtualDocuments,
  given: unknown,
): Promise<void> {
  const code = (await givenCode(parts, given)) ?? (await askedFor());
  if (code !== undefined) await documents.showMarkdown('explain', code.trim());
}

async function givenCode({ door, hierarchy }: ExtensionParts, given: unknown): Promise<string | undefined> {
  if (typeof given === 'string' || typeof given === 'number') return String(given);
  // An alert knows its code itself.
  if (isRecord(given) && typeof given['code'] === 'number') return formatCode(given['code'] >>> 0);
  const id = isRecord(given) ? runIdOf(given) : undefined;
  if (id === undefined) return failureCode(given, door.state, hierarchy.snapshot);
  const { error } = await (await door.service()).run({ id });
  return error === undefined ? undefined : formatCode(error.code);
}

function askedFor(): Thenable<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Explain Error Code'),
    prompt: l10n.t('A code, an HTTP status, a state (6700 to 6711) or the name of a failure'),
    placeHolder: '0x80072EFE',
    validateInput: (text) =>
      text.trim() === '' || explain(text) !== undefined
        ? undefined
        : l10n.t('Nothing is known about this; codes look like 0x80072EFE or 6703'),
  });
}
