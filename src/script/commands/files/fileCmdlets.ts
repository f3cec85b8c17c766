import type { Cmdlet } from '../cmdlet.ts';
import { copyItem } from './copyItem.ts';
import { getPSDrive, getPSProvider, newPSDrive, removePSDrive } from './driveCmdlets.ts';
import { getChildItem } from './getChildItem.ts';
import { getContent } from './getContent.ts';
import { getFileHash } from './getFileHash.ts';
import { newTemporaryFile } from './newTemporaryFile.ts';
import { getItem } from './getItem.ts';
import {
  getItemProperty,
  getItemPropertyValue,
  invokeItem,
  setItemProperty,
  unblockFile,
} from './itemProperties.ts';
import { getLocation, popLocation, pushLocation, setLocation } from './locations.ts';
import { mkdir } from './mkdir.ts';
import { moveItem, renameItem } from './moveItem.ts';
import { newItem } from './newItem.ts';
import { removeItem } from './removeItem.ts';
import { convertPath, resolvePathCommand } from './resolvePath.ts';
import { addContent, clearContent, setContent } from './setContent.ts';
import { clearItem, setItem } from './setItem.ts';
import { testPath } from './testPath.ts';

/** The cmdlets about files, folders and the items of other drives. */
export const fileCmdlets: readonly Cmdlet[] = [
  ...[getItem, getChildItem, newItem, mkdir, removeItem, copyItem, moveItem, renameItem, setItem, clearItem],
  ...[getContent, setContent, addContent, clearContent],
  ...[getItemProperty, getItemPropertyValue, setItemProperty, invokeItem, unblockFile],
  ...[testPath, resolvePathCommand, convertPath, getFileHash, newTemporaryFile],
  ...[getLocation, setLocation, pushLocation, popLocation],
  ...[getPSDrive, newPSDrive, removePSDrive, getPSProvider],
];
