import { isRecord } from '../../base/isRecord.ts';

/** Ids of the alerts that a command was called for: of the selected rows when the clicked one is among them. Rows are replaced by newer ones: the id counts. */
export function chosenAlertIds([clicked, selected]: readonly unknown[]): readonly string[] {
  const id = idOf(clicked);
  if (id === undefined) return [];
  const several = Array.isArray(selected) ? selected.map(idOf).filter((one) => one !== undefined) : [];
  return several.includes(id) ? several : [id];
}

function idOf(alert: unknown): string | undefined {
  const id = isRecord(alert) ? alert['_id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}
