import type { ExpressionAst, StatementAst, StatementBlockAst } from '../../syntax/ast.ts';
import { soleExpression } from '../../syntax/soleExpression.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { NetArray } from '../../values/netArray.ts';
import type { BlockCode, Evaluate, Execute, Frame } from '../execution.ts';
import { compileAssignment } from './compileAssignment.ts';
import { compileBlock } from './compileBlock.ts';
import { compileCall } from './compileCall.ts';
import { compileIf, compileTernary } from './compileConditional.ts';
import { compileConvert } from './compileConvert.ts';
import { compileFlow, compileJump } from './compileFlow.ts';
import { compileFunction } from './compileFunction.ts';
import { compileIndex } from './compileIndex.ts';
import { compileArrayLiteral, compileExpandableString, compileHashtable } from './compileLiteral.ts';
import { compileFor, compileForEach, compileWhile } from './compileLoop.ts';
import { compileMember } from './compileMember.ts';
import { compileBinary, compileUnary } from './compileOperator.ts';
import { compileChain, compilePipeline } from './compilePipeline.ts';
import { compileStatements } from './compileStatements.ts';
import { compileSwitch } from './compileSwitch.ts';
import { compileTry } from './compileTry.ts';
import { compileUsing } from './compileUsing.ts';
import { compileVariable } from './compileVariable.ts';
import { CompiledBlock } from './compiledBlock.ts';
import type { Compiler } from './compiler.ts';
import type { Sink } from '../pipeline/sink.ts';
import { type Completion, ExitThrow, JumpThrow } from '../completion.ts';
import { emit } from './emit.ts';
import { setsStatus } from './setsStatus.ts';
import { resolveType } from '../resolveType.ts';
import { Capture } from '../pipeline/sink.ts';
import type { Source } from '../source.ts';

type Settings = Pick<Compiler, 'namespaces' | 'inMethod' | 'inText' | 'hook' | 'functions'>;

const outermost: Settings = { namespaces: [], inMethod: false, inText: false, hook: null, functions: [] };

/** A compiler of one source. */
export function compilerOf(source: Source, settings: Settings = outermost): Compiler {
  const changed = (change: Partial<Settings>): Compiler => compilerOf(source, { ...settings, ...change });
  const compiler: Compiler = {
    source,
    ...settings,
    expression: (ast) => compileExpression(ast, compiler),
    statement: (ast) => compileStatement(ast, compiler),
    value: (ast) => compileValue(ast, compiler),
    statements: (ast) => compileStatements(ast, compiler),
    // A script block within a method is not the method.
    scriptBlock: (ast, form) =>
      compileBlock(ast, settings.inMethod ? changed({ inMethod: false }) : compiler, form),
    method: () => changed({ inMethod: true }),
    text: () => (settings.inText ? compiler : changed({ inText: true })),
    hookedBy: (hook) => (hook === settings.hook ? compiler : changed({ hook })),
    inFunction: (name) => changed({ functions: [...settings.functions, name] }),
    within: (namespaces) => changed({ namespaces }),
  };
  return compiler;
}

function compileExpression(ast: ExpressionAst, compiler: Compiler): Evaluate {
  switch (ast.kind) {
    case 'ConstantExpression':
    case 'StringConstantExpression': {
      const { value } = ast;
      return () => value;
    }
    case 'VariableExpression':
      return compileVariable(ast, compiler.inText);
    case 'BinaryExpression':
      return compileBinary(ast, compiler);
    case 'UnaryExpression':
      return compileUnary(ast, compiler);
    case 'TernaryExpression':
      return compileTernary(ast, compiler);
    case 'ConvertExpression':
      return compileConvert(ast, compiler);
    case 'AttributedExpression':
      return compiler.expression(ast.child);
    case 'ExpandableStringExpression':
      return compileExpandableString(ast, compiler);
    case 'ArrayLiteral':
      return compileArrayLiteral(ast, compiler);
    case 'ArrayExpression':
      return compileArrayExpression(ast.body, compiler);
    case 'SubExpression':
      // Nothing within is the value null, unlike statements that give nothing.
      return ast.body.statements.length === 0 ? () => null : captured(compiler.statements(ast.body));
    case 'ParenExpression':
      return compiler.value(ast.pipeline);
    case 'Hashtable':
      return compileHashtable(ast, compiler);
    case 'ScriptBlockExpression': {
      let code: BlockCode | null = null;
      return ({ state }) => new CompiledBlock((code ??= compiler.scriptBlock(ast.scriptBlock)), state);
    }
    case 'TypeExpression':
      return resolveType(ast.typeName, compiler, ast);
    case 'IndexExpression':
      return compileIndex(ast, compiler);
    case 'MemberExpression':
      return compileMember(ast, compiler);
    case 'InvokeMemberExpression':
      return compileCall(ast, compiler);
    case 'UsingExpression':
      return compileUsing(ast, compiler);
    case 'ErrorExpression':
      return unparsed();
  }
}

