import { connectionFaults } from './connectionFaults.ts';
import { deploymentFaults } from './deploymentFaults.ts';
import { documentFaultRows } from './documentFaultRows.ts';
import type { FaultRow } from './faultRow.ts';
import { fileFaults } from './fileFaults.ts';
import { listFaults } from './listFaults.ts';
import { signInFaults } from './signInFaults.ts';

/** Rows of one kind, and the data folder that they start from. */
export interface FaultSection {
  readonly title: string;
  readonly rows: readonly FaultRow[];
  readonly start: 'aMonthBehind' | 'licensesPending' | 'replicaAMonthBehind';
}

/** Every fault of an upstream server, by what it spoils. */
export const faultTable: readonly FaultSection[] = [
  { title: 'that cannot be talked to', rows: connectionFaults, start: 'aMonthBehind' },
  { title: 'that lets nobody in, or everybody', rows: signInFaults, start: 'aMonthBehind' },
  { title: 'with bad lists', rows: listFaults, start: 'aMonthBehind' },
  { title: 'with bad documents', rows: documentFaultRows, start: 'aMonthBehind' },
  { title: 'with bad files', rows: fileFaults, start: 'licensesPending' },
  { title: 'with bad deployments', rows: deploymentFaults, start: 'replicaAMonthBehind' },
];
