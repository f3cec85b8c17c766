import type { Cmdlet } from '../cmdlet.ts';
import { getCredential } from './getCredential.ts';
import { convertToSecureString, convertFromSecureString } from './secureStringCmdlets.ts';

/** The cmdlets about secrets. */
export const secretCmdlets: readonly Cmdlet[] = [
  convertToSecureString,
  convertFromSecureString,
  getCredential,
];
