import type { OpName, Trace } from '$engine/trace';
import { operandRefs } from '$engine/trace';
import { stepOf } from '$replay/moment';
import { label, type Letters } from './label';
import { layoutOf } from './layout';
import { formatShort } from './number';
import { stepContext, type StepContext } from './step-context';

/** What the page says of a step: a headline, a note on its shapes and a sentence or two (HTML). */
export interface Narration {
	readonly title: string;
	readonly shapes: string;
	readonly text: string;
}

/** Every narration by its key, with `{{…}}` where the page puts in symbols and numbers. */
export type Narrations = Readonly<Record<string, Narration>>;

/** The key of what is said before the first step. */
export const START = 'start';

/** The narration of every operation, by what its words depend on: one without does not compile. */
const keys: { readonly [K in OpName]: (context: StepContext) => string } = {
	affine: ({ biased }) => `affine.${biased ? 'biased' : 'plain'}`,
	activate: ({ activation }) => `activate.${activation}`,
	cost: ({ cost }) => `cost.${cost}`,
	costPrime: ({ cost }) => `costPrime.${cost}`,
	activatePrime: ({ activation }) => `activatePrime.${activation}`,
	hadamard: ({ layer, L }) => `hadamard.${layer === L ? 'output' : 'hidden'}`,
	softmaxDelta: () => 'softmaxDelta',
	outer: () => 'outer',
	biasGradient: () => 'biasGradient',
	transpose: () => 'transpose',
	matvec: ({ layer }) => `matvec.${layer === 0 ? 'input' : 'hidden'}`,
	batchMean: () => 'batchMean',
	descend: ({ parameter, averaged, shrinks }) =>
		`descend.${parameter}${averaged ? '.mean' : ''}${shrinks ? '.l2' : ''}`
};

/** Which narration is the one at a cursor of a trace. */
export function narrationKey(trace: Trace, cursor: number, { lettering }: Letters): string {
	const step = stepOf(trace, { step: cursor });
	return step ? keys[step.op](stepContext(trace, step, lettering)) : START;
}

/** What is said at a cursor of a trace. Throws an Error when there are no words for it. */
export function narrate(
	narrations: Narrations,
	trace: Trace,
	cursor: number,
	letters: Letters
): Narration {
	const key = narrationKey(trace, cursor, letters);
	const narration = narrations[key];
	if (!narration) throw new Error(`there are no words for ${key}`);
	const words = wordsFor(trace, cursor, letters);
	const put = (text: string) =>
		text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(words[name] ?? `{{${name}}}`));
	return {
		title: put(narration.title),
		shapes: put(narration.shapes),
		text: put(narration.text)
	};
}

/** What stands for each `{{name}}` of a narration; at the start there is nothing to name. */
function wordsFor(trace: Trace, cursor: number, letters: Letters): Record<string, string | number> {
	const step = stepOf(trace, { step: cursor });
	if (!step) return {};
	const words: Record<string, string | number> = {
		...trace.rules.batch,
		result: label(trace.values[step.result], letters),
		alpha: formatShort(trace.rules.learningRate)
	};
	for (const [name, ref] of operandRefs(step)) words[name] = label(trace.values[ref], letters);

	const [left, sign] = layoutOf(step.op, stepContext(trace, step, letters.lettering));
	if ('operand' in left && sign && 'sign' in sign && sign.sign === '·') {
		const ref = operandRefs(step).find(([name]) => name === left.operand)![1];
		words.inner = String(trace.values[ref].tensor.cols);
	}
	return words;
}
