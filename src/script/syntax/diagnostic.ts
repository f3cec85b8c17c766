import type { Extent } from './extent.ts';

/** What PowerShell's parser reports of a script. As in PowerShell, the end of the text stands one behind its last offset. */
export interface ParseDiagnostic extends Extent {
  /** PowerShell's own error id, as `MissingEndCurlyBrace`. */
  readonly id: string;
  /** PowerShell's English text. */
  readonly message: string;
  /** Whether more text could make it right: a prompt then asks for another line. */
  readonly incompleteInput: boolean;
}
