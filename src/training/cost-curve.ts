/** The most points of a curve. */
const MOST_POINTS = 8192;

/**
 * The cost of each update, in bounded memory: the mean over so many updates at a time, and over twice
 * as many whenever there would be too many points.
 */
export class CostCurve {
	#every = 1;
	#points: number[] = [];
	/** What the last point is the sum of, until it is whole. */
	#sum = 0;
	#count = 0;

	/** The updates of one point. */
	get every(): number {
		return this.#every;
	}

	/** Mean costs; point k is of updates k · every + 1 … (k + 1) · every. */
	get points(): readonly number[] {
		return this.#points;
	}

	/** The updates so far. */
	get length(): number {
		return this.#points.length * this.#every + this.#count;
	}

	add(cost: number): void {
		this.#sum += cost;
		if (++this.#count < this.#every) return;
		this.#points.push(this.#sum / this.#count);
		this.#sum = this.#count = 0;
		if (this.#points.length >= MOST_POINTS) this.#halve();
	}

	/** Forgets what came after an update; a point that was not whole by then goes as well. */
	cut(updates: number): void {
		if (updates >= this.length) return;
		this.#points.length = Math.floor(updates / this.#every);
		this.#sum = this.#count = 0;
	}

	/** The mean cost around an update; null where there is no point yet. */
	at(update: number): number | null {
		return this.#points[Math.floor((update - 1) / this.#every)] ?? null;
	}

	/** As a document that can be kept, and read again. */
	kept(): KeptCurve {
		return { every: this.#every, points: Float64Array.from(this.#points) };
	}

	static of({ every, points }: KeptCurve): CostCurve {
		const curve = new CostCurve();
		curve.#every = every;
		curve.#points = [...points];
		return curve;
	}

	#halve(): void {
		const halved: number[] = [];
		for (let k = 0; k + 1 < this.#points.length; k += 2) {
			halved.push((this.#points[k] + this.#points[k + 1]) / 2);
		}
		this.#points = halved;
		this.#every *= 2;
	}
}

export interface KeptCurve {
	readonly every: number;
	readonly points: Float64Array<ArrayBuffer>;
}