function compileStatement(ast: StatementAst, compiler: Compiler): Execute {
  switch (ast.kind) {
    case 'Pipeline':
      return compilePipeline(ast, compiler);
    case 'PipelineChain':
      return compileChain(ast, compiler);
    case 'AssignmentStatement': {
      const assign = compileAssignment(ast, compiler);
      const succeeds = setsStatus(ast);
      return (frame) => {
        assign(frame);
        if (succeeds) frame.engine.ok = true;
        return undefined;
      };
    }
    case 'IfStatement':
      return compileIf(ast, compiler);
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'DoUntilStatement':
      return compileWhile(ast, compiler);
    case 'ForStatement':
      return compileFor(ast, compiler);
    case 'ForEachStatement':
      return compileForEach(ast, compiler);
    case 'SwitchStatement':
      return compileSwitch(ast, compiler);
    case 'TryStatement':
      return compileTry(ast, compiler);
    case 'ReturnStatement':
    case 'ExitStatement':
    case 'ThrowStatement':
      return compileFlow(ast, compiler);
    case 'BreakStatement':
    case 'ContinueStatement':
      return compileJump(ast, compiler);
    case 'FunctionDefinition':
      return compileFunction(ast, compiler);
    case 'StatementBlock':
      return compiler.statements(ast);
    case 'DataStatement': {
      const value = captured(compiler.statements(ast.body));
      const { variable } = ast;
      return (frame, out) => {
        const result = value(frame);
        if (variable === null) emit(result, out);
        else frame.scope.define(variable, result);
        return undefined;
      };
    }
    case 'UsingStatement':
    case 'TrapStatement':
    case 'TypeDefinition':
      // Namespaces and traps belong to their block, types are there before it runs.
      return () => undefined;
    case 'ErrorStatement':
      return unparsed();
  }
}

/** A statement as a value. */
function compileValue(ast: StatementAst, compiler: Compiler): Evaluate {
  const sole = soleExpression(ast);
  if (sole !== null) {
    const value = compiler.expression(sole);
    const succeeds = setsStatus(ast);
    return (frame) => {
      const result = value(frame);
      if (succeeds) frame.engine.ok = true;
      return result;
    };
  }
  if (ast.kind === 'AssignmentStatement') return compileAssignment(ast, compiler);
  return captured(compiler.statement(ast));
}

/** What a statement writes, as a value. Where it jumps out, what it wrote goes to what is around it. */
function captured(run: Execute): Evaluate {
  return (frame) => {
    const output = new Capture();
    try {
      capture(run, output, frame);
    } catch (error) {
      if (error instanceof JumpThrow || error instanceof ExitThrow)
        passOn(output, frame.captures ?? frame.out);
      throw error;
    }
    return output.result();
  };
}

/** Runs a statement within an expression. Throws where it jumps out. */
function capture(run: Execute, output: Capture, frame: Frame): void {
  const around = frame.captures;
  frame.captures = output;
  let completion: Completion;
  try {
    completion = run(frame, output);
  } finally {
    frame.captures = around;
  }
  if (completion !== undefined) throw new JumpThrow(completion);
}

function passOn(output: Capture, out: Sink): void {
  for (const item of output.items) out.write(item);
}

/** `@( … )`: always an array. An error of an expression that stands alone there is one of the statement around it. */
function compileArrayExpression(ast: StatementBlockAst, compiler: Compiler): Evaluate {
  const [only] = ast.statements;
  const sole = ast.statements.length === 1 && only !== undefined ? soleExpression(only) : null;
  if (sole?.kind === 'ArrayLiteral') return compiler.expression(sole);
  const run = only !== undefined && sole !== null ? compiler.statement(only) : compiler.statements(ast);
  return (frame) => {
    const output = new Capture();
    capture(run, output, frame);
    return new NetArray(output.items);
  };
}

function unparsed(): () => never {
  return () => {
    throw scriptError('InvalidSyntax', 'The text at this place could not be understood.', 'ParserError');
  };
}
