import type { Operation } from '../operation';
import { combination } from './combination';

/**
 * p ← p − α ∂E/∂p for the weights or the biases of one layer; a new value, p itself stays. In a batch
 * with L2 weights shrink: W ← (1 − αλ/n) W − α ∂E/∂W.
 */
export const descend: Operation<'descend'> = {
	phase: 'update',
	equation: () => null,
	result: (layer, { p }) => ({ symbol: p.symbol === 'W' ? 'W_new' : 'b_new', layer }),
	...combination(['p', 'g'], ({ learningRate, batch }, { p }) => [
		batch && p.symbol === 'W' ? 1 - (learningRate * batch.l2) / batch.trainingSize : 1,
		-learningRate
	])
};
