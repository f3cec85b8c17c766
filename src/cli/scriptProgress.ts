import type { Clock } from '../base/clock.ts';
import { printable } from '../base/printable.ts';
import type { ShownProgress } from '../script/host/hostMessages.ts';
import type { OutputStream } from './host.ts';
import { cutToWidth } from './render/displayWidth.ts';

/** Ten times a second is as often as an eye can follow. */
const shortestInterval = 100;
const barWidth = 24;
const eraseLine = '\r\u001b[K';

/** What a script says with Write-Progress: one line at the end of the terminal, which gives way to output. Nothing where there is no terminal. */
export class ScriptProgress {
  readonly #stream: OutputStream;
  readonly #clock: Clock;
  /** What is under way, by activity; the one told last is shown. */
  readonly #underWay = new Map<string, ShownProgress>();
  #isShown = false;
  #drawn = Number.NEGATIVE_INFINITY;

  constructor(stream: OutputStream, clock: Clock) {
    this.#stream = stream;
    this.#clock = clock;
  }

  report(progress: ShownProgress): void {
    if (this.#stream.isTTY !== true) return;
    const { activity } = progress;
    this.#underWay.delete(activity);
    if (!progress.completed) this.#underWay.set(activity, progress);
    if (this.#underWay.size === 0) this.clear();
    else if (progress.completed || this.#clock.monotonic() - this.#drawn >= shortestInterval) this.draw();
  }

  /** Puts the line back after output has been written. */
  draw(): void {
    const progress = [...this.#underWay.values()].at(-1);
    if (progress === undefined) return;
    this.#drawn = this.#clock.monotonic();
    this.#isShown = true;
    this.#stream.write(`${eraseLine}${progressLine(progress, this.#stream.columns ?? 80)}`);
  }

  /** Takes the line away before output is written. */
  clear(): void {
    if (this.#isShown) this.#stream.write(eraseLine);
    this.#isShown = false;
  }

  /** Takes it away for good, also where the script left something under way. */
  end(): void {
    this.#underWay.clear();
    this.clear();
  }
}

/** `Exporting the catalog: Writing documents  [=====>      ] 42%`, no wider than the terminal. */
function progressLine({ activity, status, percent }: ShownProgress, width: number): string {
  const text = printable(status === '' ? activity : `${activity}: ${status}`);
  if (percent === null) return cutToWidth(text, width - 1);
  const done = Math.min(barWidth, Math.floor((barWidth * percent) / 100));
  const bar = `${'='.repeat(done)}${done < barWidth ? '>' : ''}`.padEnd(barWidth);
  const tail = `  [${bar}] ${Math.floor(percent)}%`;
  return cutToWidth(`${cutToWidth(text, Math.max(16, width - 1 - tail.length))}${tail}`, width - 1);
}
