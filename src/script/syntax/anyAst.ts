import type {
  AttributeBaseAst,
  CatchClauseAst,
  CommandAst,
  CommandExpressionAst,
  CommandParameterAst,
  ExpressionAst,
  FunctionMemberAst,
  NamedAttributeArgumentAst,
  NamedBlockAst,
  ParamBlockAst,
  ParameterAst,
  PropertyMemberAst,
  RedirectionAst,
  ScriptBlockAst,
  StatementAst,
} from './ast.ts';

/** Any node of a tree. */
export type AnyAst =
  | (
      | ScriptBlockAst
      | ParamBlockAst
      | ParameterAst
      | AttributeBaseAst
      | NamedAttributeArgumentAst
      | NamedBlockAst
    )
  | (StatementAst | CatchClauseAst | PropertyMemberAst | FunctionMemberAst)
  | (CommandAst | CommandParameterAst | CommandExpressionAst | RedirectionAst | ExpressionAst);
