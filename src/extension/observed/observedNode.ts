import { isRecord } from '../../base/isRecord.ts';
import { chosenRows } from '../chosenRows.ts';

/** A node of the Observed Sites view; a site is known by the path of its logs. */
export type ObservedNode =
  | { readonly kind: 'observed'; readonly folder: string }
  | { readonly kind: 'observedRun'; readonly folder: string; readonly id: string };

/** Stable and unique within the view. */
export function observedNodeId(node: ObservedNode): string {
  return node.kind === 'observed' ? `observed/${node.folder}` : `observedRun/${node.folder}/${node.id}`;
}

/** The folder that a command was called for; undefined where it was called for nothing of the kind. */
export function observedFolderOf(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, folder } = value;
  const isNode = kind === 'observed' || kind === 'observedRun';
  return isNode && typeof folder === 'string' ? folder : undefined;
}

/** The folders that a command was called for: those of the selected nodes when the clicked one is among them. */
export function chosenFolders(given: readonly unknown[]): readonly string[] {
  return [
    ...new Set(
      chosenRows(given)
        .map(observedFolderOf)
        .filter((folder) => folder !== undefined),
    ),
  ];
}

/** The id of the run that a command was called for; undefined where it was called for no run. */
export function observedRunOf(value: unknown): string | undefined {
  const id = isRecord(value) ? value['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}
