import { treeOf } from '../tree/blockTree.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { TypeBuilder } from './typeBuilder.ts';
import { instanceOf, items } from './arguments.ts';
import { NetArray } from '../values/netArray.ts';
import { NetList } from '../values/netList.ts';

const blockOf = instanceOf(ScriptBlock, 'ScriptBlock');

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
    .property('System.Management.Automation.PSModuleInfo Module', () => null)
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
    .method('scriptblock GetNewClosure()', (self, _, context) => context.scriptBlocks.closure(self))
    .method('string ToString()', ({ text }) => text)
    .staticMethod('scriptblock Create(string script)', ([script], context) =>
      context.scriptBlocks.create(typeof script === 'string' ? script : ''),
    )
    .build();
