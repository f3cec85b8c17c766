import { scriptError } from '../../values/errorRecord.ts';

/** Names that tell of a secret (powershell-semantics.md §22, rule 3). */
const secret = /TOKEN|PASSW|PASSPHRASE|SECRET|CREDENTIAL|(?:^|_)KEY|KEY$/i;

/** The environment of a session: a copy without secrets, but for those that whoever started it allows. Asking for one that is withheld is an error. */
export class SessionEnvironment extends Map<string, string> {
  readonly #withheld: ReadonlySet<string>;

  /** `allowed`: names of secrets that a script may read. */
  constructor(environment: ReadonlyMap<string, string>, allowed: readonly string[]) {
    const isWithheld = (name: string): boolean => secret.test(name) && !allowed.includes(name);
    super([...environment].filter(([name]) => !isWithheld(name)));
    this.#withheld = new Set([...environment.keys()].filter(isWithheld));
  }

  override get(name: string): string | undefined {
    const value = super.get(name);
    if (value !== undefined || !this.#withheld.has(name)) return value;
    throw scriptError(
      'EnvironmentVariableWithheld',
      `The environment variable '${name}' is withheld from scripts, because its name tells of a secret; susync run --allow-variable ${name} lets a script read it.`,
      'PermissionDenied',
      { target: name },
    );
  }
}
