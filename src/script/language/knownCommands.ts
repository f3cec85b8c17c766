import type { Cmdlet } from '../commands/cmdlet.ts';

/** Words that mean something in a file of tests alone. */
const testWords: ReadonlySet<string> = new Set([
  ...['describe', 'context', 'it', 'should', 'mock', 'beforeall', 'beforeeach', 'afterall', 'aftereach'],
  ...['beforediscovery', 'inmodulescope', 'invoke-pester', 'set-itresult', 'assert-mockcalled'],
  ...['assert-verifiablemock', 'new-mockobject', 'new-pesterconfiguration', 'new-pestercontainer'],
]);

/** The cmdlets a session has from the start, as the editor asks for them. */
export class KnownCommands {
  /** By name, ordered by it. */
  readonly cmdlets: readonly Cmdlet[];
  /** Name of the cmdlet by alias in lower case. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly #byName: ReadonlyMap<string, Cmdlet>;

  constructor(cmdlets: readonly Cmdlet[]) {
    this.cmdlets = cmdlets.toSorted((left, right) => (left.metadata.name < right.metadata.name ? -1 : 1));
    this.#byName = new Map(cmdlets.map((cmdlet) => [cmdlet.metadata.name.toLowerCase(), cmdlet]));
    const aliases = new Map<string, string>();
    for (const { metadata, aliases: own } of cmdlets)
      for (const alias of own)
        if (!aliases.has(alias.toLowerCase())) aliases.set(alias.toLowerCase(), metadata.name);
    this.aliases = aliases;
  }

  /** The cmdlet a name or alias stands for, as `Module\Name` too, or without its `Get-`. Undefined for none. */
  find(name: string): Cmdlet | undefined {
    const key = name.toLowerCase();
    const plain = key.slice(key.lastIndexOf('\\') + 1);
    return (
      this.#byName.get(this.aliases.get(plain)?.toLowerCase() ?? plain) ??
      (plain.includes('-') ? undefined : this.#byName.get(`get-${plain}`))
    );
  }

  /** Whether a name is that of a cmdlet itself. */
  isCmdlet(name: string): boolean {
    return this.#byName.has(name.toLowerCase());
  }

  /** Whether a name is a word of test files: they run in a runner of tests alone. */
  isTestWord(name: string): boolean {
    return testWords.has(name.toLowerCase());
  }
}
