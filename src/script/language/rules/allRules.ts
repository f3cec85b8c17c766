import type { LintRule } from '../lintRule.ts';
import { avoidAssignmentToAutomaticVariable } from './avoidAssignmentToAutomaticVariable.ts';
import { avoidJumpsOutOfScriptBlocks } from './avoidJumpsOutOfScriptBlocks.ts';
import { avoidOverwritingBuiltInCmdlets } from './avoidOverwritingBuiltInCmdlets.ts';
import { avoidPassingFormattedOutputOn } from './avoidPassingFormattedOutputOn.ts';
import { avoidUsingCmdletAliases } from './avoidUsingCmdletAliases.ts';
import { avoidUsingConvertToSecureStringWithPlainText } from './avoidUsingConvertToSecureStringWithPlainText.ts';
import { avoidUsingEmptyCatchBlock } from './avoidUsingEmptyCatchBlock.ts';
import { avoidUsingInvokeExpression } from './avoidUsingInvokeExpression.ts';
import { avoidUsingPlainTextForPassword } from './avoidUsingPlainTextForPassword.ts';
import { avoidUsingWriteHost } from './avoidUsingWriteHost.ts';
import { commandNotFound } from './commandNotFound.ts';
import { misleadingBacktick } from './misleadingBacktick.ts';
import { missingMandatoryParameter } from './missingMandatoryParameter.ts';
import { namedParameterNotFound } from './namedParameterNotFound.ts';
import { parameterArgumentValidation } from './parameterArgumentValidation.ts';
import { possibleIncorrectComparisonWithNull } from './possibleIncorrectComparisonWithNull.ts';
import { possibleIncorrectUsageOfAssignmentOperator } from './possibleIncorrectUsageOfAssignmentOperator.ts';
import { possibleIncorrectUsageOfRedirectionOperator } from './possibleIncorrectUsageOfRedirectionOperator.ts';
import { provideCommentHelp } from './provideCommentHelp.ts';
import { reviewUnusedParameter } from './reviewUnusedParameter.ts';
import { shouldProcess } from './shouldProcess.ts';
import { typeNotFound } from './typeNotFound.ts';
import { useApprovedVerbs } from './useApprovedVerbs.ts';
import { useDeclaredVarsMoreThanAssignments } from './useDeclaredVarsMoreThanAssignments.ts';
import { useProcessBlockForPipelineCommand } from './useProcessBlockForPipelineCommand.ts';
import { useShouldProcessForStateChangingFunctions } from './useShouldProcessForStateChangingFunctions.ts';

/** Every rule, those of the host first. */
export const allRules: readonly LintRule[] = [
  commandNotFound,
  namedParameterNotFound,
  parameterArgumentValidation,
  missingMandatoryParameter,
  typeNotFound,
  avoidJumpsOutOfScriptBlocks,
  avoidPassingFormattedOutputOn,
  avoidAssignmentToAutomaticVariable,
  avoidOverwritingBuiltInCmdlets,
  avoidUsingCmdletAliases,
  avoidUsingConvertToSecureStringWithPlainText,
  avoidUsingEmptyCatchBlock,
  avoidUsingInvokeExpression,
  avoidUsingPlainTextForPassword,
  avoidUsingWriteHost,
  misleadingBacktick,
  possibleIncorrectComparisonWithNull,
  possibleIncorrectUsageOfAssignmentOperator,
  possibleIncorrectUsageOfRedirectionOperator,
  provideCommentHelp,
  reviewUnusedParameter,
  shouldProcess,
  useApprovedVerbs,
  useDeclaredVarsMoreThanAssignments,
  useProcessBlockForPipelineCommand,
  useShouldProcessForStateChangingFunctions,
];
