import type { EquationName, Trace } from '$engine/trace';
import {
	breaks,
	meets,
	runBack,
	runForward,
	sameBreakpoint,
	type Breakpoint
} from '$replay/breakpoint';
import { afterStep, startAt, stepOf, type Moment } from '$replay/moment';
import { back, clampMoment, into, next, out } from '$replay/stepping';

/** How long a step stays on screen while the pass plays at speed 1, in milliseconds. */
const BEAT = 1200;

/** How many times faster than that a pass can be played. */
export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** A moment of a pass, and the ways to move it. All that is on screen follows from the trace and the moment. */
export class Player {
	readonly #trace: () => Trace;
	#moment = $state.raw<Moment>(startAt('equation'));
	#timer: ReturnType<typeof setInterval> | undefined = $state.raw();
	#speed = $state<Speed>(1);
	/** Where a run stops, in the order in which they were set. */
	breakpoints = $state.raw<readonly Breakpoint[]>([]);
	/** The steps that meet a breakpoint. */
	readonly stops: readonly number[] = $derived.by(() => breaks(this.trace, this.breakpoints));

	/** `trace` is asked anew each time: the trace may change under the cursor. */
	constructor(trace: () => Trace) {
		this.#trace = trace;
	}

	get trace(): Trace {
		return this.#trace();
	}

	/** Where the pass is, asked for in many places: worked out once a step. */
	readonly moment: Moment = $derived.by(() => clampMoment(this.trace, this.#moment));

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

	/** Runs on to the next step that meets a breakpoint, else to the end. */
	run() {
		this.goTo(runForward(this.trace, this.cursor, this.breakpoints));
	}

	/** Runs back to the last step before that meets a breakpoint, else to the start. */
	runBack() {
		this.goTo(runBack(this.trace, this.cursor, this.breakpoints));
	}

	/** Goes to the next step that is an equation, from the end round to the first; stays where there is none. */
	toEquation(equation: EquationName) {
		const stops = breaks(this.trace, [{ on: 'equation', equation }]);
		const next = stops.find((stop) => stop > this.cursor) ?? stops[0];
		if (next !== undefined) this.goTo(next);
	}

	/** Whether a breakpoint is set. */
	stopsAt(breakpoint: Breakpoint): boolean {
		return this.breakpoints.some((one) => sameBreakpoint(one, breakpoint));
	}

	/** Sets a breakpoint, or takes it away where it is set. */
	toggleBreakpoint(breakpoint: Breakpoint) {
		const others = this.breakpoints.filter((other) => !sameBreakpoint(other, breakpoint));
		this.breakpoints =
			others.length < this.breakpoints.length ? others : [...this.breakpoints, breakpoint];
	}

	/** Sets a breakpoint on what a step does: its equation, else its operation. Where some stop the step already, they go. */
	toggleStop(cursor: number) {
		const step = stepOf(this.trace, { step: cursor });
		if (!step) return;
		const meeting = this.breakpoints.filter((one) => meets(this.trace, cursor, one));
		if (meeting.length > 0) {
			this.breakpoints = this.breakpoints.filter((one) => !meeting.includes(one));
		} else {
			this.toggleBreakpoint(
				step.equation
					? { on: 'equation', equation: step.equation }
					: { on: 'operation', op: step.op }
			);
		}
	}

	get speed(): Speed {
		return this.#speed;
	}

	set speed(speed: Speed) {
		this.#speed = speed;
		if (!this.playing) return;
		this.pause();
		this.play();
	}

	/** Takes a step every beat until the end or a breakpoint; from the start again when it is at the end already. */
	play() {
		if (this.atEnd) this.show(startAt(this.moment.grain));
		this.#timer ??= setInterval(() => {
			const before = this.cursor;
			if (!this.atEnd) this.#moment = next(this.trace, this.moment);
			const stopped = this.cursor !== before && this.stops.includes(this.cursor);
			if (this.atEnd || stopped) this.pause();
		}, BEAT / this.#speed);
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
