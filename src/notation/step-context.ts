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
	/** Which parameters an update changes. */
	readonly parameter: 'W' | 'b';
}

/** The context of a step of a trace. */
export function stepContext(
	{ rules, values }: Trace,
	step: Step,
	lettering: Lettering
): StepContext {
	return {
		lettering,
		layer: step.layer,
		L: rules.layers.length - 1,
		activation: settingOf(rules, step.layer).activation,
		cost: rules.cost,
		biased: step.op === 'affine' && step.operands.b !== undefined,
		parameter: step.op === 'descend' && values[step.operands.p].symbol === 'b' ? 'b' : 'W'
	};
}
