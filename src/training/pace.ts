/** Milliseconds by which a run may be late and still catch up. */
const LATE = 100;

/** When updates are due: so many a second, or each as soon as the one before is done. */
export class Pace {
	/** Milliseconds between two updates; 0 at full speed. */
	#interval = 0;
	#due = 0;

	/** Goes on at so many updates a second; null is full speed. The next update is due at `now`. */
	set(perSecond: number | null, now: number): void {
		this.#interval = perSecond === null ? 0 : 1000 / perSecond;
		this.#due = now;
	}

	get isFull(): boolean {
		return this.#interval === 0;
	}

	/** Whoever asks to go on sees an update at once. */
	hurry(now: number): void {
		this.#due = now;
	}

	/** Milliseconds until the next update is due. */
	wait(now: number): number {
		return this.isFull ? 0 : Math.max(0, this.#due - now);
	}

	/** Says that the update that was due has been done. */
	step(now: number): void {
		this.#due = Math.max(this.#due, now - LATE) + this.#interval;
	}
}
