import type { Trace } from '$engine/trace';
import { afterStep, startAt, stepOf, type Moment } from '$replay/moment';
import { back, clampMoment, into, next, out } from '$replay/stepping';

/** How long a step stays on screen while the pass plays, in milliseconds. */
const BEAT = 1200;

/** A moment of a pass, and the ways to move it. All that is on screen follows from the trace and the moment. */
export class Player {
	readonly #trace: () => Trace;
	#moment = $state.raw<Moment>(startAt('equation'));
	#timer: ReturnType<typeof setInterval> | undefined = $state.raw();

	/** `trace` is asked anew each time: the trace may change under the cursor. */
	constructor(trace: () => Trace) {
		this.#trace = trace;
	}

	get trace(): Trace {
		return this.#trace();
	}

	get moment(): Moment {
		return clampMoment(this.trace, this.#moment);
	}

	/** How many steps have been begun; the last of them is on show, 0 is the start. */
	get cursor(): number {
		return this.moment.step;
	}

	get step() {
		return stepOf(this.trace, this.moment);
	}

	get atStart(): boolean {
		return this.cursor === 0;
	}

	/** Whether there is nothing further at this grain. */
	get atEnd(): boolean {
		const { trace, moment } = this;
		// `next` gives the last moment itself.
		return next(trace, moment) === moment;
	}

	get playing(): boolean {
		return this.#timer !== undefined;
	}

	/** Moves to a moment, the nearest that the trace has, and stops playing. */
	show(moment: Moment) {
		this.pause();
		this.#moment = clampMoment(this.trace, moment);
	}

	/** Moves to after so many whole steps, the nearest that the trace has. */
	goTo(step: number) {
		this.show(afterStep(Math.min(Math.max(Math.round(step), 0), this.trace.steps.length)));
	}

	/** One equation, row or term further. */
	next() {
		this.show(next(this.trace, this.moment));
	}

	/** Exactly undoes `next`. */
	back() {
		this.show(back(this.trace, this.moment));
	}

	/** Into the rows of an equation, into the terms of a row. */
	into() {
		this.show(into(this.trace, this.moment));
	}

	/** Out of a row's terms, out of an equation's rows. */
	out() {
		this.show(out(this.moment));
	}

	toStart() {
		this.goTo(0);
	}

	toEnd() {
		this.goTo(Infinity);
	}

	/** Takes a step every beat until the end; from the start again when it is there already. */
	play() {
		if (this.atEnd) this.show(startAt(this.moment.grain));
		this.#timer ??= setInterval(() => {
			if (!this.atEnd) this.#moment = next(this.trace, this.moment);
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
