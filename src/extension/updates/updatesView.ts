import {
  EventEmitter,
  l10n,
  MarkdownString,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';
import { commandIds, viewIds } from '../ids.ts';
import type { NodeView } from '../nodeView.ts';
import { type RowCommand, rowCommand } from '../rowCommand.ts';
import { ToldOnce } from '../toldOnce.ts';
import { treeItem } from '../treeItem.ts';
import { DragToGroup, type DropUpdates } from './dragToGroup.ts';
import { filterText } from './updateListFilter.ts';
import { groupKey, type ListKey, type UpdateNode, updateNodeId } from './updateNode.ts';
import { listRow, updateRow, updateTooltip, type UpdateRow } from './updateRow.ts';
import type { UpdatesModel, UpdatesOverview } from './updatesModel.ts';

/** What the view works with. */
export interface UpdatesViewOptions {
  readonly door: ServiceDoor;
  readonly model: UpdatesModel;
  readonly clock: Clock;
  /** Hears why something could not be read, once until it could be. */
  readonly onError: (error: SyncError) => void;
  /** Puts dragged updates where they are dropped. */
  readonly drop: DropUpdates;
}

/** The Software Updates view: everything the site database has, page by page, and the software update groups. */
export class UpdatesView implements TreeDataProvider<UpdateNode>, Disposable {
  readonly #door: ServiceDoor;
  readonly #model: UpdatesModel;
  readonly #failures: ToldOnce;
  readonly #disposables = new DisposableList();
  readonly #changed = this.#disposables.add(new EventEmitter<UpdateNode | undefined>());
  /** VS Code knows nodes by identity: those that are refreshed by themselves are made once. */
  readonly #nodes = new Map<string, UpdateNode>();
  /** As it was when the first level was made: a row is drawn without waiting. */
  #overview: UpdatesOverview = { total: 0, groups: [] };
  readonly #row: RowCommand;
  readonly view: TreeView<UpdateNode>;

  constructor({ door, model, clock, onError, drop }: UpdatesViewOptions) {
    this.#door = door;
    this.#model = model;
    this.#failures = new ToldOnce(onError);
    this.view = this.#disposables.add(
      window.createTreeView(viewIds.updates, {
        treeDataProvider: this,
        canSelectMany: true,
        showCollapseAll: true,
        dragAndDropController: new DragToGroup((target, updateIds) =>
          drop(target, updateIds).catch((error: unknown) => {
            onError(asSyncError(error));
          }),
        ),
      }),
    );
    this.#row = this.#disposables.add(
      rowCommand({
        ...{ viewId: viewIds.updates, view: this.view, clock, usual: commandIds.openUpdate },
        runs: (node) => {
          if (node.kind === 'update') return [commandIds.openUpdate, node];
          return node.kind === 'more' ? [commandIds.showMoreUpdates, node] : undefined;
        },
      }),
    );
    this.#disposables.add(
      model.onDidChange((part) => {
        this.#tellFilter();
        if (part === 'groups') void this.#showGroups();
        else this.#changed.fire(part === undefined ? undefined : this.#nodes.get(part));
      }),
    );
    this.#disposables.add(
      door.onDidChange(({ kind }) => {
        if (kind === 'failed') this.#changed.fire(undefined);
      }),
    );
    this.#tellFilter();
  }

  readonly onDidChangeTreeData = this.#changed.event;

  async getChildren(node?: UpdateNode): Promise<UpdateNode[]> {
    // Tried again when somebody asks for it, not because the failure is to be shown.
    if (this.#door.state.kind === 'failed') return [];
    try {
      const children = await this.#childrenOf(node);
      this.#failures.worked();
      return children;
    } catch (error) {
      this.#failures.failed(asSyncError(error));
      return [];
    }
  }

  getParent(node: UpdateNode): UpdateNode | undefined {
    if (node.kind === 'group') return this.#nodes.get('groups');
    return node.kind === 'update' || node.kind === 'more' ? this.#nodes.get(node.list) : undefined;
  }

  getTreeItem(node: UpdateNode): TreeItem {
    const row = this.#rowOf(node);
    const item = treeItem(updateNodeId(node), { ...row, collapsible: collapsibleOf(node) });
    if (node.kind === 'update' || node.kind === 'more') item.command = this.#row.command(row.label);
    return item;
  }

  resolveTreeItem(item: TreeItem, node: UpdateNode): TreeItem {
    if (node.kind === 'update') item.tooltip = new MarkdownString(updateTooltip(node.update), true);
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #childrenOf(node: UpdateNode | undefined): Promise<UpdateNode[]> {
    if (node === undefined) {
      this.#overview = await this.#model.overview();
      const { total, groups } = this.#overview;
      if (total + groups.length === 0) return [];
      // Expanded anyway; how many match stands beside it.
      await this.#model.list('all');
      this.#tellFilter();
      return [this.#keep({ kind: 'all' }), this.#keep({ kind: 'groups' })];
    }
    if (node.kind === 'groups')
      return this.#overview.groups.map((group) => this.#keep({ kind: 'group', group }));
    if (node.kind === 'all') return this.#updatesOf('all');
    return node.kind === 'group' ? this.#updatesOf(groupKey(node.group)) : [];
  }

  async #updatesOf(list: ListKey): Promise<UpdateNode[]> {
    const loaded = await this.#model.list(list);
    const nodes = loaded.updates.map((update): UpdateNode => ({ kind: 'update', list, update }));
    return loaded.next === undefined ? nodes : [...nodes, { kind: 'more', list }];
  }

  /** Their number stands in their row, which is written before the rows below are asked for. */
  async #showGroups(): Promise<void> {
    try {
      this.#overview = await this.#model.overview();
      const { total, groups } = this.#overview;
      this.#changed.fire(total + groups.length === 0 ? undefined : this.#nodes.get('groups'));
    } catch (error) {
      this.#failures.failed(asSyncError(error));
    }
  }

  #rowOf(node: UpdateNode): UpdateRow {
    if (node.kind === 'update') {
      const { update, list } = node;
      return updateRow(update, list !== 'all', this.#model.isDeclinedHere(update.updateId));
    }
    const list = node.kind === 'more' ? node.list : 'all';
    return listRow(node, this.#overview, this.#model.filter, this.#model.loaded(list));
  }

  /** Groups change: the newest state replaces what is known, as the very node that VS Code has. */
  #keep(node: UpdateNode): UpdateNode {
    const id = updateNodeId(node);
    const known = this.#nodes.get(id);
    if (known !== undefined && node.kind !== 'group') return known;
    this.#nodes.set(id, node);
    return node;
  }

  #tellFilter(): void {
    const filter = filterText(this.#model.filter);
    if (filter === '') this.view.message = '';
    else
      this.view.message =
        this.#model.loaded('all')?.total === 0
          ? l10n.t('No software update matches the filter: {0}', filter)
          : l10n.t('Filter: {0}', filter);
  }
}

function collapsibleOf({ kind }: UpdateNode): NodeView['collapsible'] {
  if (kind === 'update' || kind === 'more') return 'none';
  return kind === 'all' ? 'expanded' : 'collapsed';
}
