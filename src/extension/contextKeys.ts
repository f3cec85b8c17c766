import { commands } from 'vscode';
import { type Disposable, DisposableList } from '../base/disposable.ts';
import type { ExtensionParts } from './extensionParts.ts';
import { inBackground } from './inBackground.ts';
import { contextKeys } from './ids.ts';

/** The one place that sets context keys; they follow what they tell, and are reset at the end. */
export function keepContextKeys({ door, hierarchy, diagnostics }: ExtensionParts): Disposable {
  const disposables = new DisposableList();
  const set = (key: string, value: unknown): void => {
    inBackground(commands.executeCommand('setContext', key, value), diagnostics);
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
