import type { ScriptBlockAst } from './ast.ts';
import { specificationProblem, tableIn } from './moduleSpecification.ts';
import { soleExpression } from './soleExpression.ts';
import type { TypeKnowledge } from './typeNameChecks.ts';
import type { SemanticReport } from './semanticReport.ts';

/** Reports `using assembly`, and `using module` of a name that no module has; one of a path is found out about when the script runs. */
export function checkModules(
  { usings }: ScriptBlockAst,
  text: string,
  types: TypeKnowledge,
  reports: SemanticReport,
): void {
  for (const using of usings) {
    const { usingKind, name, moduleSpecification } = using;
    // Assemblies are not loaded by their names, and this host loads none of files.
    if (usingKind === 'assembly' && name !== null) reports.report('ErrorLoadingAssembly', name, name.value);
    if (usingKind !== 'module') continue;
    const problem =
      moduleSpecification === null
        ? null
        : specificationProblem(tableIn(text.slice(moduleSpecification.start, moduleSpecification.end)));
    if (problem !== null) {
      reports.report('RequiresModuleInvalid', using, problem);
      continue;
    }
    const written = name ?? nameIn(moduleSpecification?.entries ?? []);
    if (written === null || /[\\/]/.test(written.value) || /\.ps[dm]?1$/i.test(written.value)) continue;
    if (types.hasModule?.(written.value) !== false) continue;
    const item = name === null ? moduleSpecification : null;
    const shown = item === null ? written.value : text.slice(item.start, item.end);
    reports.report('ModuleNotFoundDuringParse', using, shown);
  }
}

function nameIn(entries: NonNullable<ScriptBlockAst['usings'][number]['moduleSpecification']>['entries']) {
  for (const { key, value } of entries) {
    if (key.kind !== 'StringConstantExpression' || key.value.toLowerCase() !== 'modulename') continue;
    const expression = soleExpression(value);
    return expression?.kind === 'StringConstantExpression' ? expression : null;
  }
  return null;
}
