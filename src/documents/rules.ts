import * as v from 'valibot';
import { activations, type ActivationName } from '$engine/activations';
import { costs, type CostName } from '$engine/costs';
import { unlawful, type Rules } from '$engine/network';
import { MOST_LAYERS, MOST_NEURONS, MOST_WEIGHTS } from './bounds';
import { DocumentError } from './document-error';
import { grouped } from './found';
import { listOf } from './numbers';
import { list, oneOf, wholeNumber } from './schema';

/** The keys of a document that say what a pass does at each layer. */
export const ruleEntries = {
	layers: v.pipe(
		v.custom<unknown[]>(
			(sizes) => Array.isArray(sizes) && sizes.length >= 2 && sizes.length <= MOST_LAYERS + 1,
			`must be a list of 2 to ${MOST_LAYERS + 1} sizes`
		),
		list(wholeNumber(1, MOST_NEURONS), 'sizes')
	),
	activations: list(oneOf(Object.keys(activations) as ActivationName[]), 'names'),
	cost: oneOf(Object.keys(costs) as CostName[]),
	learningRate: v.custom<number>(
		(rate) => Number.isFinite(rate) && Number(rate) >= 0,
		'must be a finite number, 0 or more'
	)
};

/** Throws a DocumentError when rules do not fit together, or make more weights than a document may have. */
export function checkRules({ layers, activations: names, cost }: Rules): void {
	const weights = layers.slice(1).reduce((sum, size, k) => sum + size * layers[k], 0);
	if (weights > MOST_WEIGHTS) {
		throw new DocumentError(
			`layers must make at most ${grouped(MOST_WEIGHTS)} weights, but make ${grouped(weights)}`
		);
	}
	listOf(names, 'activations', layers.length - 1, [
		'name',
		'names',
		'one per layer after the input'
	]);
	const problem = unlawful(names, cost);
	if (!problem) return;
	const early = names.slice(0, -1).findIndex((name) => activations[name].outputOnly);
	throw new DocumentError(`${early < 0 ? 'cost' : `activations[${early}]`}: ${problem}`);
}
