#!/usr/bin/env node
import process from 'node:process';
import { prepareSession } from './sessionStart.ts';

// Most likely a script: where it is none, the thread goes with the process.
if (process.argv.slice(2).includes('run')) prepareSession();

// A program that is not whole ends this way, too: nobody is left who could tell it better.
void import('./runProcess.ts').then(({ runProcess }) => runProcess());
