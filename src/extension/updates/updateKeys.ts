import type { LogOutputChannel } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { setContextKey } from '../contextKeys.ts';
import { contextKeys } from '../ids.ts';
import { filterText } from './updateListFilter.ts';
import type { UpdatesModel } from './updatesModel.ts';

/** Has the keys of the Software Updates view follow what its model has read. */
export function keepUpdateKeys(
  model: Pick<UpdatesModel, 'onDidChange' | 'onDidRead' | 'filter'>,
  diagnostics: LogOutputChannel,
): Disposable {
  const disposables = new DisposableList();
  const tellFilter = (): void => {
    setContextKey(contextKeys.updatesFiltered, filterText(model.filter) !== '', diagnostics);
  };
  disposables.add(model.onDidChange(tellFilter));
  disposables.add(
    model.onDidRead(({ total, groups }) => {
      setContextKey(contextKeys.updatesThere, total + groups.length > 0 ? 'some' : 'none', diagnostics);
    }),
  );
  tellFilter();
  return disposables;
}
