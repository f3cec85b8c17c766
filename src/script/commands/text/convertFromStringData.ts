import { netError } from '../../types/arguments.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';

/** ConvertFrom-StringData: a hashtable of lines of `name=value`. */
export const convertFromStringData = cmdlet({
  name: 'ConvertFrom-StringData',
  className: 'ConvertFromStringDataCommand',
  module: 'Utility',
  syntax: '[-StringData] <string> [[-Delimiter] <char>]',
  parameters: { StringData: { pipeline: 'value', allow: ['emptyString'] } },
  outputs: ['System.Collections.Hashtable'],
  start: (runtime) => ({
    process() {
      const delimiter = runtime.string('Delimiter') ?? '=';
      const table = new Dictionary();
      for (const line of (runtime.string('StringData') ?? '').split('\n')) {
        const text = line.trim();
        if (text === '' || text.startsWith('#')) continue;
        const at = text.indexOf(delimiter);
        if (at <= 0)
          runtime.throwTerminating(
            commandError(
              'InvalidOperation',
              `Data line '${text}' is not in 'name=value' format. `,
              'InvalidOperation',
              { type: 'System.Management.Automation.PSInvalidOperationException' },
            ),
          );
        const name = text.slice(0, at).trim();
        if (table.has(name))
          runtime.throwTerminating(
            commandError(
              'InvalidOperation',
              `Data item '${name}' in line '${text}' is already defined. `,
              'InvalidOperation',
              {
                type: 'System.Management.Automation.PSInvalidOperationException',
              },
            ),
          );
        table.set(name, unescaped(text.slice(at + 1).trim()));
      }
      runtime.write(table);
    },
  }),
});

const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['a', '\u0007'],
  ['e', '\u001b'],
  ['f', '\f'],
  ['v', '\v'],
]);

/** Escapes as in a regular expression: `\n`, `\t`, `\\`, `\u0041`, `\x41`. */
function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))/gs,
    (_, unicode: string | undefined, hex: string | undefined, plain: string | undefined, at: number) => {
      const digits = unicode ?? hex;
      if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
      const letter = plain ?? '';
      const known = escapes.get(letter) ?? (/\w/u.test(letter) ? undefined : letter);
      if (known !== undefined) return known;
      throw netError(
        'System.Text.RegularExpressions.RegexParseException',
        `Invalid pattern '${text}' at offset ${String(at + 2)}. Unrecognized escape sequence \\${letter}.`,
      );
    },
  );
}
