import type { ParseDiagnostic } from '../syntax/diagnostic.ts';
import { NetObject } from '../values/value.ts';

/** What the parser says of a script, as a script sees it: System.Management.Automation.Language.ParseError. */
export class ReportedMistake extends NetObject {
  readonly typeName = 'System.Management.Automation.Language.ParseError';
  readonly text: string;
  readonly file: string | null;
  readonly diagnostic: ParseDiagnostic;

  constructor(text: string, file: string | null, diagnostic: ParseDiagnostic) {
    super();
    this.text = text;
    this.file = file;
    this.diagnostic = diagnostic;
  }
}
