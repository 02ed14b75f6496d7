import type { Rules } from '$engine/network';
import { matrixForm } from '$geometry/matrix-form';
import { cellOf, type Place } from '$replay/place';
import type { Moment } from '$replay/moment';
import { passThrough } from './change';
import type { Pass } from './pass-of';
import type { Session } from './session.svelte';

/** The network whose readable numbers explain a large one's. */
export const BESIDE = '3-3-2';

/** From this width on two networks' steps have room side by side. */
export const WIDE = '(min-width: 1600px)';

/** Whether a network is so large that some of its matrices are colours: then a small one explains it. */
export function mayHaveBeside({ layers }: Pick<Rules, 'layers'>): boolean {
	return layers.slice(1).some((n, k) => matrixForm(n, layers[k]) !== 'numerals');
}

/** The pass of the small network as the visitor has left it, as far down as the large one goes. */
export function besidePass(session: Session): Pass {
	const setup = session.smallNow(BESIDE);
	const toInput = setup.toInput || session.setup.toInput;
	return {
		trace: passThrough({ ...setup, toInput }),
		letters: { lettering: setup.lettering, L: setup.network.layers.length - 1 }
	};
}

/** Leaves the large network for the small one, at a moment of its pass; shows where a number came from, if one is given. */
export function openBeside(session: Session, moment: Moment, place: Place | null = null): void {
	const { toInput } = session.setup;
	session.select(BESIDE);
	if (toInput && !session.setup.toInput) session.edit([{ what: 'to-input', to: true }]);
	session.player.show(moment);
	session.notice = null;
	if (place && cellOf(session.trace, place)) session.inspection.open(place);
}
