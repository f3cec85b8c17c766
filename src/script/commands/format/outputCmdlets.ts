import type { Cmdlet } from '../cmdlet.ts';
import { formatCmdlets } from './formatCmdlets.ts';
import { formatHex } from './formatHex.ts';
import { outFile } from './outFile.ts';
import { hostCmdlets } from './outHost.ts';
import { outNull } from './outNull.ts';
import { outString } from './outString.ts';

/** Format-* and Out-*. */
export const outputCmdlets: readonly Cmdlet[] = [
  ...formatCmdlets,
  ...hostCmdlets,
  formatHex,
  outString,
  outFile,
  outNull,
];
