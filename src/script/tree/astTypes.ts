import { bool, instanceOf } from '../types/arguments.ts';
import type { NetContext, NetType } from '../types/netType.ts';
import { holds } from '../types/predicate.ts';
import { TypeBuilder } from '../types/typeBuilder.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import { NetList } from '../values/netList.ts';
import type { Value } from '../values/value.ts';
import { constantValue } from './constantValue.ts';
import { walk } from './treeChildren.ts';
import { languageSpace, TreeExtent, TreeNode, TreePosition } from './treeNode.ts';

const nodeOf = instanceOf(TreeNode, 'Ast');
const extentOf = instanceOf(TreeExtent, 'InternalScriptExtent');
const positionOf = instanceOf(TreePosition, 'InternalScriptPosition');
const ast = `${languageSpace}.Ast`;
const search = `System.Func[${ast},bool] predicate, bool searchNestedScriptBlocks`;

/** A class without members of its own. */
const plain = (name: string, base: string) => ({
  name: `${languageSpace}.${name}`,
  build: (): NetType =>
    new TypeBuilder(`${languageSpace}.${name}`, nodeOf, { base: `${languageSpace}.${base}` }).build(),
});

function* found(self: TreeNode, args: readonly Value[], context: NetContext): Generator<TreeNode> {
  const [predicate, nested] = args;
  for (const node of walk(self, bool(nested))) {
    context.checkpoint();
    if (holds(predicate, node, context)) yield node;
  }
}

function safeValue(self: TreeNode): Value {
  const value = constantValue(self.node);
  if (value !== undefined) return value;
  throw new NetThrow(
    new NetException(
      'System.InvalidOperationException',
      `Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: ${self.text}.`,
    ),
  );
}

/** The classes that all nodes derive from, and where they stand. */
export const astTypes: readonly { readonly name: string; build(): NetType }[] = [
  {
    name: ast,
    build: () =>
      new TypeBuilder(ast, nodeOf)
        .property(`${languageSpace}.IScriptExtent Extent`, ({ extent }) => extent)
        .property(`${ast} Parent`, ({ parent }) => parent)
        .method(`${ast} Find(${search})`, (self, args, context) => {
          for (const node of found(self, args, context)) return node;
          return null;
        })
        .method(
          `System.Collections.Generic.IEnumerable[${ast}] FindAll(${search})`,
          (self, args, context) =>
            new NetList([...found(self, args, context)], 'System.Collections.Generic.List`1', ast),
        )
        .method('System.Object SafeGetValue()', safeValue)
        .method('string ToString()', ({ text }) => text)
        .build(),
  },
  plain('StatementAst', 'Ast'),
  plain('CommandElementAst', 'Ast'),
  plain('MemberAst', 'Ast'),
  {
    name: `${languageSpace}.InternalScriptExtent`,
    build: () =>
      new TypeBuilder(`${languageSpace}.InternalScriptExtent`, extentOf, {
        interfaces: [`${languageSpace}.IScriptExtent`],
      })
        .property('string File', ({ tree }) => tree.file)
        .property(
          `${languageSpace}.IScriptPosition StartScriptPosition`,
          ({ tree, extent }) => new TreePosition(tree, extent.start),
        )
        .property(
          `${languageSpace}.IScriptPosition EndScriptPosition`,
          ({ tree, extent }) => new TreePosition(tree, extent.end),
        )
        .property('int StartLineNumber', ({ tree, extent }) => tree.lines.position(extent.start).line)
        .property('int StartColumnNumber', ({ tree, extent }) => tree.lines.position(extent.start).column)
        .property('int EndLineNumber', ({ tree, extent }) => tree.lines.position(extent.end).line)
        .property('int EndColumnNumber', ({ tree, extent }) => tree.lines.position(extent.end).column)
        .property('string Text', ({ text }) => text)
        .property('int StartOffset', ({ extent }) => extent.start)
        .property('int EndOffset', ({ extent }) => extent.end)
        .method('string ToString()', ({ text }) => text)
        .build(),
  },
  {
    name: `${languageSpace}.InternalScriptPosition`,
    build: () =>
      new TypeBuilder(`${languageSpace}.InternalScriptPosition`, positionOf, {
        interfaces: [`${languageSpace}.IScriptPosition`],
      })
        .property('string File', ({ tree }) => tree.file)
        .property('int LineNumber', ({ tree, offset }) => tree.lines.position(offset).line)
        .property('int ColumnNumber', ({ tree, offset }) => tree.lines.position(offset).column)
        .property('string Line', ({ tree, offset }) => tree.lines.line(tree.lines.position(offset).line))
        .property('int Offset', ({ offset }) => offset)
        .method('string GetFullScript()', ({ tree }) => tree.text)
        .build(),
  },
];
