import type { PassRules } from './network';
import type { Setting } from './operation';

/** What the rules say to a step that works for `layer`; a step for the input layer uses no activation. */
export function settingOf(rules: PassRules, layer: number): Setting {
	return { ...rules, activation: rules.activations[Math.max(layer, 1) - 1] };
}
