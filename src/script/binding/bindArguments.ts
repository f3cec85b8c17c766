import { ArgumentBinding } from './argumentBinding.ts';
import type { BindingSession } from './bindingSession.ts';
import type { BindingRequest, ParameterBinding } from './parameterBinding.ts';
import type { RawArgument } from './rawArgument.ts';

/**
 * Binds the arguments of a call: by name, by position, what `$PSDefaultParameterValues` says, what is left. Objects of a pipeline are bound by what it
 * returns. Throws the ScriptError of the binding.
 */
export function bindArguments(
  request: BindingRequest,
  args: readonly RawArgument[],
  session: BindingSession,
): ParameterBinding {
  const binding = new ArgumentBinding(request, session);
  binding.bindCall(args);
  return binding;
}
