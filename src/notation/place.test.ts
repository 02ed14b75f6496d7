import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { worked } from '$engine/testing/worked-example';
import { layerName, phaseName, placeNames } from './place';

test('a step’s place is its phase and its layer; the cost has no layer', () => {
	const { steps } = learningStep(worked.network, worked.sample, { toInput: true });
	expect([...new Set(steps.map((step) => placeNames(step).join(' › ')))]).toEqual([
		'Forward › layer 1',
		'Cost',
		'Backward › layer 1',
		'Backward › input',
		'Update › layer 1'
	]);
});

test('phases have names, and layer 0 is the input', () => {
	expect(phaseName('backward')).toBe('Backward');
	expect([layerName(0), layerName(12)]).toEqual(['input', 'layer 12']);
});
