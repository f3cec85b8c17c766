import { l10n, window } from 'vscode';
import { explain } from '../../domain/errors/explain.ts';
import type { VirtualDocuments } from '../documents/virtualDocuments.ts';

/** Explain Error Code: shows what a code means; asks for it where none was given. */
export async function explainError(documents: VirtualDocuments, given: unknown): Promise<void> {
  const code = typeof given === 'string' || typeof given === 'number' ? String(given) : await askedFor();
  if (code !== undefined) await documents.showMarkdown('explain', code.trim());
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
