import type { ActivationName } from '$engine/activations';
import type { Step, Trace } from '$engine/trace';
import { label, type Letters } from './label';
import { superscript } from './number';

const activationNames: Record<ActivationName, string> = {
	sigmoid: 'σ',
	tanh: 'tanh',
	relu: 'ReLU',
	identity: 'a = z',
	softmax: 'softmax'
};

/** A step's shortest name, for the timeline: its equation, else the sign of what it does. */
export function shortName(trace: Trace, step: Step, { lettering }: Letters): string {
	if (step.equation) return step.equation;
	switch (step.op) {
		case 'activate':
			return activationNames[trace.rules.activations[step.layer - 1]];
		case 'cost':
			return 'E';
		case 'costPrime':
			return '∂E/∂o';
		case 'activatePrime':
			return 'σ′';
		case 'softmaxDelta':
			return 'δ';
		case 'biasGradient':
			return '∂E/∂b';
		case 'transpose':
			return 'T';
		case 'batchMean':
			return 'mean';
		case 'descend': {
			const { symbol, layer } = trace.values[step.operands.p];
			return symbol + (lettering === 'single' ? '' : superscript(layer));
		}
		default:
			return step.op;
	}
}

/** A step's name for those who hear it: its number, its equation and what it makes. */
export function fullName(trace: Trace, cursor: number, letters: Letters): string {
	if (cursor === 0) return 'Start: what is given';
	const step = trace.steps[cursor - 1];
	const equation = step.equation ? `${step.equation}, ` : '';
	return `Step ${cursor}: ${equation}${label(trace.values[step.result], letters)}`;
}
