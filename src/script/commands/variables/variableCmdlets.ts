import type { Cmdlet } from '../cmdlet.ts';
import { getVariable } from './getVariable.ts';
import { removeVariable, clearVariable } from './removeVariable.ts';
import { setVariable, newVariable } from './setVariable.ts';

/** The cmdlets about variables. */
export const variableCmdlets: readonly Cmdlet[] = [
  getVariable,
  setVariable,
  newVariable,
  removeVariable,
  clearVariable,
];
