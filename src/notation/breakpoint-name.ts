import type { OpName } from '$engine/trace';
import type { Breakpoint } from '$replay/breakpoint';
import { layerName } from './place';

/** What each operation is called in words. */
const operationNames: Record<OpName, string> = {
	affine: 'weighted sum',
	activate: 'activation',
	cost: 'cost',
	costPrime: 'slope of the cost',
	activatePrime: 'slope of the activation',
	hadamard: 'Hadamard product',
	softmaxDelta: 'δ of softmax',
	outer: 'outer product',
	biasGradient: 'gradient of a bias',
	transpose: 'transpose',
	matvec: 'product with the transpose',
	batchMean: 'mean over the batch',
	descend: 'update'
};

/** What an operation is called in words: `outer product`. */
export function operationName(op: OpName): string {
	return operationNames[op];
}

/** What a breakpoint stops at: `EQ1`, `transpose`, `layer 1`, `any |number| above 10`. */
export function breakpointName(breakpoint: Breakpoint): string {
	switch (breakpoint.on) {
		case 'equation':
			return breakpoint.equation;
		case 'operation':
			return operationName(breakpoint.op);
		case 'layer':
			return layerName(breakpoint.layer);
		case 'above':
		case 'below':
			return `any |number| ${breakpoint.on} ${breakpoint.limit}`;
		case 'not-finite':
			return 'a number that is not finite';
	}
}
