import type { CmdletHelp } from '../../script/commands/cmdlet.ts';
import { administrationHelp } from './administrationHelp.ts';
import { catalogHelp } from './catalogHelp.ts';
import type { HelpText } from './helpText.ts';
import { parameterHelp } from './parameterHelp.ts';
import { synchronizationHelp } from './synchronizationHelp.ts';
import { updateHelp } from './updateHelp.ts';
import { updateServicesHelp } from './updateServicesHelp.ts';

const texts: ReadonlyMap<string, HelpText> = new Map([
  ...Object.entries(administrationHelp),
  ...Object.entries(catalogHelp),
  ...Object.entries(synchronizationHelp),
  ...Object.entries(updateHelp),
  ...Object.entries(updateServicesHelp),
]);

const everywhere: ReadonlyMap<string, string> = upper(parameterHelp);

/** Help of a cmdlet of the domain; undefined where none is written. */
export function helpOf(name: string): CmdletHelp | undefined {
  const text = texts.get(name);
  if (text === undefined) return undefined;
  const { synopsis, description, parameters, examples, related } = text;
  return {
    ...{ synopsis, description, links: related },
    parameters: parameters === undefined ? everywhere : new Map([...everywhere, ...upper(parameters)]),
    examples: examples.map(([code, remarks]) => ({ code, remarks })),
  };
}

function upper(parameters: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(parameters).map(([name, text]) => [name.toUpperCase(), text]));
}
