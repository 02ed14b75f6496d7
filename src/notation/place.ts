import type { Phase, Step } from '$engine/trace';

const phases: Record<Phase, string> = {
	forward: 'Forward',
	cost: 'Cost',
	backward: 'Backward',
	update: 'Update'
};

/** A phase's name. */
export function phaseName(phase: Phase): string {
	return phases[phase];
}

/** What a layer is called. */
export function layerName(layer: number): string {
	return layer === 0 ? 'input' : `layer ${layer}`;
}

/** Where in the pass a step is: `Backward › layer 1`. */
export function placeOf({ phase, layer }: Step): string {
	if (phase === 'cost') return phaseName(phase);
	return `${phaseName(phase)} › ${layerName(layer)}`;
}
