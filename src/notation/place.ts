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

/** Where in the pass a step is, from the whole to the part: its phase and its layer, which the cost has none of. */
export function placeNames({ phase, layer }: Step): readonly string[] {
	return phase === 'cost' ? [phaseName(phase)] : [phaseName(phase), layerName(layer)];
}
