import { homedir } from 'node:os';
import { currentPath } from '../../commands/files/currentPath.ts';
import { parseVersion } from '../../text/parseVersion.ts';
import { parseSemanticVersion } from '../../values/semanticVersion.ts';
import { languageVersion } from '../session/meetRequirements.ts';
import { getStaticMember } from '../../members/staticMember.ts';
import { convert } from '../../convert/convert.ts';
import { namedObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { EnumValue } from '../../values/enumValue.ts';
import type { NetObject, Value } from '../../values/value.ts';
import { NetArray } from '../../values/netArray.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { PSStyle } from '../../values/psStyle.ts';
import { isReserved, reservedPreference } from '../../values/reservedPreference.ts';
import { ComputedVariable, type ScopedItemOption, Variable } from '../../values/variable.ts';
import { confirmImpact } from '../pipeline/commonPreferences.ts';
import { type ActionPreference, actionPreferenceType, actionPreferenceValue } from './preference.ts';
import type { Engine } from '../execution.ts';
import type { Scope } from './scope.ts';
import { EngineView } from '../session/sessionStateView.ts';

const preferences: readonly (readonly [string, ActionPreference])[] = [
  ['ErrorActionPreference', 'Continue'],
  ['WarningPreference', 'Continue'],
  ['InformationPreference', 'SilentlyContinue'],
  ['VerbosePreference', 'SilentlyContinue'],
  ['DebugPreference', 'SilentlyContinue'],
  ['ProgressPreference', 'Continue'],
];

const errorView = 'System.Management.Automation.ErrorView';
/** The number of ConciseView. */
const conciseView = 2n;

const argumentPassing = 'System.Management.Automation.NativeArgumentPassingStyle';
/** The number of Standard. */
const standardPassing = 1n;

function defaultEncoding(engine: Engine): Value {
  const type = engine.types.find('System.Text.Encoding');
  return type === undefined ? null : (getStaticMember(type, 'Default', engine) ?? null);
}

/** `$null` takes everything and keeps nothing. */
const ignoreValue = (): undefined => undefined;

/** Gives an outermost scope the variables of a new session. */
export function setSessionVariables(engine: Engine, top: Scope): void {
  const put = (name: string, value: Value, ...options: ScopedItemOption[]): Variable => {
    const variable = new Variable(name, value);
    if (options.length > 0) variable.setOptions(options);
    top.put(variable);
    return variable;
  };
  const typed = (name: string, value: Value, typeName: string): void => {
    const variable = put(name, value);
    variable.setAttributes([
      {
        typeName: 'System.Management.Automation.ArgumentTypeConverterAttribute',
        converts: true,
        apply: (given) => {
          const type = engine.types.find(typeName);
          const made = type === undefined ? given : convert(given, type, engine);
          if (isReserved(made)) throw scriptError('RuntimeException', reservedPreference, 'MetadataError');
          return made;
        },
      },
    ]);
  };
  put('true', true, 'Constant', 'AllScope').description = 'Boolean True';
  put('false', false, 'Constant', 'AllScope').description = 'Boolean False';
  top.put(new ComputedVariable('null', () => null, ignoreValue));
  put('Error', engine.errors, 'Constant');
  put('PID', process.pid, 'Constant', 'AllScope');
  put('HOME', engine.environment.get('HOME') ?? homedir(), 'ReadOnly', 'AllScope');
  put('PSHOME', '/opt/microsoft/powershell/7', 'Constant', 'AllScope');
  put('ShellId', 'Microsoft.PowerShell', 'Constant', 'AllScope');
  put('PSEdition', 'Core', 'Constant', 'AllScope');
  put('IsLinux', true, 'Constant', 'AllScope');
  put('IsWindows', false, 'Constant', 'AllScope');
  put('IsMacOS', false, 'Constant', 'AllScope');
  put('IsCoreCLR', true, 'Constant', 'AllScope');
  put('PSVersionTable', versionTable(), 'Constant', 'AllScope');
  put('PSDefaultParameterValues', new Dictionary('System.Management.Automation.DefaultParameterDictionary'));
  put('PSCulture', engine.culture, 'ReadOnly');
  put('PSUICulture', engine.culture, 'ReadOnly');
  put('PROFILE', '');
  put('PSScriptRoot', '');
  put('PSCommandPath', '');
  put('MaximumHistoryCount', 4096);
  put('FormatEnumerationLimit', 4);
  put('NestedPromptLevel', 0);
  put('PSNativeCommandUseErrorActionPreference', false);
  put('PSStyle', new PSStyle(), 'Constant');
  put('PSSessionApplicationName', 'wsman');
  put('Host', hostObject(engine), 'Constant', 'AllScope');
  for (const [name, preference] of preferences)
    typed(name, actionPreferenceValue(preference), actionPreferenceType);
  typed('ConfirmPreference', confirmImpact('High'), 'System.Management.Automation.ConfirmImpact');
  typed('WhatIfPreference', false, 'System.Boolean');
  typed('PSNativeCommandArgumentPassing', new EnumValue(argumentPassing, standardPassing), argumentPassing);
  typed('ErrorView', new EnumValue(errorView, conciseView), errorView);
  // The encoding is made when somebody looks at it.
  let outputEncoding: Value | undefined;
  top.put(
    new ComputedVariable(
      'OutputEncoding',
      () => (outputEncoding ??= defaultEncoding(engine)),
      (value) => {
        outputEncoding = value;
      },
    ),
  );
  top.put(new ComputedVariable('?', () => engine.ok, null));
  top.put(new ComputedVariable('ExecutionContext', () => new EngineView(engine.frame), null));
  top.put(new ComputedVariable('PWD', () => currentPath(engine), null));
}

function versionTable(): NetObject {
  const table = new Dictionary('System.Management.Automation.PSVersionHashTable');
  table.set('PSVersion', parseSemanticVersion(languageVersion) ?? languageVersion);
  table.set('PSEdition', 'Core');
  table.set('GitCommitId', languageVersion);
  table.set('OS', 'Linux');
  table.set('Platform', 'Unix');
  const compatible = ['1.0', '2.0', '3.0', '4.0', '5.0', '5.1', '6.0', '7.0'].map(parseVersion);
  table.set('PSCompatibleVersions', new NetArray(compatible, 'System.Version'));
  table.set('PSRemotingProtocolVersion', parseVersion('2.4'));
  table.set('SerializationVersion', parseVersion('1.1.0.1'));
  table.set('WSManStackVersion', parseVersion('3.0'));
  table.set('HostName', 'Software Update Sync');
  return table;
}

function hostObject({ culture }: Engine): NetObject {
  return namedObject(
    [
      ['Name', 'Software Update Sync'],
      ['Version', parseVersion(languageVersion)],
      ['CurrentCulture', culture],
    ],
    'System.Management.Automation.Internal.Host.InternalHost',
  );
}
