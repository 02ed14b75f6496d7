const WIDTH = 24;
/** Milliseconds from one picture of the bar to the next. */
const PAUSE = 100;
const CLEAR = '\r\x1b[K';

/** A bar on the terminal's last line, if stderr is one; nothing otherwise. */
export class ProgressBar {
	readonly #on = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
	readonly #begun = performance.now();
	#next = this.#begun + PAUSE;
	#visible = false;

	/** Shows how much, 0 to 1, is done, with a word on what is being done. */
	show(share: number, doing: string): void {
		const now = performance.now();
		if (!this.#on || now < this.#next) return;
		this.#next = now + PAUSE;
		this.#visible = true;
		const full = Math.round(WIDTH * share);
		const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
		const left = Math.ceil(((now - this.#begun) * (1 - share)) / share / 1000);
		const line = `${bar} ${Math.floor(100 * share)} %  ${doing}  ${left} s left`;
		process.stderr.write(CLEAR + line.slice(0, (process.stderr.columns || 80) - 1));
	}

	/** Takes the bar away, so that a line can be printed in its place. */
	clear(): void {
		if (this.#visible) process.stderr.write(CLEAR);
		this.#visible = false;
		this.#next = 0;
	}
}
