import {
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCheckboxState,
  TreeItemCollapsibleState,
  type TreeDataProvider,
  type TreeView,
  window,
} from 'vscode';
import { countedText } from '../countedText.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { viewIds } from '../ids.ts';
import { productRow } from './productRow.ts';
import type { ProductsModel } from './productsModel.ts';
import {
  checkState,
  draftSize,
  productChildren,
  type ProductNode,
  withBox,
  withoutIncluded,
} from './productTree.ts';

/** The Products and Classifications view: boxes to check, a badge for what is new, a message while something is not applied yet. */
export class ProductsView implements TreeDataProvider<ProductNode>, Disposable {
  readonly #model: ProductsModel;
  readonly #disposables = new DisposableList();
  readonly #changed = this.#disposables.add(new EventEmitter<undefined>());
  readonly view: TreeView<ProductNode>;

  constructor(model: ProductsModel, inBackground: (work: Thenable<unknown>) => void) {
    this.#model = model;
    this.view = this.#disposables.add(
      window.createTreeView(viewIds.products, {
        treeDataProvider: this,
        manageCheckboxStateManually: true,
        showCollapseAll: true,
      }),
    );
    this.#disposables.add(
      this.view.onDidChangeCheckboxState(({ items }) => {
        for (const [node, state] of items) inBackground(this.#check(node, state));
      }),
    );
    this.#disposables.add(
      model.onDidChange(() => {
        const { news, tree } = model;
        const edited = draftSize(tree.draft);
        this.view.badge =
          news === 0
            ? undefined
            : {
                value: news,
                tooltip: countedText(news, 'newCategory'),
              };
        this.view.message = edited === 0 ? '' : l10n.t('{0} not applied yet.', countedText(edited, 'change'));
        this.view.description = model.filter === '' ? '' : l10n.t('filter: {0}', model.filter);
        this.#changed.fire(undefined);
      }),
    );
  }

  readonly onDidChangeTreeData = this.#changed.event;

  getChildren(node?: ProductNode): ProductNode[] {
    return [...productChildren(this.#model.tree, node)];
  }

  getTreeItem(node: ProductNode): TreeItem {
    const row = productRow(this.#model.tree, node);
    const item = new TreeItem(row?.label ?? '', collapsibleStates[row?.collapsible ?? 'none']);
    // With a filter everything found is to be open: the user's own folding belongs to the whole tree.
    const shown = this.#model.filter === '' ? '' : `${this.#model.filter}/`;
    item.id = `${shown}${node.kind === 'category' ? node.id : node.kind}`;
    if (row === undefined) return item;
    item.description = row.description;
    item.tooltip = row.tooltip;
    item.accessibilityInformation = { label: row.spoken };
    if (row.icon !== undefined)
      item.iconPath = new ThemeIcon(
        row.icon,
        row.color === undefined ? undefined : new ThemeColor(row.color),
      );
    if (row.box !== undefined)
      item.checkboxState = {
        state: row.box.isChecked ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
        tooltip: row.box.says,
        accessibilityInformation: { label: row.box.says, role: 'checkbox' },
      };
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #check(node: ProductNode, state: TreeItemCheckboxState): Promise<void> {
    if (node.kind !== 'category') return;
    const { tree } = this.#model;
    const isChecked = state === TreeItemCheckboxState.Checked;
    if (checkState(tree, node.id) !== 'included') {
      this.#model.setDraft(withBox(tree, node.id, isChecked));
      return;
    }
    // The box stands as before until somebody has decided.
    this.#changed.fire(undefined);
    const single = l10n.t('Choose Single Products');
    const answer = await window.showInformationMessage(
      l10n.t('{0} is included by what stands above it.', tree.categories.get(node.id)?.name ?? ''),
      {
        modal: true,
        detail: l10n.t(
          'That stands for all its products, also those that are published later. You can choose all others below it one by one instead; products that are published later are not selected then.',
        ),
      },
      single,
    );
    if (answer === single) this.#model.setDraft(withoutIncluded(this.#model.tree, node.id));
  }
}

const collapsibleStates = {
  none: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
} as const;
