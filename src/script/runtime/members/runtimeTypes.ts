import type { NetType } from '../../types/netType.ts';
import type { Engine } from '../execution.ts';
import { attributeTypes } from './attributeTypes.ts';
import { callStackFrameType } from './callStackFrameType.ts';
import { runtimeParameterType } from './runtimeParameterType.ts';
import { powerShellTypes } from './powerShellTypes.ts';
import { enumeratorTypes } from './enumeratorTypes.ts';
import { dictionaryTypes } from './dictionaryTypes.ts';
import { errorRecordTypes } from './errorRecordTypes.ts';
import { jobTypes } from './jobTypes.ts';
import { invocationTypes } from './invocationTypes.ts';
import { moduleType } from './moduleType.ts';
import { moduleSpecificationType } from '../modules/moduleSpecification.ts';
import { scriptCmdletType } from './scriptCmdletType.ts';
import { sessionStateTypes } from './sessionStateTypes.ts';
import { steppablePipelineType } from './steppablePipelineType.ts';
import { streamRecordTypes } from './streamRecordTypes.ts';
import { variableType } from './variableType.ts';

/** The types whose objects belong to the session they are of. */
export function runtimeTypes(engine: Engine): NetType[] {
  return [
    variableType(),
    callStackFrameType(),
    scriptCmdletType(),
    steppablePipelineType(),
    moduleType(engine),
    moduleSpecificationType(),
    ...sessionStateTypes(),
    ...invocationTypes(engine),
    ...enumeratorTypes(),
    ...streamRecordTypes(),
    ...errorRecordTypes(),
    ...attributeTypes(),
    runtimeParameterType(),
    ...powerShellTypes(engine),
    ...jobTypes(),
    ...dictionaryTypes(engine),
  ];
}
