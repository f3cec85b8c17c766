import { commands } from 'vscode';
import { type Disposable, DisposableList } from '../base/disposable.ts';
import type { ServiceDoor } from './door/serviceDoor.ts';
import type { HierarchyModel } from './hierarchy/hierarchyModel.ts';
import { contextKeys } from './ids.ts';

/** The one place that sets context keys; they follow what they tell, and are reset at the end. */
export function keepContextKeys(door: ServiceDoor, hierarchy: HierarchyModel): Disposable {
  const disposables = new DisposableList();
  const set = (key: string, value: unknown): void => {
    void commands.executeCommand('setContext', key, value);
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
