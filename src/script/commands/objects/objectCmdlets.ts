import type { Cmdlet } from '../cmdlet.ts';
import { addMember } from './addMember.ts';
import { compareObject } from './compareObject.ts';
import { forEachObject } from './forEachObject.ts';
import { getMemberCommand } from './getMemberCommand.ts';
import { getUnique } from './getUnique.ts';
import { updateList } from './updateList.ts';
import { groupObject } from './groupObject.ts';
import { measureObject } from './measureObject.ts';
import { newObject } from './newObject.ts';
import { selectObject } from './selectObject.ts';
import { sortObject } from './sortObject.ts';
import { teeObject } from './teeObject.ts';
import { updateTypeData, removeTypeData, getTypeData } from './typeDataCmdlets.ts';
import { whereObject } from './whereObject.ts';

/** Cmdlets about objects of any kind: choosing, sorting, grouping, making. */
export const objectCmdlets: readonly Cmdlet[] = [
  whereObject,
  forEachObject,
  selectObject,
  sortObject,
  groupObject,
  measureObject,
  compareObject,
  getUnique,
  updateList,
  teeObject,
  newObject,
  addMember,
  getMemberCommand,
  updateTypeData,
  removeTypeData,
  getTypeData,
];
