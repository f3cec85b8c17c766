/** What the help of one cmdlet says; parameters that mean the same everywhere are described in `parameterHelp.ts`. */
export interface HelpText {
  /** One sentence. */
  readonly synopsis: string;
  readonly description: string;
  /** Parameters that mean something of their own here, by name. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** One line of code each, which runs as it is against the sample hierarchy (susync sample), and what it does. */
  readonly examples: readonly (readonly [code: string, remarks: string])[];
  /** Names of cmdlets. */
  readonly related: readonly string[];
}
