import { wildcardPattern } from '../text/wildcard.ts';
import type { TestCase, TestContainer } from './testTree.ts';

/** Which tests are to run; what is empty chooses all. Texts may be wildcard patterns. */
export interface TestFilter {
  readonly tags: readonly string[];
  readonly excludedTags: readonly string[];
  /** Names of blocks and test with full stops between them. */
  readonly fullNames: readonly string[];
  /** `/x.Tests.ps1:12`: a test or a block at its line. */
  readonly lines: readonly string[];
}

/** Marks the tests of a file that a filter chooses. */
export function selectTests(file: TestContainer, filter: TestFilter): void {
  const tags = anyOf(filter.tags);
  const excluded = anyOf(filter.excludedTags);
  const names = anyOf(filter.fullNames);
  const lines = new Set(filter.lines.map((line) => line.replaceAll('\\', '/').toLowerCase()));
  const chooses = filter.tags.length + filter.fullNames.length + lines.size > 0;
  for (const test of file.root.tests()) {
    const own = tagsOf(test);
    const named =
      own.some((tag) => tags(tag)) ||
      pathsOf(test).some((path) => names(path)) ||
      linesOf(test).some((line) => lines.has(`${file.name}:${line}`.toLowerCase()));
    test.selected = (!chooses || named) && !own.some((tag) => excluded(tag));
  }
}

function anyOf(patterns: readonly string[]): (text: string) => boolean {
  const tests = patterns.map((pattern) => wildcardPattern(pattern));
  return (text) => tests.some((test) => test(text));
}

function tagsOf(test: TestCase): readonly string[] {
  const blocks = [...test.parent.lineage()].flatMap(({ facts }) => facts?.tags ?? []);
  return [...test.facts.tags, ...blocks];
}

/** Its own full name and those of the blocks around it: who chooses a block chooses what is in it. */
function pathsOf(test: TestCase): readonly string[] {
  const path = test.path;
  return path.map((_, index) => path.slice(0, index + 1).join('.'));
}

function linesOf(test: TestCase): readonly number[] {
  const blocks = [...test.parent.lineage()].flatMap(({ facts }) => (facts === null ? [] : [facts.line]));
  return [test.facts.line, ...blocks];
}
