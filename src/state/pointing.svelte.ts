import type { Value } from '$engine/trace';
import type { Moment } from '$replay/moment';
import { homeOf, samePlace, type Place } from '$replay/place';

/** What the visitor points at, with the mouse or by the focus: a number by its home, or a whole value by its id. */
export type Pointed = Place | { readonly id: string; readonly row: null; readonly col: null };

/** What to do with what is pointed at. */
export interface PointingActions {
	/** Shows where a number came from; `byKey` when the focus should go there. */
	open(place: Place, byKey: boolean): void;
	/** Goes to the step that made a value. */
	goTo(id: string): void;
	/** Goes to a moment: that of what is no value of the trace, such as one product of a sum. */
	show(moment: Moment): void;
}

/** The one thing that is pointed at, so that it lights up wherever it stands. */
export class Pointing {
	at = $state.raw<Pointed | null>(null);

	/**
	 * Without actions nothing happens but that what is pointed at lights up. `inspected` tells whose
	 * origin is shown, if any: it is lit while nothing else is pointed at.
	 */
	constructor(
		readonly actions: PointingActions | null,
		private readonly inspected: () => Place | null = () => null
	) {}

	/** The number that is lit wherever it stands, by its home. */
	get lit(): Place | null {
		const at = this.at ?? this.inspected();
		return at === null || at.row === null ? null : at;
	}

	/** Whether this number is lit, here or elsewhere. */
	isAt({ id }: Value, row: number, col: number): boolean {
		return this.lit !== null && samePlace(homeOf({ id, row, col }), this.lit);
	}

	/** Whether a value is pointed at as a whole. */
	isAtWhole({ id }: { readonly id: string }): boolean {
		return this.at?.id === id && this.at.row === null;
	}

	/** Whether a value, or a number of it, is pointed at. */
	touches({ id }: { readonly id: string }): boolean {
		return (
			this.at !== null && (this.at.id === id || this.at.id === homeOf({ id, row: 0, col: 0 }).id)
		);
	}
}
