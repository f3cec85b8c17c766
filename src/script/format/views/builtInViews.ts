import { ViewTable } from '../findView.ts';
import { fileViews } from './fileViews.ts';
import { helpViews } from './helpViews.ts';
import { sessionViews } from './sessionViews.ts';
import { streamViews } from './streamViews.ts';
import { utilityViews } from './utilityViews.ts';
import { valueViews } from './valueViews.ts';

/** The views that every session has from the start. */
export const builtInViews = new ViewTable([
  ...valueViews,
  ...streamViews,
  ...utilityViews,
  ...sessionViews,
  ...fileViews,
  ...helpViews,
]);
