/** The parameters that a run had after so many updates. */
export interface Checkpoint {
	readonly update: number;
	readonly parameters: Float32Array<ArrayBuffer>;
}

/** How close together checkpoints are at first, in updates. */
export const FIRST_INTERVAL = 500;

/** The most bytes that a run's checkpoints take. */
export const MOST_BYTES = 64 * 2 ** 20;

/**
 * What a run had at every so many updates, in bounded memory: when there would be too many, every
 * second one goes, and from then on they are twice as far apart. The first always stays.
 */
export class Checkpoints {
	#interval: number;
	readonly #most: number;
	readonly #kept = new Map<number, Float32Array<ArrayBuffer>>();

	constructor(parameterCount: number, { interval = FIRST_INTERVAL, mostBytes = MOST_BYTES } = {}) {
		this.#interval = interval;
		// Two at least: the first, and one more.
		this.#most = Math.max(2, Math.floor(mostBytes / (4 * parameterCount)));
	}

	/** The updates between one and the next. */
	get interval(): number {
		return this.#interval;
	}

	get updates(): readonly number[] {
		return [...this.#kept.keys()].sort((a, b) => a - b);
	}

	/** Whether the parameters after so many updates are to be kept. */
	wants(update: number): boolean {
		return update % this.#interval === 0 && !this.#kept.has(update);
	}

	/** Keeps a copy. Returns the updates that had to go for it. */
	add(update: number, parameters: Float32Array): number[] {
		this.#kept.set(update, Float32Array.from(parameters));
		const gone: number[] = [];
		while (this.#kept.size > this.#most) {
			this.#interval *= 2;
			for (const kept of this.#kept.keys()) {
				if (kept % this.#interval === 0) continue;
				this.#kept.delete(kept);
				gone.push(kept);
			}
		}
		return gone;
	}

	/** The last at or before an update. */
	nearest(update: number): Checkpoint {
		for (let at = update - (update % this.#interval); at >= 0; at -= this.#interval) {
			const parameters = this.#kept.get(at);
			if (parameters) return { update: at, parameters };
		}
		throw new RangeError(`no checkpoint at or before update ${update}`);
	}

	/** Forgets all after an update. */
	dropAfter(update: number): void {
		for (const kept of this.#kept.keys()) if (kept > update) this.#kept.delete(kept);
	}
}
