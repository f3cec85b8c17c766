import { parameterSets } from '../commands/discovery/commandSyntax.ts';
import { typeDisplay } from '../types/typeText.ts';
import type { CallTarget } from './callTarget.ts';

/** One way to call a command or a method. */
export interface CallSignature {
  readonly label: string;
  readonly parameters: readonly {
    readonly name: string;
    /** Where it stands in the label. */
    readonly start: number;
    readonly end: number;
  }[];
}

/** The parameter sets of a command as Get-Command shows their syntax, the default first. */
export function callSignatures({ metadata, binds }: CallTarget): readonly CallSignature[] {
  return parameterSets(metadata, binds).map((set) => {
    let label = metadata.name;
    const parameters = set.map(({ parameter, member }) => {
      const type = parameter.isSwitch ? '' : ` <${shortType(typeDisplay(parameter.metadata.type))}>`;
      const name =
        member.position === null || parameter.isSwitch ? `-${parameter.name}` : `[-${parameter.name}]`;
      const text = member.mandatory ? `${name}${type}` : `[${name}${type}]`;
      const start = label.length + 1;
      label += ` ${text}`;
      return { name: parameter.name, start, end: label.length };
    });
    if (binds !== 'simple') label += ' [<CommonParameters>]';
    return { label, parameters };
  });
}

/** Without namespaces. */
function shortType(text: string): string {
  return text.replaceAll(/(?:[A-Za-z_]\w*\.)+(?=[A-Za-z_])/g, '');
}
