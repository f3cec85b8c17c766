import { type NetOverload, NetType } from '../../types/netType.ts';
import { Dictionary } from '../../values/dictionary.ts';
import type { Engine } from '../execution.ts';

/** Dictionaries of the session with names of their own: `$PSBoundParameters`, `$PSVersionTable`, `$PSDefaultParameterValues`. */
export function dictionaryTypes({ types }: Engine): NetType[] {
  const named = (fullName: string, like: string): NetType[] => {
    const model = types.find(like);
    const made: NetOverload = {
      parameters: [],
      returns: fullName,
      invoke: () => new Dictionary(fullName),
    };
    return model === undefined ? [] : [new NetType({ ...model.facts, fullName, constructors: [made] })];
  };
  return [
    ...named(
      'System.Management.Automation.PSBoundParametersDictionary',
      'System.Collections.Generic.Dictionary[string,object]',
    ),
    ...named(
      'System.Management.Automation.RuntimeDefinedParameterDictionary',
      'System.Collections.Generic.Dictionary[string,object]',
    ),
    ...named('System.Management.Automation.DefaultParameterDictionary', 'hashtable'),
    ...named('System.Management.Automation.PSVersionHashTable', 'hashtable'),
  ];
}
