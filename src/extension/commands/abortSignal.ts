import type { CancellationToken } from 'vscode';
import type { Disposable } from '../../base/disposable.ts';
import { SyncError } from '../../domain/errors/syncError.ts';

/** VS Code's token as the signal that everything below this layer takes. */
export function abortSignalOf(token: CancellationToken): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort(new SyncError('cancelled', 'The operation was canceled'));
  };
  if (token.isCancellationRequested) cancel();
  const subscription = token.onCancellationRequested(cancel);
  return {
    signal: controller.signal,
    dispose: () => {
      subscription.dispose();
    },
  };
}
