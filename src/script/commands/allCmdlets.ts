import type { Cmdlet } from './cmdlet.ts';
import { getDate } from './dates/getDate.ts';
import { getTimeZone } from './dates/getTimeZone.ts';
import { newTimeSpan } from './dates/newTimeSpan.ts';
import { getAlias } from './discovery/getAlias.ts';
import { getCommand } from './discovery/getCommand.ts';
import { newAlias, removeAlias, setAlias } from './discovery/setAlias.ts';
import { fileCmdlets } from './files/fileCmdlets.ts';
import { getJob } from './jobs/getJob.ts';
import { receiveJob } from './jobs/receiveJob.ts';
import { removeJob } from './jobs/removeJob.ts';
import { startJob, startThreadJob } from './jobs/startJob.ts';
import { stopJob } from './jobs/stopJob.ts';
import { waitJob } from './jobs/waitJob.ts';
import { getHelp } from './help/getHelp.ts';
import { getVerb } from './discovery/getVerb.ts';
import { getCredential } from './secrets/getCredential.ts';
import { convertFromSecureString, convertToSecureString } from './secrets/secureStringCmdlets.ts';
import { startTranscript, stopTranscript } from './session/transcript.ts';
import { getTypeData, removeTypeData, updateTypeData } from './objects/typeDataCmdlets.ts';
import { selectXml } from './xml/selectXml.ts';
import { addMember } from './objects/addMember.ts';
import { compareObject } from './objects/compareObject.ts';
import { forEachObject } from './objects/forEachObject.ts';
import { getMemberCommand } from './objects/getMemberCommand.ts';
import { getUnique } from './objects/getUnique.ts';
import { groupObject } from './objects/groupObject.ts';
import { measureObject } from './objects/measureObject.ts';
import { newObject } from './objects/newObject.ts';
import { selectObject } from './objects/selectObject.ts';
import { sortObject } from './objects/sortObject.ts';
import { teeObject } from './objects/teeObject.ts';
import { whereObject } from './objects/whereObject.ts';
import { joinPath } from './paths/joinPath.ts';
import { splitPath } from './paths/splitPath.ts';
import { getCulture, getUICulture } from './session/getCulture.ts';
import { getError } from './session/getError.ts';
import { getHost } from './session/getHost.ts';
import { getRandom, getSecureRandom } from './session/getRandom.ts';
import { clearHost } from './session/clearHost.ts';
import { invokeCommand } from './session/invokeCommand.ts';
import { invokeExpression } from './session/invokeExpression.ts';
import { clearHistory, getHistory, invokeHistory } from './session/historyCmdlets.ts';
import { measureCommand } from './session/measureCommand.ts';
import { newGuid } from './session/newGuid.ts';
import { readHost } from './session/readHost.ts';
import { setStrictMode } from './session/setStrictMode.ts';
import { startSleep } from './session/startSleep.ts';
import { convertFromStringData } from './text/convertFromStringData.ts';
import { joinString } from './text/joinString.ts';
import { selectString } from './text/selectString.ts';
import { getVariable } from './variables/getVariable.ts';
import { invokeWebRequest } from './web/invokeWebRequest.ts';
import { invokeRestMethod } from './web/invokeRestMethod.ts';
import { clearVariable, removeVariable } from './variables/removeVariable.ts';
import { newVariable, setVariable } from './variables/setVariable.ts';
import { writeError } from './write/writeError.ts';
import { writeHost } from './write/writeHost.ts';
import { writeInformation } from './write/writeInformation.ts';
import { outputCmdlets } from './outputCmdlets.ts';
import { writeOutput } from './write/writeOutput.ts';
import { writeProgress } from './write/writeProgress.ts';
import { writeDebug, writeVerbose, writeWarning } from './write/writeStreams.ts';

/** The cmdlets of the language that a session has from the start. */
export const allCmdlets: readonly Cmdlet[] = [
  ...[whereObject, forEachObject, selectObject, sortObject, groupObject, measureObject, compareObject],
  ...[getUnique, teeObject, newObject, addMember, getMemberCommand],
  ...[
    writeOutput,
    writeHost,
    writeError,
    writeWarning,
    writeVerbose,
    writeDebug,
    writeInformation,
    writeProgress,
  ],
  ...[getVariable, setVariable, newVariable, removeVariable, clearVariable],
  ...[getAlias, setAlias, newAlias, removeAlias, getCommand, getHelp],
  ...[getTimeZone, getSecureRandom, getHost],
  ...[getDate, newTimeSpan, getRandom, newGuid, getCulture, getUICulture, getError],
  ...[getHistory, clearHistory, invokeHistory],
  ...[invokeExpression, invokeCommand, measureCommand, setStrictMode, startSleep, readHost, clearHost],
  ...[selectString, joinString, convertFromStringData, joinPath, splitPath],
  ...[startTranscript, stopTranscript, convertToSecureString, convertFromSecureString, getCredential],
  ...[startJob, startThreadJob, getJob, receiveJob, waitJob, stopJob, removeJob],
  ...[getVerb, updateTypeData, removeTypeData, getTypeData, selectXml],
  ...[invokeRestMethod, invokeWebRequest],
  ...fileCmdlets,
  ...outputCmdlets,
];
