import type { EquationName, OpName, Phase } from '../trace';

/** What decides which steps a pass has. */
export interface PassPlan {
	/** How many layers have weights. */
	readonly L: number;
	readonly softmax: boolean;
	/** Whether E is computed from z. */
	readonly costFromZ: boolean;
	readonly biases: boolean;
	/** Whether the update goes by the mean gradient of a batch of several samples. */
	readonly averaged: boolean;
	readonly toInput: boolean;
}

/** One row of the design's table, filled in: the step that makes the value `id`. */
export interface ExpectedStep {
	readonly op: OpName;
	readonly phase: Phase;
	readonly id: string;
	readonly layer: number;
	readonly equation: EquationName | null;
	/** The operands' ids by their names in the equation. */
	readonly operands: Readonly<Record<string, string>>;
}

/**
 * The steps of a whole pass as the design lists them, written down a second time:
 * a table to hold recorded steps against, which knows nothing of the tape.
 */
export function expectedSteps({
	L,
	softmax,
	costFromZ,
	biases,
	averaged,
	toInput
}: PassPlan): ExpectedStep[] {
	const steps: ExpectedStep[] = [];
	let phase: Phase = 'forward';
	const add = (
		op: OpName,
		id: string,
		layer: number,
		equation: EquationName | null,
		operands: Record<string, string>
	) => steps.push({ op, phase, id, layer, equation, operands });

	for (let l = 1; l <= L; l++) {
		const bias = biases ? { b: `b${l}` } : {};
		add('affine', `z${l}`, l, 'EQ3', { W: `W${l}`, a: `a${l - 1}`, ...bias });
		add('activate', `a${l}`, l, null, { z: `z${l}` });
	}

	phase = 'cost';
	const o = `a${L}`;
	add('cost', 'E', L, null, { o, t: 't', ...(costFromZ ? { z: `z${L}` } : {}) });

	phase = 'backward';
	for (let l = L; l >= 0; l--) {
		if (l === 0 && !toInput) break;
		if (l < L) {
			add('transpose', `W${l + 1}_T`, l, null, { W: `W${l + 1}` });
			add('matvec', `dE_da${l}`, l, 'EQ5', { M: `W${l + 1}_T`, v: `delta${l + 1}` });
		}
		if (l === 0) break;
		if (l === L && softmax) {
			add('softmaxDelta', `delta${l}`, l, null, { o, t: 't' });
		} else {
			if (l === L) add('costPrime', `dE_da${l}`, l, null, { o, t: 't' });
			add('activatePrime', `sigmaPrime${l}`, l, null, { z: `z${l}`, a: `a${l}` });
			const equation = l === L ? 'EQ4' : 'EQ1';
			add('hadamard', `delta${l}`, l, equation, { u: `dE_da${l}`, v: `sigmaPrime${l}` });
		}
		add('outer', `dE_dW${l}`, l, 'EQ6', { delta: `delta${l}`, a: `a${l - 1}` });
		if (biases) add('biasGradient', `dE_db${l}`, l, null, { delta: `delta${l}` });
	}

	phase = 'update';
	for (let l = L; l >= 1; l--) {
		for (const p of biases ? ['W', 'b'] : ['W']) {
			const own = `dE_d${p}${l}`;
			const mean = `${own}_mean`;
			if (averaged) add('batchMean', mean, l, null, { g: own, rest: `${own}_rest` });
			add('descend', `${p}${l}_new`, l, null, { p: `${p}${l}`, g: averaged ? mean : own });
		}
	}
	return steps;
}
