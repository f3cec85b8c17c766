import { isGuid } from '../../base/guid.ts';
import type { ReportedServerDocument } from '../../domain/downstreamDocuments.ts';
import type { SoapElement } from '../soap/soapElement.ts';

/** Servers of one report that are kept; the others are passed over. */
export const mostReportedServers = 100;

const none = '00000000-0000-0000-0000-000000000000';
/** Windows writes 1753 for never. */
const earliest = Date.UTC(2000, 0, 1);

/** The servers of a report, as far as they can be read: a report is never refused for what it says. */
export function reportedServers(request: SoapElement): readonly ReportedServerDocument[] {
  const rows = request.child('downstreamServers')?.children('DownstreamServerRollupInfo') ?? [];
  return rows.slice(-mostReportedServers).flatMap((row) => {
    const id = guidOf(row, 'ServerId');
    const parentId = guidOf(row, 'ParentServerId');
    if (id === undefined || parentId === undefined) return [];
    const last = Date.parse(row.textOf('LastSyncTime')?.trim() ?? '');
    const summary = row.child('ServerSummary');
    return [
      {
        ...{ id, name: textOf(row, 'FullDomainName'), version: textOf(row, 'Version') },
        isReplica: /^(true|1)$/i.test(row.textOf('IsReplica')?.trim() ?? ''),
        ...(parentId === none ? {} : { parentId }),
        ...(last >= earliest ? { lastSynchronization: last } : {}),
        computers: countOf(summary, 'ComputerTargetCount'),
        updates: countOf(summary, 'UpdateCount'),
      },
    ];
  });
}

function guidOf(row: SoapElement, name: string): string | undefined {
  const text = row.textOf(name)?.trim().toLowerCase() ?? '';
  return isGuid(text) ? text : undefined;
}

function textOf(row: SoapElement, name: string): string {
  return (row.textOf(name) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 255);
}

function countOf(row: SoapElement | undefined, name: string): number {
  const text = row?.textOf(name)?.trim() ?? '';
  return /^\d{1,10}$/.test(text) ? Math.min(Number(text), 0x7fffffff) : 0;
}
