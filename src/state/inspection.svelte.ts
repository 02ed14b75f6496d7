import { samePlace, type Place } from '$replay/place';

/** What the inspector can show: a number's origin, a forgotten transpose, the fields to edit, the breakpoints, the outputs one by one, what E would do with other pixels. */
export type PanelName = 'origin' | 'transpose' | 'edit' | 'stops' | 'outputs' | 'pixels';

/** What the visitor looks into beside the step: the panel that is open, the trail of numbers, the watches. */
export class Inspection {
	#panel = $state.raw<PanelName | null>(null);
	#trail = $state.raw<readonly Place[]>([]);
	#watches = $state.raw<readonly Place[]>([]);
	/** Whether the focus should go to the panel, as it was opened by a key. */
	#byKey = $state(false);

	/** Whether the list of keys is open. */
	keysShown = $state(false);

	/** Whether a large network has the same step of a small one beside it, where there is room. */
	beside = $state(false);

	/** The panel that the first number was looked into from; null when none was open. */
	from: Exclude<PanelName, 'origin'> | null = null;

	get panel() {
		return this.#panel;
	}

	/** The numbers that were looked into one after the other; the last is on show. */
	get trail() {
		return this.#trail;
	}

	/** The number whose origin is on show; null when there is none. */
	get place(): Place | null {
		return this.#trail.at(-1) ?? null;
	}

	get watches() {
		return this.#watches;
	}

	get byKey() {
		return this.#byKey;
	}

	/** Shows where a number came from; from one number to the next leaves a trail. */
	open(place: Place, byKey = false) {
		if (this.#panel !== 'origin') this.from = this.#panel;
		const trail = this.#panel === 'origin' ? this.#trail : [];
		const last = trail.at(-1);
		if (!last || !samePlace(last, place)) this.#trail = [...trail, place];
		this.#panel = 'origin';
		this.#byKey = byKey;
	}

	/** Shows another panel, or closes it when it is the one on show. */
	toggle(panel: Exclude<PanelName, 'origin'>, byKey = false) {
		this.#panel = this.#panel === panel ? null : panel;
		this.#byKey = byKey;
		this.#trail = [];
	}

	/** Goes back along the trail to its `k`-th number. */
	backTo(k: number, byKey = false) {
		this.#trail = this.#trail.slice(0, k + 1);
		this.#byKey = byKey;
	}

	close() {
		this.#panel = null;
		this.#trail = [];
	}

	isWatched(place: Place): boolean {
		return this.#watches.some((watch) => samePlace(watch, place));
	}

	/** Pins a number, or takes the pin out. */
	watch(place: Place) {
		this.#watches = this.isWatched(place)
			? this.#watches.filter((watch) => !samePlace(watch, place))
			: [...this.#watches, place];
	}

	/** Takes over what a link says. */
	restore(panel: PanelName | null, place: Place | null, watches: readonly Place[]) {
		this.#panel = panel === 'origin' && !place ? null : panel;
		this.#trail = panel === 'origin' && place ? [place] : [];
		this.from = null;
		this.#watches = watches;
		this.#byKey = false;
	}
}
