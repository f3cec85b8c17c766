import path from 'node:path';
import process from 'node:process';
import { codeFolder, loadProgram } from '../script/host/compiledProgram.ts';

/** Path of the program of sessions, seen from this one; the build says it. */
declare const sessionProgram: string;

/** What the thread of a session starts with: it loads the program of sessions, and keeps its code when the session has ended. */
const program = loadProgram(path.join(__dirname, sessionProgram), codeFolder(process.platform, process.env));
process.once('exit', program.keepCode);
