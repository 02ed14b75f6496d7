import type { Trace } from '$engine/trace';
import { clampCursor, stepAt } from '$replay/cursor';

/** How long a step stays on screen while the pass plays, in milliseconds. */
const BEAT = 1200;

/** The cursor in a trace, and the ways to move it. All that is on screen follows from the two. */
export class Player {
	readonly #trace: () => Trace;
	#cursor = $state(0);
	#timer: ReturnType<typeof setInterval> | undefined = $state.raw();

	/** `trace` is asked anew each time: the trace may change under the cursor. */
	constructor(trace: () => Trace) {
		this.#trace = trace;
	}

	get trace(): Trace {
		return this.#trace();
	}

	/** How many steps have been taken: 0 at the start, the number of steps at the end. */
	get cursor(): number {
		return clampCursor(this.trace, this.#cursor);
	}

	get step() {
		return stepAt(this.trace, this.cursor);
	}

	get atStart(): boolean {
		return this.cursor === 0;
	}

	get atEnd(): boolean {
		return this.cursor === this.trace.steps.length;
	}

	get playing(): boolean {
		return this.#timer !== undefined;
	}

	/** Moves to a cursor, the nearest that the trace has, and stops playing. */
	goTo(cursor: number) {
		this.pause();
		this.#cursor = clampCursor(this.trace, cursor);
	}

	next() {
		this.goTo(this.cursor + 1);
	}

	back() {
		this.goTo(this.cursor - 1);
	}

	toStart() {
		this.goTo(0);
	}

	toEnd() {
		this.goTo(Infinity);
	}

	/** Takes a step every beat until the end; from the start again when it is there already. */
	play() {
		if (this.atEnd) this.toStart();
		this.#timer ??= setInterval(() => {
			if (!this.atEnd) this.#cursor = this.cursor + 1;
			if (this.atEnd) this.pause();
		}, BEAT);
	}

	pause() {
		clearInterval(this.#timer);
		this.#timer = undefined;
	}

	/** Plays, or stops playing. */
	toggle() {
		if (this.playing) this.pause();
		else this.play();
	}
}
