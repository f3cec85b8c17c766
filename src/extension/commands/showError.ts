import { commands, l10n, type LogOutputChannel, window } from 'vscode';
import { catalogText } from '../catalogText.ts';
import { asSyncError, formatCode, type SyncError } from '../../domain/errors/syncError.ts';
import { commandIds } from '../ids.ts';

/** Tells a failure once: what, cause and remedy in the log of the extension, message and ways out in a notification. */
export async function showError(
  error: unknown,
  diagnostics: LogOutputChannel,
  retry?: () => Thenable<unknown>,
): Promise<void> {
  const failure = asSyncError(error, 'Extension');
  if (failure.key === 'cancelled') return;
  diagnostics.error(described(failure));
  const explain = l10n.t('Explain');
  const again = l10n.t('Retry');
  const log = l10n.t('Show Log');
  const actions = [...(retry === undefined ? [] : [again]), log, explain];
  const chosen = await window.showErrorMessage(
    `${failure.message}. ${catalogText(failure.entry.remedy)}`,
    ...actions,
  );
  if (chosen === again) await retry?.();
  if (chosen === log) diagnostics.show(true);
  if (chosen === explain) await commands.executeCommand(commandIds.explainError, formatCode(failure.code));
}

/** A failure with its whole chain of causes, for the log. */
function described(failure: SyncError): string {
  const { cause, remedy } = failure.entry;
  const chain: string[] = [];
  let next: unknown = failure.cause;
  for (let depth = 0; next !== undefined && depth < 10; depth++) {
    chain.push(
      `  caused by: ${next instanceof Error ? `${next.name}: ${next.message}` : 'a value that is no error'}`,
    );
    next = next instanceof Error ? next.cause : undefined;
  }
  return [
    `${failure.message} (${formatCode(failure.code)} ${failure.key})`,
    `  cause: ${cause}`,
    `  remedy: ${remedy}`,
    ...chain,
  ].join('\n');
}
