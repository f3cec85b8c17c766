import type { TestFailure } from '../../../script/pester/report/testReport.ts';

/** Two values that an assertion tells of; undefined where its message has none. */
export function comparedIn(
  message: string,
): { readonly expected: string; readonly actual: string } | undefined {
  const texts = /^Expected: '(?<expected>.*)'\nBut was: {2}'(?<actual>.*)'$/mu.exec(message)?.groups;
  const values = /^Expected (?:exactly )?(?<expected>.*?),(?: because .*,)? but got (?<actual>.*)\.$/su.exec(
    message,
  )?.groups;
  const found = texts ?? values;
  const [expected, actual] = [found?.['expected'], found?.['actual']];
  return expected === undefined || actual === undefined ? undefined : { expected, actual };
}

/** The line of a file that a failure comes from, from 1; undefined where it comes from elsewhere alone. */
export function lineIn({ file, line, trace }: TestFailure, test: string): number | undefined {
  if (file === test && line > 0) return line;
  const place = `, ${test}:`;
  const numbers = trace
    .filter((text) => text.includes(place))
    .map((text) => Number(text.slice(text.lastIndexOf(place) + place.length)));
  return numbers.find((number) => Number.isInteger(number));
}
