import { type DataTransfer, DataTransferItem, type TreeDragAndDropController } from 'vscode';
import { viewIds } from '../ids.ts';
import { type UpdateNode, updatesAmong } from './updateNode.ts';

/** As VS Code names what is dragged within the view. */
const dragged = `application/vnd.code.tree.${viewIds.updates.toLowerCase()}`;

/** Puts the updates with these ids where they were dropped. */
export type DropUpdates = (target: UpdateNode, updateIds: readonly string[]) => Promise<void>;

/** Updates of the Software Updates view can be dragged, one or many; where they may be dropped is the receiver's matter. */
export class DragToGroup implements TreeDragAndDropController<UpdateNode> {
  readonly #drop: DropUpdates;
  readonly dragMimeTypes = [dragged];
  readonly dropMimeTypes = [dragged];

  constructor(drop: DropUpdates) {
    this.#drop = drop;
  }

  handleDrag(nodes: readonly UpdateNode[], data: DataTransfer): void {
    const ids = updatesAmong(nodes).map(({ updateId }) => updateId);
    if (ids.length > 0) data.set(dragged, new DataTransferItem(ids));
  }

  async handleDrop(target: UpdateNode | undefined, data: DataTransfer): Promise<void> {
    const value: unknown = data.get(dragged)?.value;
    const ids: readonly unknown[] = Array.isArray(value) ? value : [];
    const updateIds = ids.filter((id) => typeof id === 'string');
    if (target !== undefined && updateIds.length > 0) await this.#drop(target, updateIds);
  }
}
