import { expect, test } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { valueById, type Ref } from '$engine/trace';
import { worked } from '$engine/testing/worked-example';
import { madeAt, usesOf } from './uses';

const pass = learningStep(worked.network, worked.sample, { toInput: true });
const ref = (id: string) => pass.values.indexOf(valueById(pass, id)!) as Ref;

test('a value is used by every step that reads it, in order', () => {
	const users = (id: string) =>
		usesOf(pass, ref(id)).map(({ step }) => pass.values[step.result].id);
	expect(users('W1')).toEqual(['z1', 'W1_T', 'W1_new']);
	expect(users('delta1')).toEqual(['dE_dW1', 'dE_da0']);
	expect(users('W1_new')).toEqual([]);
});

test('a value was made at the cursor that shows it; what was given, at the start', () => {
	expect(madeAt(pass, ref('t'))).toBe(0);
	expect(madeAt(pass, ref('z1'))).toBe(1);
	expect(madeAt(pass, ref('W1_new'))).toBe(pass.steps.length);
});
