import { treeOf } from '../tree/blockTree.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { TypeBuilder } from './typeBuilder.ts';
import type { NetContext } from './netType.ts';
import { instanceOf, items, netError } from './arguments.ts';
import { Dictionary } from '../values/dictionary.ts';
import type { Value } from '../values/value.ts';
import { Variable } from '../values/variable.ts';
import { NetArray } from '../values/netArray.ts';
import { NetList } from '../values/netList.ts';

const blockOf = instanceOf(ScriptBlock, 'ScriptBlock');

function variablesIn(given: Value): ReadonlyMap<string, Value> {
  const all = given instanceof Variable ? [given] : items(given);
  return new Map(
    all.flatMap((each) =>
      each instanceof Variable ? [[each.name, each.read()] satisfies [string, Value]] : [],
    ),
  );
}

function functionsIn(given: Value, context: NetContext): ReadonlyMap<string, ScriptBlock> {
  const found = new Map<string, ScriptBlock>();
  if (!(given instanceof Dictionary)) return found;
  for (const { key, value } of given.entries()) {
    const name = context.text(key);
    if (!(value instanceof ScriptBlock))
      throw netError(
        'System.Management.Automation.PSInvalidOperationException',
        `The script block that defines function '${name}' cannot be null or empty. Provide a non-empty script block in the function definition dictionary, and then try the operation again.`,
      );
    found.set(name, value);
  }
  return found;
}

/** System.Management.Automation.ScriptBlock. What needs the session (Create, GetNewClosure) is asked of it through the context. */
export const scriptBlockType = () =>
  new TypeBuilder('System.Management.Automation.ScriptBlock', blockOf)
    .property('System.Management.Automation.Language.Ast Ast', (block, context) => treeOf(block, context))
    .property('string File', ({ file }) => file)
    .property(
      'bool IsFilter',
      () => false,
      () => undefined,
    )
    .property('bool IsConfiguration', () => false)
    .property('System.Management.Automation.PSModuleInfo Module', ({ module }) => module)
    .property('System.Guid Id', () => null)
    .method(
      'System.Collections.ObjectModel.Collection[psobject] Invoke(params System.Object[] args)',
      (self, [args = null], context) =>
        new NetList(
          context.invoke(self, items(args), { propagates: true }),
          'System.Collections.ObjectModel.Collection`1',
          'System.Management.Automation.PSObject',
        ),
    )
    .method('System.Object InvokeReturnAsIs(params System.Object[] args)', (self, [args = null], context) => {
      const output = context.invoke(self, items(args), { propagates: true });
      return output.length === 1 ? (output[0] ?? null) : output.length === 0 ? null : new NetArray(output);
    })
    .method(
      'System.Collections.ObjectModel.Collection[psobject] InvokeWithContext(System.Collections.IDictionary functionsToDefine, System.Object variablesToDefine, params System.Object[] args)',
      (self, [functions = null, variables = null, args = null], context) => {
        const given = variablesIn(variables);
        const underscore = given.get('_');
        const surroundings = { functions: functionsIn(functions, context), variables: given };
        return new NetList(
          context.invoke(self, items(args), {
            propagates: true,
            surroundings,
            ...(underscore === undefined ? {} : { underscore }),
          }),
          'System.Collections.ObjectModel.Collection`1',
          'System.Management.Automation.PSObject',
        );
      },
    )
    .method('scriptblock GetNewClosure()', (self, _, context) => context.scriptBlocks.closure(self))
    .methods(
      [
        'System.Management.Automation.SteppablePipeline GetSteppablePipeline()',
        'System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Management.Automation.CommandOrigin commandOrigin)',
        'System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Management.Automation.CommandOrigin commandOrigin, System.Object[] args)',
      ],
      (self, _, context) => context.scriptBlocks.steppable(self),
    )
    .method('string ToString()', ({ text }) => text)
    .staticMethod('scriptblock Create(string script)', ([script], context) =>
      context.scriptBlocks.create(typeof script === 'string' ? script : ''),
    )
    .build();
