import type { Cmdlet } from '../cmdlet.ts';
import { joinPath } from '../paths/joinPath.ts';
import { splitPath } from '../paths/splitPath.ts';
import { selectXml } from '../xml/selectXml.ts';
import { convertFromStringData } from './convertFromStringData.ts';
import { joinString } from './joinString.ts';
import { selectString } from './selectString.ts';

/** The cmdlets about texts, paths as texts among them. */
export const textCmdlets: readonly Cmdlet[] = [
  selectString,
  joinString,
  convertFromStringData,
  joinPath,
  splitPath,
  selectXml,
];
