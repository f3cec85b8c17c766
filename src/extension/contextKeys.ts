import { commands, type LogOutputChannel } from 'vscode';
import { type Disposable, DisposableList } from '../base/disposable.ts';
import type { ExtensionParts } from './extensionParts.ts';
import { inBackground } from './inBackground.ts';
import { type ContextKey, contextKeys } from './ids.ts';

/** Sets a key that `when` clauses read; all are reset when the extension ends. */
export function setContextKey(
  key: ContextKey,
  value: unknown,
  diagnostics: Pick<LogOutputChannel, 'error'>,
): void {
  inBackground(commands.executeCommand('setContext', key, value), diagnostics);
}

/** Has the keys of connection and hierarchy follow what they tell, and resets all keys at the end. */
export function keepContextKeys({ door, hierarchy, diagnostics }: ExtensionParts): Disposable {
  const disposables = new DisposableList();
  const set = (key: ContextKey, value: unknown): void => {
    setContextKey(key, value, diagnostics);
  };
  disposables.add(
    door.onDidChange(({ kind }) => {
      set(contextKeys.connection, kind);
    }),
  );
  disposables.add(
    hierarchy.onDidChange((change) => {
      if (change.kind === 'all') set(contextKeys.hasSites, hierarchy.snapshot.sites.length > 0);
    }),
  );
  disposables.add({
    dispose: () => {
      for (const key of Object.values(contextKeys)) set(key, undefined);
    },
  });
  return disposables;
}
