import {
  allParameterSets,
  type ParameterMetadata,
  type ParameterSetMember,
} from '../commands/commandMetadata.ts';

/** A parameter of every set that need not be given and is bound by name alone. */
export const namedEverywhere: ParameterSetMember = {
  set: allParameterSets,
  mandatory: false,
  position: null,
  fromPipeline: false,
  fromPipelineByPropertyName: false,
  fromRemainingArguments: false,
  helpMessage: null,
};

function common(name: string, alias: string, type = 'System.String'): ParameterMetadata {
  return {
    name,
    aliases: [alias],
    type,
    sets: [namedEverywhere],
    checks: [],
    allows: { null: false, emptyString: false, emptyCollection: false },
    hidden: false,
  };
}

const switchType = 'System.Management.Automation.SwitchParameter';
const preference = 'System.Management.Automation.ActionPreference';

/** What every cmdlet and advanced function has. */
export const commonParameters: readonly ParameterMetadata[] = [
  common('Verbose', 'vb', switchType),
  common('Debug', 'db', switchType),
  common('ErrorAction', 'ea', preference),
  common('WarningAction', 'wa', preference),
  common('InformationAction', 'infa', preference),
  common('ProgressAction', 'proga', preference),
  common('ErrorVariable', 'ev'),
  common('WarningVariable', 'wv'),
  common('InformationVariable', 'iv'),
  common('OutVariable', 'ov'),
  common('OutBuffer', 'ob', 'System.Int32'),
  common('PipelineVariable', 'pv'),
];

/** What those have besides that ask before they act. */
export const confirmationParameters: readonly ParameterMetadata[] = [
  common('WhatIf', 'wi', switchType),
  common('Confirm', 'cf', switchType),
];
