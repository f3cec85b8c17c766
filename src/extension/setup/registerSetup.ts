import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import { setContextKey } from '../contextKeys.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds, contextKeys } from '../ids.ts';
import type { ProductsModel } from '../products/productsModel.ts';
import { isSelectionStored } from '../products/productTree.ts';
import type { SourceTests } from '../sites/testSource.ts';
import type { SetupFlow } from './setupFlow.ts';

/** Set Up Synchronization, and the context keys by which the walkthrough knows what is done. */
export function registerSetup(
  parts: ExtensionParts,
  { products, tests }: { readonly products: ProductsModel; readonly tests: SourceTests },
): Disposable {
  const { hierarchy, diagnostics } = parts;
  const disposables = new DisposableList();
  let flow: Promise<SetupFlow> | undefined;
  const setupFlow = (): Promise<SetupFlow> =>
    (flow ??= import('./setupFlow.ts').then(({ SetupFlow: Flow }) =>
      disposables.add(new Flow({ parts, products, tests })),
    ));
  disposables.add(registerCommand(commandIds.setUp, diagnostics, async () => (await setupFlow()).run()));
  disposables.add(
    hierarchy.onDidChange(() => {
      const { sites } = hierarchy.snapshot;
      const source = sites.find(({ isTopLevel }) => isTopLevel)?.source ?? 'none';
      setContextKey(contextKeys.hasSource, source !== 'none', diagnostics);
      setContextKey(
        contextKeys.hasSchedule,
        sites.some(({ isScheduled }) => isScheduled),
        diagnostics,
      );
    }),
  );
  disposables.add(
    products.onDidChange(() => {
      setContextKey(contextKeys.hasSelection, isSelectionStored(products.tree), diagnostics);
    }),
  );
  return disposables;
}
