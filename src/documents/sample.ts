import * as v from 'valibot';
import { unlawfulTarget, type Network, type Sample } from '$engine/network';
import { rowMajor, tensor, type Tensor } from '$engine/tensor';
import { MOST_NEURONS } from './bounds';
import { DocumentError } from './document-error';
import { grouped } from './found';
import { layOut } from './lay-out';
import { copyNumbers, listOf } from './numbers';
import { exactly, read, record } from './schema';

const numbers = v.custom<unknown[]>(
	(list) => Array.isArray(list) && list.length >= 1 && list.length <= MOST_NEURONS,
	`must be a list of 1 to ${grouped(MOST_NEURONS)} numbers`
);

const schema = record({
	format: exactly('backstep-sample'),
	version: exactly(1),
	input: numbers,
	target: numbers
});

/** The sample that a `backstep-sample` document describes. Throws a DocumentError when it describes none. */
export function readSample(json: unknown): Sample {
	const { input, target } = read(schema, json);
	return { input: columnOf(input, 'input'), target: columnOf(target, 'target') };
}

/** A sample as a `backstep-sample` document. */
export function writeSample({ input, target }: Sample): string {
	return layOut(
		{
			format: 'backstep-sample',
			version: 1,
			input: Array.from(rowMajor(input)),
			target: Array.from(rowMajor(target))
		},
		1
	);
}

/** Throws a DocumentError when a sample is not as long as the network's ends, or has targets that its cost cannot take. */
export function checkSample({ input, target }: Sample, { layers, cost }: Network): void {
	const L = layers.length - 1;
	const per = (layer: number) => ['number', 'numbers', `one per neuron of layer ${layer}`] as const;
	const targets = Array.from(rowMajor(target));
	listOf(Array.from(rowMajor(input)), 'input', layers[0], per(0));
	listOf(targets, 'target', layers[L], per(L));
	const problem = unlawfulTarget(targets, cost);
	if (!problem) return;
	const outside = targets.findIndex((t) => t < 0 || t > 1);
	throw new DocumentError(`target${outside < 0 ? '' : `[${outside}]`}: ${problem}`);
}

function columnOf(list: readonly unknown[], path: string): Tensor {
	const column = tensor(list.length, 1);
	copyNumbers(list, path, column.data);
	return column;
}
