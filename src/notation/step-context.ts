import type { ActivationName } from '$engine/activations';
import type { CostName } from '$engine/costs';
import { settingOf } from '$engine/setting';
import type { Step, Trace } from '$engine/trace';
import type { Lettering } from './lettering';

/** All that the way a step is written depends on; none of its numbers. */
export interface StepContext {
	readonly lettering: Lettering;
	/** The layer that the step works for, of L. */
	readonly layer: number;
	readonly L: number;
	/** σ of that layer. */
	readonly activation: ActivationName;
	readonly cost: CostName;
	/** Whether z has a bias added. */
	readonly biased: boolean;
	/** Which parameters an update changes, or a gradient is of. */
	readonly parameter: 'W' | 'b';
	/** Whether an update goes by the mean gradient of a batch. */
	readonly averaged: boolean;
	/** Whether it shrinks them, as L2 does weights. */
	readonly shrinks: boolean;
}

/** The context of a step of a trace. */
export function stepContext(
	{ rules, values }: Trace,
	step: Step,
	lettering: Lettering
): StepContext {
	const parameter = values[step.result].symbol.includes('b') ? 'b' : 'W';
	return {
		lettering,
		layer: step.layer,
		L: rules.layers.length - 1,
		activation: settingOf(rules, step.layer).activation,
		cost: rules.cost,
		biased: step.op === 'affine' && step.operands.b !== undefined,
		parameter,
		averaged: (rules.batch?.size ?? 1) > 1,
		shrinks: parameter === 'W' && !!rules.batch?.l2
	};
}
