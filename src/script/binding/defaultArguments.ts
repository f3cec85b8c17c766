import { toBoolean } from '../convert/toBoolean.ts';
import { collapse } from '../members/propertyInfo.ts';
import { wildcardPattern } from '../text/wildcard.ts';
import { Dictionary } from '../values/dictionary.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';
import type { PlannedParameter } from './bindingPlan.ts';
import type { BindingSession } from './bindingSession.ts';

/** What `$PSDefaultParameterValues` says of the parameters of a command that are not bound: `Get-*:Name`, script blocks run. */
export function defaultArguments(
  command: string,
  unbound: Iterable<PlannedParameter>,
  session: BindingSession,
): { readonly parameter: PlannedParameter; readonly value: Value }[] {
  const defaults = session.variable('PSDefaultParameterValues');
  if (!(defaults instanceof Dictionary) || defaults.size === 0) return [];
  if (toBoolean(defaults.get('Disabled') ?? null)) return [];
  const found: { readonly parameter: PlannedParameter; readonly value: Value }[] = [];
  const known = [...unbound];
  for (const { key, value } of defaults.entries()) {
    const [, commands = '', name = ''] =
      /^\s*["']?([^:"']+)["']?\s*:\s*["']?([^"']+?)["']?\s*$/.exec(session.text(key)) ?? [];
    if (commands === '' || !wildcardPattern(commands.trim())(command)) continue;
    const named = wildcardPattern(name);
    const parameter = known.find(
      (one) => named(one.name) || one.metadata.aliases.some((alias) => named(alias)),
    );
    if (parameter === undefined || found.some((other) => other.parameter === parameter)) continue;
    found.push({
      parameter,
      value: value instanceof ScriptBlock ? collapse(session.invoke(value, [])) : value,
    });
  }
  return found;
}
