import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import { setContextKey } from '../contextKeys.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import type { HierarchyView } from '../hierarchy/hierarchyView.ts';
import { commandIds, contextKeys } from '../ids.ts';
import { remotePlace } from './remotePlaces.ts';

/** Connect to Service and Disconnect; the hierarchy's title says with whose service the window works. */
export function registerRemote(parts: ExtensionParts, { view }: HierarchyView): Disposable {
  const { door, context, diagnostics } = parts;
  const disposables = new DisposableList();
  const show = (): void => {
    const place = remotePlace(context);
    view.description = place?.url ?? '';
    setContextKey(contextKeys.isRemote, place !== undefined, diagnostics);
  };
  disposables.add(door.onDidChange(show));
  show();
  const connection = () => import('./connectToService.ts');
  disposables.add(
    registerCommand(commandIds.connectToService, diagnostics, async () =>
      (await connection()).connectToService(parts),
    ),
  );
  disposables.add(
    registerCommand(commandIds.disconnectFromService, diagnostics, async () =>
      (await connection()).disconnectFromService(parts),
    ),
  );
  return disposables;
}
