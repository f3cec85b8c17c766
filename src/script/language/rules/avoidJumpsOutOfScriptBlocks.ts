import type { AnyAst } from '../../syntax/anyAst.ts';
import { commandName } from '../astQuestions.ts';
import type { LintRule } from '../lintRule.ts';
import type { ScriptModel } from '../scriptModel.ts';

const loops: ReadonlySet<AnyAst['kind']> = new Set([
  ...([
    'ForEachStatement',
    'ForStatement',
    'WhileStatement',
    'DoWhileStatement',
    'DoUntilStatement',
  ] as const),
  ...(['SwitchStatement', 'TrapStatement'] as const),
]);
const cmdlets = /^(?:foreach|where)-object$/i;

/** `break` and `continue` in a block of ForEach-Object leave the loop around the pipeline, or the script. */
export const avoidJumpsOutOfScriptBlocks: LintRule = {
  id: 'AvoidJumpsOutOfScriptBlocks',
  severity: 'warning',
  description: 'Use return to go on with the next object of a pipeline, and Select-Object -First to stop it.',
  *check(model) {
    for (const kind of ['BreakStatement', 'ContinueStatement'] as const)
      for (const jump of model.ofKind(kind)) {
        const cmdlet = leftCmdlet(model, jump);
        if (jump.label !== null || cmdlet === undefined) continue;
        const { start, end } = jump;
        const word = kind === 'BreakStatement' ? 'break' : 'continue';
        yield { start, end, message: `'${word}' leaves the loop around ${cmdlet}, or the script.` };
      }
  },
};

/** The cmdlet whose block a jump leaves; undefined where a loop or a function within it, or none at all, is left. */
function leftCmdlet(model: ScriptModel, jump: AnyAst): string | undefined {
  let inBlock = false;
  for (const node of model.ancestors(jump)) {
    if (loops.has(node.kind) || node.kind === 'FunctionDefinition') return undefined;
    if (node.kind === 'Command') {
      const name = commandName(node) ?? '';
      const cmdlet = model.commands.aliases.get(name.toLowerCase()) ?? name;
      return inBlock && cmdlets.test(cmdlet) ? cmdlet : undefined;
    }
    if (node.kind === 'ScriptBlockExpression') inBlock = true;
  }
  return undefined;
}
