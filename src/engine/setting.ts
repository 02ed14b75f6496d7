import type { Rules } from './network';
import type { Setting } from './operation';

/** What the rules say to a step that works for `layer`; a step for the input layer uses no activation. */
export function settingOf(rules: Rules, layer: number): Setting {
	return {
		activation: rules.activations[Math.max(layer, 1) - 1],
		cost: rules.cost,
		learningRate: rules.learningRate
	};
}
