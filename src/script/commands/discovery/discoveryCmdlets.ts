import type { Cmdlet } from '../cmdlet.ts';
import { getHelp } from '../help/getHelp.ts';
import { getAlias } from './getAlias.ts';
import { getCommand } from './getCommand.ts';
import { getVerb } from './getVerb.ts';
import { setAlias, newAlias, removeAlias } from './setAlias.ts';

/** The cmdlets about commands: found, named, explained. */
export const discoveryCmdlets: readonly Cmdlet[] = [
  getAlias,
  setAlias,
  newAlias,
  removeAlias,
  getCommand,
  getHelp,
  getVerb,
];
