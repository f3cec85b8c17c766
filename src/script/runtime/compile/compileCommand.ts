import type { RawArgument } from '../../binding/rawArgument.ts';
import { splat } from '../../binding/splat.ts';
import { CommandInfo } from '../../commands/commandInfo.ts';
import { toText } from '../../convert/toText.ts';
import { enumerate } from '../../members/enumerate.ts';
import type { CommandAst, CommandElementAst, ExpressionAst } from '../../syntax/ast.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { DelegateBlock } from '../../values/delegateBlock.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { WrittenNumber } from '../../values/writtenNumber.ts';
import { invariantCulture } from '../../text/culture.ts';
import { isNumber, numberText } from '../../text/formatNumber.ts';
import { isNull, unwrapNothing, type Value } from '../../values/value.ts';
import type { CommandCall, Evaluate, Frame } from '../execution.ts';
import type { Compiler } from './compiler.ts';
import type { PlannedCommand } from '../pipeline/chained.ts';
import { compileRedirections, type Redirected } from '../pipeline/redirection.ts';
import { unnoted } from '../pipeline/streams.ts';

/** A command, compiled: its arguments are evaluated where it is called, then it gets its place in the pipeline. */
export type CompiledCommand = (frame: Frame) => PlannedCommand;

/** A command of a pipeline. */
export function compileCommand(ast: CommandAst, compiler: Compiler): CompiledCommand {
  const [head, ...tail] = ast.elements;
  if (head === undefined || head.kind === 'CommandParameter') throw noCommand();
  const argumentsOf = tail.map((element) => compileArgument(element, compiler));
  const redirect = ast.redirections.length === 0 ? null : compileRedirections(ast.redirections, compiler);
  const toFile = ast.redirections.some(({ kind }) => kind === 'FileRedirection');
  const dotted = ast.invocationOperator === 'dot';
  const sign = dotted ? '.' : ast.invocationOperator === 'call' ? '&' : null;
  const target = compileHead(head, compiler, dotted ? '.' : '&');
  // Written as `name(…)`: strict mode takes it for a method call of another language.
  const [only] = tail;
  const parenthesized =
    tail.length === 1 && only?.kind === 'ParenExpression' && only.start === head.end && isList(only);
  return (frame) => {
    const called = target(frame);
    const args: RawArgument[] = [];
    for (const argument of argumentsOf) argument(frame, args);
    if (parenthesized && frame.scope.strict >= 2) throw calledAsMethod();
    return (out, place) => {
      // For a command that is not there no file is made.
      const isMissing = toFile && typeof called === 'string' && !frame.engine.knowsCommand(called);
      const redirected: Redirected | null =
        redirect === null || isMissing ? null : redirect(frame, out, frame.streams);
      const streams = redirected?.streams ?? frame.streams;
      const call: CommandCall = {
        frame,
        ast,
        head,
        source: compiler.source,
        args,
        dotted,
        sign,
        place,
        out: redirected?.out ?? out,
        streams: place.position < place.length ? unnoted(streams) : streams,
        close: redirected?.close ?? null,
      };
      frame.call.at = ast;
      return frame.engine.start(called, call);
    };
  };
}

function isList(ast: Extract<ExpressionAst, { kind: 'ParenExpression' }>): boolean {
  if (ast.pipeline.kind !== 'Pipeline') return false;
  const [element] = ast.pipeline.elements;
  return element?.kind === 'CommandExpression' && element.expression.kind === 'ArrayLiteral';
}

function calledAsMethod(): Error {
  return scriptError(
    'StrictModeFunctionCallWithParens',
    'The function or command was called as if it were a method. Parameters should be separated by spaces. For information about parameters, see the about_Parameters Help topic.',
    'InvalidOperation',
  );
}

function noCommand(): Error {
  return scriptError('BadExpression', 'A command has no name.', 'InvalidOperation');
}

/** A script block that is the method of a delegate is none to be called by `&`. */
function isBlock(called: Value): called is ScriptBlock {
  return called instanceof ScriptBlock && !(called instanceof DelegateBlock);
}

/** What stands first: a name, or an expression whose value is called. */
function compileHead(head: ExpressionAst, compiler: Compiler, sign: '&' | '.'): Evaluate {
  if (head.kind === 'StringConstantExpression' && head.value !== '') {
    const { value } = head;
    return () => value;
  }
  const value = compiler.expression(head);
  return (frame) => {
    const called = unwrapNothing(value(frame));
    if (isBlock(called) || called instanceof CommandInfo || frame.engine.isModule(called)) return called;
    const name = isNull(called) ? '' : toText(called, frame.engine);
    if (name === '')
      throw scriptError(
        'BadExpression',
        `The expression after '${sign}' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.`,
        'InvalidOperation',
      );
    return name;
  };
}

type AddArgument = (frame: Frame, args: RawArgument[]) => void;

function compileArgument(element: CommandElementAst, compiler: Compiler): AddArgument {
  if (element.kind === 'CommandParameter') {
    // `--` only says that no parameter follows.
    if (element.parameterName === '-') return () => undefined;
    const text = compiler.source
      .slice({
        start: element.start,
        end: element.argument === null ? element.end : element.argument.start,
      })
      .trimEnd();
    const argument = element.argument === null ? null : compileValue(element.argument, compiler);
    const { parameterName: name, hasColon } = element;
    const extent = { start: element.start, end: element.start + text.length };
    const written = element.argument === null ? { extent } : { extent, valueExtent: element.argument };
    return (frame, args) => {
      args.push({
        kind: 'parameter',
        name,
        argument: argument === null ? undefined : unwrapNothing(argument(frame)),
        hasColon,
        splatted: false,
        text,
        ...written,
      });
    };
  }
  if (element.kind === 'VariableExpression' && element.splatted) {
    const value = compiler.expression({ ...element, splatted: false });
    return (frame, args) => {
      const { engine } = frame;
      args.push(
        ...splat(
          value(frame),
          (key) => toText(key, engine),
          (list) => enumerate(list),
          element,
        ),
      );
    };
  }
  const value = compileValue(element, compiler);
  return (frame, args) => {
    args.push({ kind: 'value', value: unwrapNothing(value(frame)), extent: element });
  };
}

/** The value of an argument; a number keeps how it was written where that says more than its value. */
function compileValue(element: ExpressionAst, compiler: Compiler): Evaluate {
  if (element.kind !== 'ConstantExpression') return compiler.expression(element);
  const { value } = element;
  const text = compiler.source.slice(element);
  if (!isNumber(value) || numberText(value, invariantCulture) === text) return () => value;
  const literal = new WrittenNumber(value, text);
  return () => literal;
}
