/** One parameter as a line of `Get-Command -Syntax` tells of it. */
export interface SyntaxParameter {
  readonly name: string;
  /** `switch` where the line names none. */
  readonly type: string;
  readonly mandatory: boolean;
  /** Its place among the positional ones of the line; null where it is bound by name alone. */
  readonly position: number | null;
}

/** `[[-Property] <Object[]>]`, `[-Name] <string>`, `-Id <int>`, `[-First <int>]`, `[-Unique]`. */
const parameterPattern = /(\[)?(\[)?-([A-Za-z]+)(\])?(?: <([^>]+)>)?(\])?/g;

/** The parameters of one line, without the command's name and `[<CommonParameters>]`. */
export function readSyntax(line: string): SyntaxParameter[] {
  let position = 0;
  return [...line.matchAll(parameterPattern)].map(([, first, second, name = '', inner, type = 'switch']) => {
    // `[[-Name] <type>]` has two before the name; in `[-Name] <type>` the bracket ends before the type, in `[-Name]` alone there is no type.
    const positional =
      second !== undefined || (first !== undefined && inner !== undefined && type !== 'switch');
    const optional = second !== undefined || (first !== undefined && !positional);
    return { name, type, mandatory: !optional, position: positional ? position++ : null };
  });
}
